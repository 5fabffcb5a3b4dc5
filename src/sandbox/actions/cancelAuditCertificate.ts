import { failure, Status, success } from "../../certificates";
import { required, string } from "../gateway/parameters";
import { refusal } from "../gateway/refusals";
import { isLaterYear } from "../orders/related";
import { isPaid } from "../records/products";
import { isInReview } from "../records/statuses";
import { action } from "./action";

/** Takes an order back out of the review: it waits for its data to be submitted again. */
export const cancelAuditCertificate = action<{ readonly CertificateId: string }, { Result: boolean }>(
  { CertificateId: required(string) },
  async ({ CertificateId }, { store, now }) => {
    const entry = store.get(CertificateId);
    if (entry === undefined || !isInReview(entry)) {
      return failure(refusal("FailedOperation.CertificateNotFoundOrCantCancel"));
    }
    if (isPaid(entry) && isLaterYear(entry, store)) {
      return failure(refusal("FailedOperation.CertificateCancelFailedMulti"));
    }
    const status = isPaid(entry) ? Status.awaitingSubmission : Status.freeAwaitingSubmission;
    await store.put(
      { ...entry, status, statusMessage: null, validation: [] },
      { at: now, certificateId: CertificateId, type: "cancel" },
    );
    return success({ Result: true });
  },
);
