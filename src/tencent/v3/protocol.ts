import type { Protocol } from "../caller";
import type { Connection } from "../connection";
import { open } from "./envelope";
import { authorization, tokenHeader } from "./sign";
import { apiVersion } from "./wire";

/** In the credential scope: the name of the product, whatever the endpoint's host is. */
const product = "ssl";

/** Documented in 2023 for the list; today's overview says 10 for all. The limiter finds out which holds. */
const listPerSecond = 20;
const otherPerSecond = 10;

/** How API 3.0 is spoken: JSON in a POST, signed with TC3-HMAC-SHA256. */
export function protocolV3(
  endpoint: URL,
  connection: Pick<Connection, "credentials" | "language">,
): Protocol {
  const { credentials, language } = connection;
  return {
    endpoint,
    requestsPerSecond: (action) => (action === "DescribeCertificates" ? listPerSecond : otherPerSecond),
    open,
    request(action, parameters, at) {
      const body = JSON.stringify(parameters);
      const timestamp = Math.floor(at / 1000);
      const headers = { "content-type": "application/json", host: endpoint.host, "x-tc-action": action };
      const signed = { method: "POST", query: "", headers, body, service: product, timestamp } as const;
      return {
        url: endpoint,
        body,
        headers: {
          Host: headers.host,
          "Content-Type": headers["content-type"],
          "X-TC-Action": action,
          "X-TC-Version": apiVersion,
          "X-TC-Timestamp": String(timestamp),
          Authorization: authorization(signed, credentials),
          ...(language === undefined ? {} : { "X-TC-Language": language }),
          ...tokenHeader(credentials),
        },
      };
    },
  };
}
