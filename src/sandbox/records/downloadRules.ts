import { Status } from "../../certificates";
import { type Refusal, refusal } from "../gateway/refusals";
import type { CertificateEntry } from "./entry";
import { statusAt } from "./statuses";

/** There is a certificate, and it was not taken back. */
const downloadable: ReadonlySet<number> = new Set([
  Status.issued,
  Status.expired,
  Status.revoking,
  Status.reissuing,
  Status.awaitingRevocationLetter,
  Status.migrating,
]);

/** Why a certificate cannot be downloaded at `now`; undefined when it can. */
export function whyNotDownloadable(entry: CertificateEntry, now: number): Refusal | undefined {
  const hasCertificate = entry.pem !== null || entry.generated !== null;
  if (!hasCertificate || !downloadable.has(statusAt(entry, now))) {
    return refusal("FailedOperation.InvalidCertificateStatusCode");
  }
  return entry.downloadForbidden ? refusal("FailedOperation.CertificateNotAllowDownload") : undefined;
}
