import { failure, type Message, message, type Result } from "../certificates";

/** Why a private key cannot be used. */
export interface KeyProblem {
  readonly code:
    | "needs-passphrase"
    | "wrong-passphrase"
    | "unsupported-cipher"
    | "unsupported-curve"
    | "unreadable";
  /** The reason in words, to follow "server.key, block 1: ". */
  readonly message: Message;
}

export type KeyResult<T> = Result<T, KeyProblem>;

export function keyFailure(code: KeyProblem["code"], reason: Message): KeyResult<never> {
  return failure({ code, message: reason });
}

export function needsPassphrase(): KeyResult<never> {
  return keyFailure("needs-passphrase", message("the private key is encrypted and needs its passphrase"));
}

export function wrongPassphrase(): KeyResult<never> {
  return keyFailure("wrong-passphrase", message("the passphrase is wrong"));
}

/** @param cipher its name, or its OID when it has none here. */
export function unsupportedCipher(cipher: string): KeyResult<never> {
  return keyFailure(
    "unsupported-cipher",
    message(
      "the private key is encrypted with {0}, which is not supported here; decrypt it with “openssl pkey” first",
      cipher,
    ),
  );
}

/** @param curve its name, or its OID when it has none here. */
export function unsupportedCurve(curve: string): KeyResult<never> {
  return keyFailure(
    "unsupported-curve",
    message(
      "keys on the curve {0} are not supported here, so it cannot be compared with a certificate",
      curve,
    ),
  );
}

export function unreadableKey(reason: Message): KeyResult<never> {
  return keyFailure("unreadable", message("the private key cannot be read: {0}", reason));
}
