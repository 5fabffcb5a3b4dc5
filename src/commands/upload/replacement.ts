import {
  type Certificate,
  type CertificateType,
  comparableName,
  daysLeft,
  type Instant,
  isNameCovered,
  isOrWasIssued,
} from "../../certificates";
import type { DecodedCertificate } from "../../pem";
import { certificateNames } from "../../ui/certificateText";

/** A certificate of the account that the one to be uploaded takes the place of. */
export interface Replacement {
  readonly certificate: Certificate & { readonly notAfter: Instant };
  /** Names that the new one covers and the old one does not. */
  readonly gained: readonly string[];
  /** Names that the old one covers and the new one does not. */
  readonly lost: readonly string[];
  /** Names of the new one that the old one covers too. */
  readonly kept: readonly string[];
  /** Whole days by which the new one is valid longer. */
  readonly daysGained: number;
}

/**
 * Which certificate of an account a new one replaces: one of the same type that covers some of its names and ends
 * sooner. Of several the one that loses the fewest names, then shares the most, then ends last.
 */
export function findReplacement(
  leaf: DecodedCertificate,
  type: CertificateType,
  known: readonly Certificate[],
): Replacement | undefined {
  const names = certificateNames(leaf).map(comparableName);
  const candidates = known.filter(
    (certificate): certificate is Replacement["certificate"] =>
      certificate.type === type &&
      // An expired one may still be deployed somewhere: renewing it is why one uploads.
      isOrWasIssued(certificate) &&
      certificate.notAfter !== undefined &&
      certificate.notAfter < leaf.notAfter &&
      sharedNames(certificate, names) > 0,
  );
  const [best] = candidates
    .map((certificate) => compare(certificate, names, leaf.notAfter))
    .sort(
      (a, b) =>
        a.lost.length - b.lost.length ||
        sharedNames(b.certificate, names) - sharedNames(a.certificate, names) ||
        b.certificate.notAfter - a.certificate.notAfter,
    );
  return best;
}

function compare(
  certificate: Replacement["certificate"],
  names: readonly string[],
  notAfter: Instant,
): Replacement {
  const before = certificate.names.map(comparableName);
  return {
    certificate,
    gained: names.filter((name) => !isNameCovered(name, before)),
    lost: before.filter((name) => !isNameCovered(name, names)),
    kept: names.filter((name) => isNameCovered(name, before)),
    daysGained: daysLeft(notAfter, certificate.notAfter),
  };
}

function sharedNames(certificate: Certificate, names: readonly string[]): number {
  const before = certificate.names.map(comparableName);
  return (
    names.filter((name) => isNameCovered(name, before)).length +
    before.filter((name) => isNameCovered(name, names)).length
  );
}
