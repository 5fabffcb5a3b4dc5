import type { Secret } from "../certificates";

/** An API key of Tencent Cloud (CAM), or a temporary one with its session token. */
export interface Credentials {
  readonly secretId: string;
  readonly secretKey: Secret;
  readonly token?: Secret;
}

/** `v3` = API 3.0 (2019-12-05), `v2` = the legacy API (2017). */
export type Generation = "v3" | "v2";

/** Which of the service's sites; they differ in some actions. */
export type Site = "china" | "international" | "custom" | "sandbox";

/** What is needed to reach one account. */
export interface Connection {
  readonly generation: Generation;
  /** Default `custom`: only what all sites can do. */
  readonly site?: Site;
  /** For example https://ssl.tencentcloudapi.com, https://wss.api.qcloud.com/v2/index.php or http://127.0.0.1:8080 */
  readonly endpoint: string;
  readonly credentials: Credentials;
  /** Time limit of a call with its retries, in milliseconds. Waiting for a place within the rate limit is not counted. */
  readonly timeoutMs: number;
  /** Language of the service's messages and names (API 3.0: `X-TC-Language`). */
  readonly language?: "zh-CN" | "en-US";
  /** Legacy API only. Default `HmacSHA256`. */
  readonly signatureMethod?: "HmacSHA256" | "HmacSHA1";
  /**
   * Default true: connections are kept alive in an agent of our own. The editor bypasses its proxy for requests with an
   * agent when `http.proxySupport` is `on`; pass false then.
   */
  readonly ownAgent?: boolean;
  /** The clock, in milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
  /** Gets one line per request: action, outcome, RequestId, duration. Never a parameter or a secret. */
  readonly log?: (line: string) => void;
}
