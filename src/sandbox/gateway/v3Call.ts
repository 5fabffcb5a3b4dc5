import { failure, type Result, success } from "../../certificates";
import type { SandboxCredentials } from "../credentials";
import { isExpired, isRightToken, sameText } from "./authentication";
import type { Backend } from "./backend";
import { type Refusal, refusal } from "./refusals";
import { decodeForm, type GatewayRequest, sizeLimits } from "./request";
import { verifyTc3 } from "./signatureTc3";
import { isSignedV1 } from "./signatureV1";
import { unflatten } from "./unflatten";

/** A call whose caller is known: which action, and its parameters as they came. */
export interface Call {
  readonly action: string;
  readonly version: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The parameters came as text, not as JSON. */
  readonly asText: boolean;
}

/** Parameters of every call, which are no parameters of the action. */
const commonParameters: ReadonlySet<string> = new Set([
  "Action",
  "Version",
  "Region",
  "Timestamp",
  "Nonce",
  "SecretId",
  "SignatureMethod",
  "Signature",
  "Token",
  "RequestClient",
  "Language",
]);

/** Who calls, and what: checks the signature, of whichever kind it is, and finds the parameters. */
export function authenticate(request: GatewayRequest, backend: Backend): Result<Call, Refusal> {
  if (request.method !== "GET" && request.method !== "POST") {
    return failure(refusal("UnsupportedProtocol", ""));
  }
  const parameters = formOf(request);
  const older = request.header("authorization") === undefined && parameters.has("Signature");
  return older ? authenticateV1(request, parameters, backend) : authenticateTc3(request, backend);
}

function authenticateTc3(request: GatewayRequest, { credentials, now }: Backend): Result<Call, Refusal> {
  for (const name of ["Action", "Version", "Timestamp"]) {
    if (!request.header(`x-tc-${name.toLowerCase()}`)) return failure(refusal("MissingParameter", name));
  }
  if (!/^\d{1,11}$/.test(request.header("x-tc-timestamp") ?? "")) {
    return failure(refusal("InvalidParameter", "Timestamp"));
  }
  if (request.header("x-tc-region") === "")
    return failure(refusal("InvalidParameterValue", "X-TC-Region", ""));
  const verified = verifyTc3(request, credentials, now());
  if (!verified.ok) return verified;
  const parameters = tc3Parameters(request);
  if (!parameters.ok) return parameters;
  return success({
    action: request.header("x-tc-action") ?? "",
    version: request.header("x-tc-version") ?? "",
    parameters: parameters.value,
    asText: request.method === "GET",
  });
}

function tc3Parameters(request: GatewayRequest): Result<Record<string, unknown>, Refusal> {
  if (request.method === "GET") return success(unflatten(decodeForm(request.query)));
  if (contentType(request) !== "application/json") {
    return failure(refusal("UnsupportedProtocol", "The content type must be `application/json`."));
  }
  return parseObject(request.body.toString("utf8"));
}

function parseObject(text: string): Result<Record<string, unknown>, Refusal> {
  if (text.trim() === "") return success({});
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return success(value as Record<string, unknown>);
    }
  } catch {
    // Not JSON at all: the same refusal as JSON that is no object.
  }
  return failure(refusal("InvalidRequest"));
}

/** Signature v1: everything is in the parameters. Still the default of the international Node SDK. */
function authenticateV1(
  request: GatewayRequest,
  parameters: ReadonlyMap<string, string>,
  { credentials, now }: Backend,
): Result<Call, Refusal> {
  if (request.body.length > sizeLimits.formBody) {
    return failure(refusal("RequestSizeLimitExceeded", sizeLimits.formBody));
  }
  for (const name of ["Action", "Version", "Timestamp", "Nonce", "SecretId"]) {
    if (!parameters.get(name)) return failure(refusal("MissingParameter", name));
  }
  for (const name of ["Timestamp", "Nonce"]) {
    if (!/^\d{1,20}$/.test(parameters.get(name) ?? "")) return failure(refusal("InvalidParameter", name));
  }
  const verified = verifyV1(request, parameters, credentials, now());
  if (!verified.ok) return verified;
  const own = [...parameters].filter(([name]) => !commonParameters.has(name));
  return success({
    action: parameters.get("Action") ?? "",
    version: parameters.get("Version") ?? "",
    parameters: unflatten(new Map(own)),
    asText: true,
  });
}

function verifyV1(
  request: GatewayRequest,
  parameters: ReadonlyMap<string, string>,
  credentials: SandboxCredentials,
  now: number,
): Result<void, Refusal> {
  if (!sameText(parameters.get("SecretId") ?? "", credentials.secretId)) {
    return failure(refusal("AuthFailure.SecretIdNotFound"));
  }
  if (isExpired(Number(parameters.get("Timestamp")), now)) {
    return failure(refusal("AuthFailure.SignatureExpire", Math.floor(now / 1000)));
  }
  const form = { method: request.method, hostHeader: request.header("host") ?? "", path: "/", parameters };
  if (!isSignedV1(form, credentials)) return failure(refusal("AuthFailure.SignatureFailure"));
  return isRightToken(parameters.get("Token"), credentials)
    ? success(undefined)
    : failure(refusal("AuthFailure.TokenFailure"));
}

/** The parameters of the older way to sign: in the query of a GET, in the form of a POST. */
export function formOf(request: GatewayRequest): Map<string, string> {
  if (request.method === "GET") return decodeForm(request.query);
  const isForm = contentType(request) === "application/x-www-form-urlencoded";
  return isForm ? decodeForm(request.body.toString("utf8")) : new Map();
}

function contentType(request: GatewayRequest): string {
  return (request.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}
