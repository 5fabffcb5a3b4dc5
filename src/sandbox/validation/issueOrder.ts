import { Status } from "../../certificates";
import type { CertificateEntry } from "../records/entry";
import type { Store } from "../store/store";

const day = 24 * 60 * 60 * 1000;
/** The longest a free certificate is valid, and any other. */
const shortTerm = 90 * day;
const longTerm = 199 * day;
const shortTermMonths = 3;

/** Issues the certificate of an order whose domains are validated: it is valid from `now` (milliseconds UTC). */
export async function issueOrder(order: CertificateEntry, store: Store, now: number): Promise<void> {
  const term = (order.validityMonths ?? 0) <= shortTermMonths ? shortTerm : longTerm;
  const issued = await store.issue({ ...order, notBefore: now, notAfter: now + term });
  const entry: CertificateEntry = {
    ...issued,
    status: Status.issued,
    statusMessage: null,
    validation: [],
    deployable: true,
    hostable: true,
  };
  const event = { at: now, certificateId: order.id };
  await store.put(entry, { ...event, type: "domainValidationPassed" }, { ...event, type: "issued" });
}
