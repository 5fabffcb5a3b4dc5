import { failure, type Message, message, type Result } from "../../certificates";
import type { ProtectionProblem } from "./protectionProblem";

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

/** Why an encrypted private key cannot be decrypted. */
export function closedKeyProblem(problem: ProtectionProblem): KeyResult<never> {
  switch (problem.kind) {
    case "needs-password":
      return keyFailure("needs-passphrase", message("the private key is encrypted and needs its passphrase"));
    case "wrong-password":
      return wrongPassphrase();
    case "unsupported":
      return keyFailure(
        "unsupported-cipher",
        message(
          "the private key is encrypted with {0}, which is not supported here; decrypt it with “openssl pkey” first",
          problem.algorithm,
        ),
      );
    case "too-many-rounds":
      return keyFailure(
        "unsupported-cipher",
        message(
          "the private key asks for {0} rounds of key derivation, and at most {1} are computed here; decrypt it with “openssl pkey” first",
          problem.rounds,
          problem.most,
        ),
      );
    case "malformed":
      return unreadableKey(problem.reason);
  }
}

export function wrongPassphrase(): KeyResult<never> {
  return keyFailure("wrong-passphrase", message("the passphrase is wrong"));
}

/** @param key its kind: `EC brainpoolP256r1`, `Ed448`, or an OID that has no name here. */
export function unsupportedCurve(key: string): KeyResult<never> {
  return keyFailure(
    "unsupported-curve",
    message(
      "private keys of this kind ({0}) are not supported here, so this one cannot be compared with a certificate",
      key,
    ),
  );
}

export function unreadableKey(reason: Message): KeyResult<never> {
  return keyFailure("unreadable", message("the private key cannot be read: {0}", reason));
}
