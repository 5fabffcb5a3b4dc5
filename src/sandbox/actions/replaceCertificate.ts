import { failure, Status, success } from "../../certificates";
import { boolean, oneOf, type Parameters, required, string } from "../gateway/parameters";
import { type Refusal, refusal } from "../gateway/refusals";
import { recordsFor, validationMethods } from "../orders/freeOrder";
import { type KeyWishes, reissueKey } from "../orders/reissueKey";
import { type CertificateEntry, makeEntry } from "../records/entry";
import { isUpload } from "../records/facts";
import { productOf } from "../records/products";
import { statusAt } from "../records/statuses";
import { certificateId } from "../store/ids";
import { action } from "./action";
import { findCertificate } from "./findCertificate";

interface Request extends KeyWishes {
  readonly CertificateId: string;
  readonly ValidType: string;
  readonly CsrkeyPassword?: string;
  readonly Reason?: string;
  readonly SignAlgo?: string;
  readonly UseCrossSignRoot?: boolean;
}

const parameters = {
  CertificateId: required(string),
  ValidType: required(oneOf(...validationMethods)),
  // The documents write them small, their examples with a capital.
  CsrType: oneOf("original", "upload", "online", "Original", "Upload", "Online"),
  CsrContent: string,
  CsrkeyPassword: string,
  Reason: string,
  CertCSREncryptAlgo: string,
  CertCSRKeyParameter: string,
  SignAlgo: string,
  UseCrossSignRoot: boolean,
} satisfies Parameters;

/** Reissues a certificate: a new order, with an ID of its own, that takes the place of the old one. */
export const replaceCertificate = action<Request, { CertificateId: string }>(
  parameters,
  async (request, context) => {
    const found = findCertificate(context, request.CertificateId);
    if (!found.ok) return found;
    const old = found.value;
    const { store, now } = context;
    const refused = whyNotReplaceable(old, now);
    if (refused !== undefined) return failure(refused);
    const key = reissueKey(request, old);
    if (!key.ok) return key;
    const order = makeEntry({
      ...old,
      ...key.value,
      ...emptied,
      id: store.newId(),
      status: Status.reissuing,
      statusMessage: request.ValidType === "DNS_AUTO" ? "CA-REVIEWING" : "PENDING-DCV",
      verifyType: request.ValidType,
      createdAt: now,
      orderId: `${certificateId()}${certificateId()}`,
      related: { replacedFor: old.id },
      validation: recordsFor(request.ValidType, old.names),
    });
    await store.put(order, { at: now, certificateId: old.id, type: "replace" });
    await store.put({ ...old, related: { ...old.related, replacedBy: order.id } });
    return success({ CertificateId: order.id });
  },
);

/** What a new order takes over neither from its certificate nor from what was done with it. */
const emptied = {
  generated: null,
  issuerName: null,
  notBefore: null,
  notAfter: null,
  pem: null,
  encryptionPem: null,
  rootPem: null,
  fingerprint: null,
  encryptionFingerprint: null,
  chain: null,
  revocation: [],
  boundResources: [],
  deployable: false,
  hostable: false,
  renewable: false,
} satisfies Partial<CertificateEntry>;

/** A free certificate can be reissued once: what came of it cannot be again. */
function whyNotReplaceable(entry: CertificateEntry, now: number): Refusal | undefined {
  if (isUpload(entry)) return refusal("FailedOperation.InvalidCertificateSource");
  const { replacedBy, replacedFor } = entry.related;
  const again = productOf(entry.packageType)?.free === true && replacedFor !== undefined;
  if (replacedBy !== undefined || again) return refusal("FailedOperation.OrderAlreadyReplaced");
  return statusAt(entry, now) === Status.issued
    ? undefined
    : refusal("FailedOperation.InvalidCertificateStatusCode");
}
