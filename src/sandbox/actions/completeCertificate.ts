import { failure, success } from "../../certificates";
import { required, string } from "../gateway/parameters";
import { refusal } from "../gateway/refusals";
import { productOf } from "../records/products";
import { issueOrder } from "../validation/issueOrder";
import { checkRecords, isVerifiable, passed } from "../validation/verification";
import { action } from "./action";

interface Payload {
  readonly CertificateId: string;
}

/** Has the CA validate an order's domains now. It does not say what came of it; when all passed, the certificate is issued. */
export const completeCertificate = action<Payload, Payload>(
  { CertificateId: required(string) },
  async ({ CertificateId }, { store, now }) => {
    if (CertificateId === "") return failure(refusal("FailedOperation.InvalidParam"));
    const entry = store.get(CertificateId);
    if (entry === undefined || !isVerifiable(entry)) {
      return failure(refusal("FailedOperation.CertificateNotFoundOrAudited"));
    }
    // Documented: not for the brands DNSPod and WoTrus.
    if (/^(DNSPod|WoTrus)/i.test(productOf(entry.packageType)?.name.en ?? "")) {
      return failure(refusal("FailedOperation"));
    }
    if (checkRecords(entry, false).every(passed)) await issueOrder(entry, store, now);
    return success({ CertificateId });
  },
);
