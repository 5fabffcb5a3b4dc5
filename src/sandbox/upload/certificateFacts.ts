import type { DecodedCertificate } from "../../pem";
import type { EntryChainLink } from "../records/entry";

/** What certificates and requests for them have in common. */
type Named = Pick<DecodedCertificate, "subject" | "names">;

/** A certificate's title in the service: its common name, or the first name if it has none. */
export function titleOf(certificate: Named): string {
  return certificate.subject.commonName ?? certificate.names[0]?.value ?? "";
}

/** The names of a server certificate, the primary domain first. */
export function certificateNames(certificate: Named): string[] {
  const hosts = certificate.names.filter(({ type }) => type === "dns" || type === "ip");
  return [...new Set([titleOf(certificate), ...hosts.map(({ value }) => value)])].filter(
    (name) => name !== "",
  );
}

/** The key's algorithm in the service's words: `RSA 2048`, `ECC 256`, `SM2`. */
export function algorithmName({ publicKey }: Pick<DecodedCertificate, "publicKey">): string {
  const { type, bits } = publicKey;
  if (type === "SM2") return "SM2";
  const family = type === "EC" ? "ECC" : type;
  return bits === undefined ? family : `${family} ${bits}`;
}

/** SHA-1 fingerprint, upper-case hex. */
export function sha1Of({ sha1 }: DecodedCertificate): string {
  return sha1.toUpperCase();
}

/** Months from begin to end (milliseconds UTC), rounded. */
export function monthsBetween(begin: number, end: number): number {
  const averageMonth = (365.2425 / 12) * 24 * 60 * 60 * 1000;
  return Math.max(1, Math.round((end - begin) / averageMonth));
}

/** The chain as the records keep it. */
export function chainLinks(chain: readonly DecodedCertificate[]): EntryChainLink[] {
  return chain.map((certificate) => ({
    subject: certificate.subject.commonName ?? certificate.subject.text,
    issuer: certificate.issuer.commonName ?? certificate.issuer.text,
    fingerprint: sha1Of(certificate),
    algorithm: algorithmName(certificate),
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
  }));
}
