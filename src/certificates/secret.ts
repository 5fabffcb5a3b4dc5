const REDACTED = "[redacted]";

/**
 * A secret key, token, passphrase or private key that cannot be printed by accident: `toString`, `toJSON`, template
 * strings and `util.inspect` all give `[redacted]`. The value lives in a private field, so spreading, `structuredClone`
 * and `postMessage` lose it instead of leaking it.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  get isEmpty(): boolean {
    return this.#value.length === 0;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return REDACTED;
  }

  /** The one way to the value. Only {@link unwrap} calls it. */
  static unwrap(secret: Secret): string {
    return secret.#value;
  }
}

/**
 * The value of a secret. A check in `test/checks` lists the only files that may call this: the signers, the upload
 * calls, the keychain and the decryption of a private key.
 */
export function unwrap(secret: Secret): string {
  return Secret.unwrap(secret);
}
