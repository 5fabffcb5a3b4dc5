import { createHmac } from "node:crypto";
import { unwrap } from "../../certificates";
import type { Credentials } from "../connection";

/** Parameters of a legacy call: all but the signature. */
export type Parameters = Readonly<Record<string, string | number>>;

/**
 * The text a legacy signature covers: method, host, path, and all parameters sorted by the bytes of their names, values
 * raw. An underscore in a name is written as a dot. In a POST, values that start with `@` are left out: the official
 * SDKs take them for files and the gateway follows.
 */
export function sourceString(
  method: "GET" | "POST",
  host: string,
  path: string,
  parameters: Parameters,
): string {
  const pairs = Object.keys(parameters)
    .filter((name) => method === "GET" || !String(parameters[name]).startsWith("@"))
    .sort()
    .map((name) => `${name.replaceAll("_", ".")}=${parameters[name]}`);
  return `${method}${host}${path}?${pairs.join("&")}`;
}

/** The Base64 signature of a source string. Only `HmacSHA256` selects SHA-256, as in the service. */
export function signature(
  source: string,
  credentials: Pick<Credentials, "secretKey">,
  signatureMethod: string,
): string {
  const hash = signatureMethod === "HmacSHA256" ? "sha256" : "sha1";
  return createHmac(hash, unwrap(credentials.secretKey)).update(source, "utf8").digest("base64");
}

/** The parameter of temporary credentials. Unlike in API 3.0 it is signed. */
export function tokenParameter({ token }: Pick<Credentials, "token">): Record<string, string> {
  return token === undefined || token.isEmpty ? {} : { Token: unwrap(token) };
}
