import type { SandboxCredentials } from "../credentials";
import { hmacWithSecret, sameText, signedHosts } from "./authentication";

export interface SignedForm {
  readonly method: string;
  readonly hostHeader: string;
  /** `/` on the API 3.0 endpoint, `/v2/index.php` on the legacy one. */
  readonly path: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/**
 * Whether the `Signature` parameter is right: Base64 of the HMAC, with SHA-1 unless `SignatureMethod` is `HmacSHA256`,
 * over method, host, path and the other parameters sorted by name with their raw values.
 */
export function isSignedV1(form: SignedForm, { secretKey }: SandboxCredentials): boolean {
  const given = form.parameters.get("Signature") ?? "";
  const algorithm = form.parameters.get("SignatureMethod") === "HmacSHA256" ? "sha256" : "sha1";
  return sources(form).some((source) =>
    sameText(hmacWithSecret(algorithm, secretKey, source).toString("base64"), given),
  );
}

/** SDKs leave values that start with `@` (files, to them) out of a POST's signature; others do not. Both are accepted. */
function sources(form: SignedForm): string[] {
  const all = [...form.parameters].filter(([name]) => name !== "Signature");
  const withoutFiles = all.filter(([, value]) => form.method !== "POST" || !value.startsWith("@"));
  return signedHosts(form.hostHeader).flatMap((host) =>
    [all, withoutFiles].map((chosen) => `${form.method}${host}${form.path}?${canonical(chosen)}`),
  );
}

/** Sorted by the bytes of the names, upper case first; `_` in a name is written `.`. */
function canonical(parameters: readonly (readonly [string, string])[]): string {
  return [...parameters]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${name[0]}${name.slice(1).replaceAll("_", ".")}=${value}`)
    .join("&");
}
