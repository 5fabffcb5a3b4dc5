import { randomInt } from "node:crypto";
import type { Protocol } from "../caller";
import type { Connection } from "../connection";
import { open } from "./envelope";
import { signature, sourceString, tokenParameter } from "./sign";
import { apiPath } from "./wire";

/** The legacy document names no limit; its successor's (2018-04-26) is 20 for all actions. */
const perSecond = 20;
const largestNonce = 2 ** 31;

/**
 * How the legacy API is spoken: a form in a POST, with the signature as one of its parameters. POST also for what would
 * fit into a URL, which proxies log: the session token is a parameter.
 */
export function protocolV2(
  endpoint: URL,
  connection: Pick<Connection, "credentials" | "signatureMethod">,
): Protocol {
  const { credentials, signatureMethod = "HmacSHA256" } = connection;
  const url = new URL(endpoint);
  if (url.pathname === "/") url.pathname = apiPath;
  return {
    endpoint: url,
    requestsPerSecond: () => perSecond,
    open,
    request(action, parameters, at) {
      const all = {
        ...parameters,
        Action: action,
        Timestamp: Math.floor(at / 1000),
        Nonce: randomInt(1, largestNonce),
        SecretId: credentials.secretId,
        SignatureMethod: signatureMethod,
        ...tokenParameter(credentials),
      };
      const source = sourceString("POST", url.host, url.pathname, all);
      const form = new URLSearchParams(
        Object.entries(all).map(([name, value]): [string, string] => [name, String(value)]),
      );
      form.set("Signature", signature(source, credentials, signatureMethod));
      return {
        url,
        body: form.toString(),
        headers: { Host: url.host, "Content-Type": "application/x-www-form-urlencoded" },
      };
    },
  };
}
