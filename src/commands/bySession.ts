import type { Session } from "../accounts";
import type { CertificateTarget } from "./certificateTarget";

/** Certificates by the accounts they are in, in the order they came. */
export function bySession(
  targets: readonly CertificateTarget[],
): ReadonlyMap<Session, readonly CertificateTarget[]> {
  const found = new Map<Session, CertificateTarget[]>();
  for (const target of targets) found.set(target.session, [...(found.get(target.session) ?? []), target]);
  return found;
}
