import type { Certificate } from "./certificate";
import { Status, statusPhase } from "./status";

/**
 * The certificate that can take the place of one: issued, of the same type and kind of key, for all its names, and valid
 * longer. Of several the one that ends last. The service knows nothing of it: uploads are not tied to each other.
 */
export function findSuccessor(
  certificate: Certificate,
  known: readonly Certificate[],
): Certificate | undefined {
  const { notAfter, names } = certificate;
  if (notAfter === undefined || names.length === 0 || !isOrWasIssued(certificate)) return undefined;
  const mayCover = coverOf(names[0] ?? "");
  let best: Certificate | undefined;
  let end = notAfter;
  for (const other of known) {
    if (other.notAfter === undefined || other.notAfter <= end) continue;
    if (!isAlike(other, certificate) || !other.names.some(mayCover)) continue;
    if (!coversAll(other.names, names)) continue;
    best = other;
    end = other.notAfter;
  }
  return best;
}

/** Whether there is or was a certificate, not only an order. */
export function isOrWasIssued({ status }: Pick<Certificate, "status">): boolean {
  return statusPhase(status) === "issued" || status === Status.expired;
}

/** Whether one of the names is this one, or a wildcard for it: `*.example.com` covers one label (RFC 9525, 6.3). */
export function isNameCovered(name: string, names: readonly string[]): boolean {
  const wildcard = name.startsWith("*.") ? name : name.replace(/^[^.]+/, "*");
  return names.includes(name) || names.includes(wildcard);
}

/** A name as names are compared: in lower case, without the final dot. */
export function comparableName(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}

/** Tells names that cover this one. Quick, for lists of 100,000 certificates: most names are not of its length. */
function coverOf(wanted: string): (name: string) => boolean {
  const name = comparableName(wanted);
  const wildcard = name.replace(/^[^.]+/, "*");
  const mayBe = (other: string, one: string) =>
    other === one ||
    (other.length - one.length < 2 && other.length >= one.length && comparableName(other) === one);
  return (other) => mayBe(other, name) || mayBe(other, wildcard);
}

function isAlike(other: Certificate, { id, type, isSm }: Certificate): boolean {
  return (
    other.id !== id && other.type === type && other.isSm === isSm && statusPhase(other.status) === "issued"
  );
}

function coversAll(names: readonly string[], wanted: readonly string[]): boolean {
  const covering = names.map(comparableName);
  return wanted.every((name) => isNameCovered(comparableName(name), covering));
}
