import { Status } from "../../certificates";
import { type Refusal, refusal } from "../gateway/refusals";
import type { CertificateEntry } from "./entry";
import { isUpload } from "./facts";
import { isPaid } from "./products";
import { statusAt } from "./statuses";

const hour = 60 * 60 * 1000;

/**
 * Why the service would not delete a certificate now; undefined when it would. Bound certificates never; uploads at any
 * time; free ones only after a failed verification and an hour after the order; paid ones only when cancelled or failed.
 */
export function whyNotDeletable(entry: CertificateEntry, now: number): Refusal | undefined {
  if (entry.boundResources.length > 0) return refusal("FailedOperation.DeleteResourceFailed");
  if (isUpload(entry)) return undefined;
  const status = statusAt(entry, now);
  if (status === Status.issued) return refusal("FailedOperation.CannotBeDeletedIssued");
  const paid = isPaid(entry);
  if (!paid && now - entry.createdAt < hour) return refusal("FailedOperation.CannotBeDeletedWithinHour");
  const ended = status === Status.reviewFailed || (paid && status === Status.cancelled);
  return ended ? undefined : refusal("FailedOperation.InvalidCertificateStatusCode");
}
