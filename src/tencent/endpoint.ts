import { failure, type Message, message, type Result, success } from "../certificates";
import type { Generation } from "./connection";
import { apiPath } from "./v2/wire";

const hosts = {
  china: "https://ssl.tencentcloudapi.com",
  international: "https://ssl.intl.tencentcloudapi.com",
} as const;

/** The service's own endpoint. The legacy API has one host for both sites. */
export function endpointOf(site: keyof typeof hosts, generation: Generation): string {
  return generation === "v2" ? `https://wss.api.qcloud.com${apiPath}` : hosts[site];
}

/**
 * Checks an endpoint typed by a user: HTTPS, or HTTP to this computer; no credentials, query or fragment. The error is a
 * message for the user.
 */
export function checkEndpoint(text: string): Result<URL, Message> {
  if (!URL.canParse(text)) return failure(message("This is not a URL. Example: {0}", hosts.china));
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return failure(message("The endpoint must start with https://."));
  }
  if (url.protocol === "http:" && !isLoopback(url.hostname)) {
    return failure(
      message("The endpoint must use https. Plain http is allowed only to this computer (127.0.0.1)."),
    );
  }
  if (url.username !== "" || url.password !== "") {
    return failure(message("The endpoint must not contain a user name or password."));
  }
  if (url.search !== "" || url.hash !== "") {
    return failure(message("The endpoint must not contain a query or a fragment."));
  }
  return success(url);
}

/** Whether a host name, as `URL` normalises it, means this computer: 127.0.0.0/8, ::1 or localhost. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
