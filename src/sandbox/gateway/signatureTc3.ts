import { createHash, createHmac } from "node:crypto";
import { failure, type Result, success } from "../../certificates";
import type { SandboxCredentials } from "../credentials";
import { hmacWithSecret, isExpired, isRightToken, sameText, signedHosts } from "./authentication";
import { type Refusal, refusal } from "./refusals";
import type { GatewayRequest } from "./request";

interface Authorization {
  readonly secretId: string;
  readonly date: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/**
 * Checks a call signed with TC3-HMAC-SHA256: header, secret ID, clock, date of the scope, signature, token, in this
 * order. `now` is milliseconds UTC.
 */
export function verifyTc3(
  request: GatewayRequest,
  credentials: SandboxCredentials,
  now: number,
): Result<void, Refusal> {
  const authorization = parseAuthorization(request.header("authorization") ?? "");
  if (!authorization.ok) return authorization;
  const { secretId, date } = authorization.value;
  const timestamp = Number(request.header("x-tc-timestamp"));
  if (!sameText(secretId, credentials.secretId)) return failure(refusal("AuthFailure.SecretIdNotFound"));
  if (isExpired(timestamp, now)) {
    return failure(refusal("AuthFailure.SignatureExpire", Math.floor(now / 1000)));
  }
  if (date !== utcDate(timestamp) || !isSigned(request, authorization.value, timestamp, credentials)) {
    return failure(refusal("AuthFailure.SignatureFailure"));
  }
  return isRightToken(request.header("x-tc-token"), credentials)
    ? success(undefined)
    : failure(refusal("AuthFailure.TokenFailure"));
}

const format =
  /^TC3-HMAC-SHA256\s+Credential=([^/,\s]+)\/(\d{4}-\d{2}-\d{2})\/([^/,\s]+)\/tc3_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

function parseAuthorization(header: string): Result<Authorization, Refusal> {
  const [, secretId, date, service, names, signature] = format.exec(header.trim()) ?? [];
  if (!secretId || !date || !service || !names || !signature) {
    return invalidAuthorization(
      "It is not of the form `TC3-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`.",
    );
  }
  const signedHeaders = names.toLowerCase().split(";").sort();
  const signsEnough = signedHeaders.includes("content-type") && signedHeaders.includes("host");
  if (!signsEnough) return invalidAuthorization("`content-type` and `host` must be signed.");
  return success({ secretId, date, service, signedHeaders, signature });
}

function invalidAuthorization(detail: string): Result<never, Refusal> {
  return failure(refusal("AuthFailure.InvalidAuthorization", detail));
}

function utcDate(timestamp: number): string {
  return new Date(timestamp * 1000).toISOString().slice(0, 10);
}

/** Clients differ in whether they sign the port, and the lower-cased or the raw values of headers: all are accepted. */
function isSigned(
  request: GatewayRequest,
  authorization: Authorization,
  timestamp: number,
  credentials: SandboxCredentials,
): boolean {
  const key = signingKey(authorization, credentials);
  const scope = `${authorization.date}/${authorization.service}/tc3_request`;
  return canonicalRequests(request, authorization.signedHeaders).some((canonical) => {
    const toSign = ["TC3-HMAC-SHA256", timestamp, scope, sha256(canonical)].join("\n");
    const expected = createHmac("sha256", key).update(toSign, "utf8").digest("hex");
    return sameText(expected, authorization.signature);
  });
}

function signingKey({ date, service }: Authorization, { secretKey }: SandboxCredentials): Buffer {
  const dateKey = hmacWithSecret("sha256", secretKey, date, "TC3");
  const serviceKey = createHmac("sha256", dateKey).update(service).digest();
  return createHmac("sha256", serviceKey).update("tc3_request").digest();
}

function canonicalRequests(request: GatewayRequest, signedHeaders: readonly string[]): string[] {
  const hosts = signedHosts(request.header("host") ?? "");
  const writings = [(value: string) => value.toLowerCase(), (value: string) => value];
  return hosts.flatMap((host) =>
    writings.map((write) => {
      const lines = signedHeaders.map((name) => {
        const value = name === "host" ? host : (request.header(name) ?? "");
        return `${name}:${write(value).trim()}\n`;
      });
      return [
        request.method,
        "/",
        request.method === "GET" ? request.query : "",
        lines.join(""),
        signedHeaders.join(";"),
        payloadHash(request),
      ].join("\n");
    }),
  );
}

/** The Go SDK can leave the body out of the signature and says so in a header. */
function payloadHash(request: GatewayRequest): string {
  const unsigned = request.header("x-tc-content-sha256") === "UNSIGNED-PAYLOAD";
  return sha256(unsigned ? "UNSIGNED-PAYLOAD" : request.method === "GET" ? "" : request.body);
}

function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}
