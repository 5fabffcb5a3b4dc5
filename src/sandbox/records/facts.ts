import type { CertificateEntry } from "./entry";

const expiringWithin = 30 * 24 * 60 * 60 * 1000;

export function isUpload(entry: CertificateEntry): boolean {
  return entry.source === "upload";
}

/** A Chinese national cryptography certificate. */
export function isSm(entry: CertificateEntry): boolean {
  return entry.algorithm === "SM2";
}

export function isWildcard(entry: CertificateEntry): boolean {
  return entry.names.some((name) => name.startsWith("*."));
}

/** The service calls a certificate expiring when it ends within 30 days. */
export function isExpiring(entry: CertificateEntry, now: number): boolean {
  const { notAfter } = entry;
  return notAfter !== null && notAfter > now && notAfter - now <= expiringWithin;
}

/** Whether a certificate with these names can be used for a host name (RFC 6125: a wildcard stands for one label). */
export function coversDomain(entry: CertificateEntry, domain: string): boolean {
  const host = domain.toLowerCase();
  const parent = host.slice(host.indexOf(".") + 1);
  return entry.names.some((name) => {
    const known = name.toLowerCase();
    return known === host || (host.includes(".") && known === `*.${parent}`);
  });
}
