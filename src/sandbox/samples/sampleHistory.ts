import { Status } from "../../certificates";
import type { CertificateEntry } from "../records/entry";
import { isUpload } from "../records/facts";
import type { OperationEntry } from "../records/operations";

/** What must have been done for the sample certificates to be as they are. Nothing of it lies after `now`. */
export function sampleHistory(entries: readonly CertificateEntry[], now: number): OperationEntry[] {
  return entries.flatMap(historyOf).filter(({ at }) => at <= now);
}

function historyOf(entry: CertificateEntry): OperationEntry[] {
  const { id: certificateId, createdAt, notBefore } = entry;
  if (isUpload(entry)) return [{ at: createdAt, certificateId, type: "upload" }];
  const history: OperationEntry[] = [{ at: createdAt, certificateId, type: "apply" }];
  if (entry.submitted !== null) history.push({ at: createdAt, certificateId, type: "submitInfo" });
  if (notBefore !== null) {
    history.push({ at: notBefore, certificateId, type: "domainValidationPassed" });
    history.push({ at: notBefore, certificateId, type: "issued" });
  }
  if (entry.revokedAt) history.push({ at: entry.revokedAt, certificateId, type: "revoked" });
  if (entry.status === Status.cancelling) history.push({ at: createdAt, certificateId, type: "cancel" });
  return history;
}
