import type { Certificate, CertificateDetail, Instant } from "../certificates";
import type { DecodedPem } from "./sections/chain";
import { leafOf } from "./sections/leaf";

/** From when until when a certificate is valid. */
export interface Dates {
  readonly notBefore: Instant;
  readonly notAfter: Instant;
}

/**
 * The certificate with the dates it carries, once it is decoded: clients go by those, whatever the service's record says.
 * A file of CA certificates may begin with another one than the service means; its record stays as it is.
 */
export function withOwnDates<C extends Certificate | CertificateDetail>(
  certificate: C,
  decoded: DecodedPem | undefined,
): C {
  const own = ownDates(certificate, decoded);
  return own === undefined ? certificate : { ...certificate, ...own };
}

/** The dates the certificate carries. Undefined while it is not decoded. */
export function ownDates({ type }: Certificate, decoded: DecodedPem | undefined): Dates | undefined {
  const leaf = type === "CA" ? undefined : leafOf(decoded);
  return leaf && { notBefore: leaf.notBefore, notAfter: leaf.notAfter };
}
