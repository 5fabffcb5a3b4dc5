import { type Message, message, type ServiceError, type ServiceErrorKind } from "../certificates";
import { clockAdvice, clockCause } from "./clockSkew";
import { isLoopback } from "./endpoint";
import { type Explanation, explainService, explainTransport, stopAdvice } from "./errors";
import { sanitise } from "./redaction";
import type { HttpAnswer, TransportFault } from "./transport";

/** What the service said went wrong. */
export interface Complaint {
  readonly code: string;
  readonly message: string;
  readonly requestId?: string;
}

const legacyGone = message(
  "The legacy API was announced to end on 1 January 2023. Change the account to API 3.0, or check the network connection.",
);

const onThisComputer = message(
  "Check that the service is running on this computer and listens at this address: 127.0.0.1 is IPv4, [::1] is IPv6.",
);
const proxyAdvice = message(
  "Check the editor's setting http.proxy, or without it the variables HTTPS_PROXY and HTTP_PROXY of its environment.",
);
const proxyPermission = message(
  "Ask whoever runs the proxy to allow this host, or check the editor's settings http.proxy and http.noProxy.",
);

/** Kinds with which the service says that it did nothing. */
const nothingDone: ReadonlySet<ServiceErrorKind> = new Set([
  "credentials",
  "permission",
  "notFound",
  "refused",
  "rateLimit",
]);

/** The error for a complaint of the service. `now` is our clock when the answer came. */
export function complaintError(
  action: string,
  complaint: Complaint,
  dateHeader: string,
  now: number,
): ServiceError {
  const explanation = explainService(complaint.code);
  const said = sanitise(complaint.message);
  const clock = clockCause(complaint.code, dateHeader, now);
  return {
    action,
    code: complaint.code,
    kind: explanation.kind,
    cause: clock ?? causeOf(explanation, said === "" ? complaint.code : said),
    advice: clock === undefined ? explanation.advice : clockAdvice,
    retryable: explanation.retryable,
    carriedOut: nothingDone.has(explanation.kind) ? "no" : "maybe",
    ...(said === "" ? {} : { serviceMessage: said }),
    ...(complaint.requestId === undefined ? {} : { requestId: complaint.requestId }),
  };
}

/** The error for a request that got no answer. */
export function faultError(action: string, fault: TransportFault, host: string): ServiceError {
  if (fault.proxy !== undefined) return proxyFaultError(action, fault, fault.proxy);
  const error = transportError(action, fault.code, host, fault.sent);
  if (host === "wss.api.qcloud.com" && fault.code === "ENOTFOUND") return { ...error, advice: legacyGone };
  const isHere =
    isLoopback(host.replace(/:\d+$/, "")) && error.kind === "network" && error.retryable && !fault.sent;
  return isHere ? { ...error, advice: onThisComputer } : error;
}

function proxyFaultError(action: string, { code, sent }: TransportFault, proxy: string): ServiceError {
  return {
    ...transportError(action, code, proxy, sent),
    kind: "network",
    cause: message("The proxy {0} cannot be reached: {1}.", proxy, code),
    advice: proxyAdvice,
    retryable: true,
  };
}

/** The error for a proxy's own answer to the request for a connection. */
function proxyRefusalError(action: string, status: number, proxy: string, host: string): ServiceError {
  if (status === 407) return transportError(action, "Http407", host, false);
  return {
    ...transportError(action, "Http407", host, false),
    code: `Proxy${status}`,
    cause: message("The proxy {0} does not connect to {1}: HTTP {2}.", proxy, host, status),
    advice: status === 403 ? proxyPermission : proxyAdvice,
    retryable: status >= 500,
  };
}

/** The error for an answer that is not the service's: another status, HTML, garbage. */
export function answerError(action: string, answer: HttpAnswer, host: string): ServiceError {
  const { status, contentType, refusedBy } = answer;
  if (refusedBy !== undefined) return proxyRefusalError(action, status, refusedBy, host);
  if (status >= 300 && status < 400) return transportError(action, "Redirect", host, true);
  if (status === 407) return transportError(action, "Http407", host, false);
  if (status === 200 && answer.body.trim() === "") return transportError(action, "Empty", host, true);
  const isGateway = status >= 502 && status <= 504;
  return {
    ...transportError(action, "UnexpectedAnswer", host, true),
    code: status === 200 ? "NotJson" : `Http${status}`,
    cause: message(
      "{0} sent an answer that is not the service's: HTTP {1}, {2}.",
      host,
      status,
      type(contentType),
    ),
    ...(isGateway
      ? { retryable: true, advice: message("A gateway on the way failed. Try again in a few minutes.") }
      : {}),
  };
}

/** The error for an answer in the service's form that lacks what it must have. */
export function incompleteError(action: string, missing: string, requestId?: string): ServiceError {
  return {
    ...transportError(action, "UnexpectedAnswer", "", true),
    cause: message("The answer of the service lacks the field {0}.", missing),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/** The error for an answer that says in its own way that nothing was done. */
export function refusedError(action: string, cause: Message, requestId?: string): ServiceError {
  return {
    ...complaintError(action, { code: "FailedOperation", message: "" }, "", 0),
    cause,
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/** The error for a certificate the legacy list does not have. */
export function notFoundError(action: string): ServiceError {
  return { ...complaintError(action, { code: "5000", message: "" }, "", 0), code: "NotFound" };
}

/** The error for something this API generation cannot do; no request was made. */
export function unsupportedError(action: string, cause: Message): ServiceError {
  return {
    action,
    code: "NotSupported",
    kind: "refused",
    cause,
    advice: message("Use an account with API 3.0."),
    retryable: false,
    carriedOut: "no",
  };
}

/** The error of a call whose task at the service did not end in time. It may still go on there. */
export function taskTimeoutError(action: string): ServiceError {
  return {
    ...transportError(action, "Timeout", "", true),
    code: "TaskTimeout",
    cause: message("The service has not finished its task after five minutes."),
    advice: message("It may still do so. Refresh the list in a few minutes."),
  };
}

/** The error of a call that was cancelled between its requests. */
export function cancelledError(action: string): ServiceError {
  return transportError(action, "Cancelled", "", false);
}

/** The error of a deletion that the service gave up, since it could not find out in time what uses the certificate. */
export function resourceCheckTimeoutError(action: string, complaint: Omit<Complaint, "code">): ServiceError {
  return {
    ...complaintError(action, { code: "FailedOperation", ...complaint }, "", 0),
    code: "ResourceCheckTimeout",
    kind: "service",
    cause: message("The service could not find out in time which cloud resources use the certificate."),
    advice: message("Nothing was deleted. Try again in a few minutes."),
    retryable: true,
  };
}

/** The error of every call of an account whose endpoint is not usable. */
export function endpointError(action: string, cause: Message): ServiceError {
  return {
    action,
    code: "BadEndpoint",
    kind: "network",
    cause,
    advice: message("Check the account's endpoint and API generation."),
    retryable: false,
    carriedOut: "no",
  };
}

function transportError(action: string, code: string, host: string, sent: boolean): ServiceError {
  const explanation = explainTransport(code);
  const { kind, advice, retryable } = explanation;
  const cause = causeOf(explanation, host);
  const error: ServiceError = { action, code, kind, cause, advice, retryable, carriedOut: "no" };
  return withEffect(error, sent ? "maybe" : "no");
}

/** The same error with what is known of its effect; what a stop means depends on that. */
export function withEffect(error: ServiceError, carriedOut: ServiceError["carriedOut"]): ServiceError {
  const advice = error.kind === "cancelled" ? stopAdvice[carriedOut] : error.advice;
  return { ...error, advice, carriedOut };
}

function causeOf({ cause }: Explanation, detail: string): Message {
  return typeof cause === "function" ? cause(detail) : cause;
}

function type(contentType: string): string {
  return sanitise(contentType.split(";")[0] ?? "", 60) || "no content type";
}
