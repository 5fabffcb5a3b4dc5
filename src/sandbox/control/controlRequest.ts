// The control request changes how a running sandbox misbehaves:
//
//   POST /sandbox/control
//   X-Sandbox-Signature: lower-case hex of HMAC-SHA256(secret key, body)
//
//   {"latency": 300, "rate": 2, "faults": ["drop-after@UploadCertificate:x1"], "clockSkew": -3600,
//    "conditions": ["unverified"]}
//
// All members are optional; `{}` changes nothing. The answer has the settings now in force (200), or says in `error` what
// is wrong with the request (400, 403, 405). Only from the machine itself. Faults and latency do not touch it.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Result } from "../../certificates";
import { hmacWithSecret, sameText } from "../gateway/authentication";
import type { Backend } from "../gateway/backend";
import type { Refusal } from "../gateway/refusals";
import type { GatewayRequest } from "../gateway/request";
import { readSettings } from "./readSettings";

export const controlPath = "/sandbox/control";

/** Carries out a control request and answers it. */
export function answerControl(
  message: IncomingMessage,
  request: Result<GatewayRequest, Refusal>,
  response: ServerResponse,
  backend: Backend,
): void {
  const { status, body } = handle(message, request, backend);
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end(JSON.stringify(body));
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

function handle(
  message: IncomingMessage,
  request: Result<GatewayRequest, Refusal>,
  { control, credentials, log }: Backend,
): Answer {
  if (!request.ok) return refused(400, "The request is too large");
  if (!isLoopback(message.socket.remoteAddress)) return refused(403, "Only from the machine itself");
  if (request.value.method !== "POST") return refused(405, "The control request is a POST");
  const text = request.value.body.toString("utf8");
  const expected = hmacWithSecret("sha256", credentials.secretKey, text).toString("hex");
  if (!sameText(request.value.header("x-sandbox-signature") ?? "", expected)) {
    return refused(403, "X-Sandbox-Signature is not the HMAC-SHA256 of the body with the secret key");
  }
  const settings = readSettings(parseJson(text));
  if (!settings.ok) return refused(400, settings.error);
  control.set(settings.value);
  log(`Control: ${JSON.stringify(control.state)}`);
  return { status: 200, body: control.state };
}

function refused(status: number, error: string): Answer {
  return { status, body: { error } };
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address);
}

/** Undefined for text that is not JSON; the settings' reader refuses that like anything else that is no object. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
