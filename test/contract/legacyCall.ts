import { createHmac, randomInt } from "node:crypto";

export interface Credential {
  readonly secretId: string;
  readonly secretKey: string;
  readonly token?: string;
}

/** What the legacy API answers: `code` 0 for success. */
export interface LegacyAnswer {
  readonly code: number | string;
  readonly message: string;
}

/**
 * Calls the legacy API by POST, signed as section 3.3 of the reference tells it: the package that speaks it does not
 * verify certificates. Rejects when nothing, or something else, answers.
 */
export async function callLegacyApi(
  endpoint: string,
  { secretId, secretKey, token }: Credential,
  action: string,
  parameters: object,
): Promise<LegacyAnswer> {
  const fields: Record<string, string> = {
    ...Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)])),
    Action: action,
    Nonce: String(randomInt(1, 2 ** 31)),
    SecretId: secretId,
    SignatureMethod: "HmacSHA256",
    Timestamp: String(Math.floor(Date.now() / 1000)),
    ...(token && { Token: token }),
  };
  const { host, pathname } = new URL(endpoint);
  const pairs = Object.keys(fields)
    .toSorted()
    .map((name) => `${name}=${fields[name]}`);
  const text = `POST${host}${pathname}?${pairs.join("&")}`;
  const Signature = createHmac("sha256", secretKey).update(text).digest("base64");
  const body = new URLSearchParams({ ...fields, Signature });
  const response = await fetch(endpoint, { method: "POST", body, redirect: "error" });
  return (await response.json()) as LegacyAnswer;
}
