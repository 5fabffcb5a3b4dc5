import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { type Secret, unwrap } from "../../certificates";
import type { SandboxCredentials } from "../credentials";

/** How far a call's timestamp may be off, in seconds. */
export const clockTolerance = 300;

export function isExpired(timestamp: number, now: number): boolean {
  return Math.abs(Math.floor(now / 1000) - timestamp) > clockTolerance;
}

/** Whether the token of a call is the one the credentials have; none when they have none. */
export function isRightToken(given: string | undefined, { token }: SandboxCredentials): boolean {
  const expected = token === undefined ? "" : unwrap(token);
  return sameText(given ?? "", expected);
}

/** An HMAC with the caller's secret key, which is unwrapped here only. `salt` goes in front of the key. */
export function hmacWithSecret(algorithm: string, secretKey: Secret, data: string, salt = ""): Buffer {
  return createHmac(algorithm, salt + unwrap(secretKey))
    .update(data, "utf8")
    .digest();
}

/** Compares without telling by the time it takes where two texts differ. */
export function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** The host names a signature may have been made with: with and without the port (the Node SDK leaves it out). */
export function signedHosts(hostHeader: string): string[] {
  const bare = hostHeader.replace(/:\d+$/, "");
  return bare === hostHeader ? [hostHeader] : [hostHeader, bare];
}
