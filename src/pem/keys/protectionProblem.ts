import { failure, type Message, type Result } from "../../certificates";

/** Why something encrypted with a password cannot be decrypted, whether a private key or a file. */
export type ProtectionProblem =
  | { readonly kind: "needs-password" | "wrong-password" }
  /** `algorithm`: its name, or its OID when it has none here. */
  | { readonly kind: "unsupported"; readonly algorithm: string }
  | { readonly kind: "too-many-rounds"; readonly rounds: number; readonly most: number }
  | { readonly kind: "malformed"; readonly reason: Message };

export type ProtectionResult<T> = Result<T, ProtectionProblem>;

export function needsPassword(): ProtectionResult<never> {
  return failure({ kind: "needs-password" });
}

export function wrongPassword(): ProtectionResult<never> {
  return failure({ kind: "wrong-password" });
}

export function unsupported(algorithm: string): ProtectionResult<never> {
  return failure({ kind: "unsupported", algorithm });
}

export function malformed(reason: Message): ProtectionResult<never> {
  return failure({ kind: "malformed", reason });
}
