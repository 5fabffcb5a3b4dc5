import type { CertificateDetail, Instant } from "../certificates";
import type { DecodedPem } from "./sections/chain";

/** Decodes a certificate's PEM and builds its chain at `now`, with the service's root where the PEM has none. */
export async function decodeChain(
  text: string,
  { rootPem, encryptionPem }: Pick<CertificateDetail, "rootPem" | "encryptionPem">,
  now: Instant,
): Promise<DecodedPem> {
  const { buildChain, decodeCertificates } = await import("../pem");
  const { certificates, problems } = decodeCertificates(text);
  if (certificates.length === 0) return { kind: "unreadable", problems };
  // An intermediate that only the service has is none that a server sends.
  const extra = decodeCertificates(rootPem ?? "").certificates.filter(({ selfIssued }) => selfIssued);
  const encryption = encryptionPem === undefined ? undefined : decodeCertificates(encryptionPem);
  const [encryptionCertificate] = encryption?.certificates ?? [];
  return {
    kind: "decoded",
    report: buildChain(certificates, { now, extra }),
    problems: [...problems, ...(encryption?.problems ?? [])],
    ...(encryptionCertificate === undefined ? {} : { encryption: encryptionCertificate }),
  };
}
