import type { Certificate } from "../certificates";
import { logServiceError } from "../ui/serviceErrors";
import type { CertificateTarget } from "./certificateTarget";

/**
 * Reads the record of one certificate anew, where a change of it cannot be known otherwise. The list is asked, not the
 * detail, which says less (project name, notice). A failure leaves the record as it is: the next refresh brings it.
 *
 * @returns the record; undefined when it could not be read or has gone
 */
export async function refreshRecord(
  { session, certificate }: CertificateTarget,
  signal: AbortSignal,
): Promise<Certificate | undefined> {
  const page = await session.service.list({ ids: [certificate.id] }, { index: 0, size: 1 }, { signal });
  if (!page.ok) {
    logServiceError(page.error);
    return undefined;
  }
  const found = page.value.certificates.find(({ id }) => id === certificate.id);
  if (found !== undefined) session.store.put(found);
  return found;
}
