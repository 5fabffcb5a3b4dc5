import type { PublicKeyInfo } from "../types";

/** `RSA 2048`, `EC P-256`, `Ed25519`. */
export function keyText({ type, bits, curve }: PublicKeyInfo): string {
  if (type === "EC") return `EC ${curve ?? "?"}`;
  return type === "RSA" || type === "DSA" ? `${type} ${bits ?? "?"}` : type;
}
