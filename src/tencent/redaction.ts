/** Fields of an answer that hold a private key or its password, in both API generations. */
const secretFields = new Set([
  "CertificatePrivateKey",
  "EncryptPrivateKey",
  "KeyPassword",
  "privateKey",
  "key",
]);

const privateKeyBlock =
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY-----\s*|$)/g;

/** Answers of the service are five levels deep; what a hostile one nests deeper is dropped. */
const deepest = 32;

/**
 * Takes private keys and their passwords out of a parsed answer, in place, before anything else sees it: fields known to
 * hold them are deleted, and PEM blocks of private keys are cut out of any other text. Returns what is left.
 */
export function withoutPrivateKeys(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return withoutKeyBlocks(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth > deepest) return null;
  const holder = value as Record<string, unknown>;
  for (const name of Object.keys(holder)) {
    if (secretFields.has(name)) {
      delete holder[name];
      continue;
    }
    const before = holder[name];
    const after = withoutPrivateKeys(before, depth + 1);
    if (after !== before) holder[name] = after;
  }
  return value;
}

function withoutKeyBlocks(text: string): string {
  return text.includes("PRIVATE KEY-----") ? text.replace(privateKeyBlock, "") : text;
}

const longestMessage = 500;

/**
 * Words of the other side made fit to show and to log: without private keys, without long Base64 runs (which could be
 * the inside of one) and control characters, cut to `limit` characters.
 */
export function sanitise(text: string, limit = longestMessage): string {
  const clean = withoutKeyBlocks(text)
    .replace(/[A-Za-z0-9+/=_-]{40,}/g, "[…]")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, " ")
    .trim();
  return clean.length > limit ? `${clean.slice(0, limit)}…` : clean;
}
