import type { Certificate, CertificateDetail, CertificateService, ServiceError } from "../../certificates";
import type { DecodedCertificate } from "../../pem";

/** Whether an account has a certificate: `unknown` when it could not be asked. */
export type Lookup =
  | { readonly kind: "found"; readonly certificate: CertificateDetail }
  | { readonly kind: "absent" }
  | { readonly kind: "unknown"; readonly error: ServiceError };

const DAY = 24 * 60 * 60 * 1000;
const mostPages = 50;

/**
 * Looks for a certificate among those of an account: searches by domain, sorts out by the end of validity, and compares
 * the details of the rest by fingerprint or content.
 *
 * @param except IDs of copies that are known already
 */
export async function findUploaded(
  service: CertificateService,
  leaf: DecodedCertificate,
  signal?: AbortSignal,
  except: readonly string[] = [],
): Promise<Lookup> {
  const options = signal === undefined ? {} : { signal };
  const search = searchTerm(leaf);
  const query = search === undefined ? {} : { search };
  const size = service.capabilities.maxPageSize;
  for (let index = 0; index < mostPages; index += 1) {
    const page = await service.list(query, { index, size }, options);
    if (!page.ok) return { kind: "unknown", error: page.error };
    const { certificates, total } = page.value;
    for (const { id } of certificates.filter(
      (certificate) => mayBe(certificate, leaf) && !except.includes(certificate.id),
    )) {
      const detail = await service.detail(id, options);
      if (detail.ok && isSame(detail.value, leaf)) return { kind: "found", certificate: detail.value };
      if (!detail.ok && detail.error.kind !== "notFound") return { kind: "unknown", error: detail.error };
    }
    if (certificates.length === 0 || index * size + certificates.length >= total) break;
  }
  return { kind: "absent" };
}

/** The name the service lists it under, without the wildcard: its search is fuzzy and a part of the name is enough. */
function searchTerm({ subject, names }: DecodedCertificate): string | undefined {
  const name = subject.commonName ?? names.find(({ type }) => type === "dns")?.value;
  return name?.replace(/^\*\./, "");
}

/** A day of tolerance: the service's times have no zone of their own, and are not always those of the certificate. */
function mayBe({ notAfter }: Certificate, leaf: DecodedCertificate): boolean {
  return notAfter === undefined || Math.abs(notAfter - leaf.notAfter) <= DAY;
}

function isSame({ fingerprint, pem }: CertificateDetail, leaf: DecodedCertificate): boolean {
  if (fingerprint?.replaceAll(":", "").toLowerCase() === leaf.sha1) return true;
  const body = Buffer.from(leaf.der).toString("base64");
  return pem?.replace(/\s+/g, "").includes(`-----BEGINCERTIFICATE-----${body}-----`) ?? false;
}
