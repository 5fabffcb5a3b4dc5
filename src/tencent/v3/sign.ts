import { createHash, createHmac } from "node:crypto";
import { unwrap } from "../../certificates";
import type { Credentials } from "../connection";

/** What TC3-HMAC-SHA256 signs of a request. */
export interface SignedRequest {
  readonly method: "GET" | "POST";
  /** The query string exactly as sent, without `?`. Empty for POST. */
  readonly query: string;
  /** The headers to sign, names in lower case. At least `content-type` and `host`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Name of the product in the credential scope: `ssl`. */
  readonly service: string;
  /** UNIX seconds, as sent in `X-TC-Timestamp`. */
  readonly timestamp: number;
}

const algorithm = "TC3-HMAC-SHA256";

/** The request in canonical form, step 1 of the signature. Header values are lower-cased, as the document asks. */
export function canonicalRequest(request: SignedRequest): string {
  const names = Object.keys(request.headers).sort();
  const lines = names.map((name) => `${name}:${(request.headers[name] ?? "").trim().toLowerCase()}\n`);
  return [request.method, "/", request.query, lines.join(""), names.join(";"), sha256(request.body)].join(
    "\n",
  );
}

/**
 * The value of the `Authorization` header (document "Signature v3").
 * The scope's date is the UTC date of the timestamp, whatever the local time zone is.
 */
export function authorization(
  request: SignedRequest,
  credentials: Pick<Credentials, "secretId" | "secretKey">,
): string {
  const date = new Date(request.timestamp * 1000).toISOString().slice(0, 10);
  const scope = `${date}/${request.service}/tc3_request`;
  const toSign = [algorithm, request.timestamp, scope, sha256(canonicalRequest(request))].join("\n");
  const dateKey = hmac(`TC3${unwrap(credentials.secretKey)}`, date);
  const signingKey = hmac(hmac(dateKey, request.service), "tc3_request");
  const signature = hmac(signingKey, toSign).toString("hex");
  const names = Object.keys(request.headers).sort().join(";");
  return `${algorithm} Credential=${credentials.secretId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
}

/** The header of temporary credentials. The token is sent, not signed. */
export function tokenHeader({ token }: Pick<Credentials, "token">): Record<string, string> {
  return token === undefined || token.isEmpty ? {} : { "X-TC-Token": unwrap(token) };
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text, "utf8").digest();
}
