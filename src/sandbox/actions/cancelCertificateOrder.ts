import { failure, Status, success } from "../../certificates";
import { required, string } from "../gateway/parameters";
import { refusal } from "../gateway/refusals";
import { untieRenewal } from "../orders/related";
import { isInReview } from "../records/statuses";
import { action } from "./action";
import { findCertificate } from "./findCertificate";

interface Payload {
  readonly CertificateId: string;
}

/** Cancels an order that is being reviewed. */
export const cancelCertificateOrder = action<Payload, Payload>(
  { CertificateId: required(string) },
  async ({ CertificateId }, context) => {
    const found = findCertificate(context, CertificateId);
    if (!found.ok) return found;
    const entry = found.value;
    const { store, now } = context;
    if (entry.status === Status.cancelling) return failure(refusal("FailedOperation.CancelOrderFailed"));
    if (!isInReview(entry)) return failure(refusal("FailedOperation.InvalidCertificateStatusCode"));
    await store.put(
      { ...entry, status: Status.cancelled, statusMessage: null, validation: [] },
      { at: now, certificateId: CertificateId, type: "cancel" },
    );
    await untieRenewal(entry, store);
    return success({ CertificateId });
  },
);
