import { failure, success } from "../../certificates";
import { arrayOf, boolean, oneOf, type Parameters, required, string, unsigned } from "../gateway/parameters";
import { type Refusal, refusal } from "../gateway/refusals";
import { whyTooMany } from "../orders/freeLimits";
import { freeOrder, freePackage, validationMethods } from "../orders/freeOrder";
import type { CertificateEntry } from "../records/entry";
import { isExpiring } from "../records/facts";
import { type ActionContext, action } from "./action";
import { findCertificate } from "./findCertificate";

interface Request {
  readonly DvAuthMethod: string;
  readonly DomainName: string;
  readonly ProjectId?: number;
  readonly PackageType?: string;
  readonly ContactEmail?: string;
  readonly ContactPhone?: string;
  readonly ValidityPeriod?: string;
  readonly CsrEncryptAlgo?: string;
  readonly CsrKeyParameter?: string;
  readonly CsrKeyPassword?: string;
  readonly Alias?: string;
  readonly OldCertificateId?: string;
  readonly PackageId?: string;
  readonly DeleteDnsAutoRecord?: boolean;
  readonly DnsNames?: readonly string[];
}

const parameters = {
  DvAuthMethod: required(oneOf(...validationMethods)),
  DomainName: required(string),
  ProjectId: unsigned,
  PackageType: oneOf(String(freePackage)),
  ContactEmail: string,
  ContactPhone: string,
  ValidityPeriod: oneOf("3"),
  CsrEncryptAlgo: oneOf("RSA", "ECC"),
  CsrKeyParameter: string,
  CsrKeyPassword: string,
  Alias: string,
  OldCertificateId: string,
  PackageId: string,
  DeleteDnsAutoRecord: boolean,
  DnsNames: arrayOf(string),
} satisfies Parameters;

const maxDomainLength = 64;

/** Orders a free certificate for one domain; with `OldCertificateId`, as the renewal of one that ends within 30 days. */
export const applyCertificate = action<Request, { CertificateId: string }>(
  parameters,
  async (request, context) => {
    const refused = whyRefused(request, context);
    if (refused !== undefined) return failure(refused);
    const { store, now } = context;
    const renewed = request.OldCertificateId
      ? findCertificate(context, request.OldCertificateId)
      : success(undefined);
    if (!renewed.ok) return renewed;
    const old = renewed.value;
    if (old !== undefined && !isRenewable(old, now)) {
      return failure(refusal("FailedOperation.InvalidCertificateStatusCode"));
    }
    const order = freeOrder({
      id: store.newId(),
      domain: request.DomainName.toLowerCase(),
      method: request.DvAuthMethod,
      alias: request.Alias ?? "",
      projectId: request.ProjectId ?? 0,
      algorithm: request.CsrEncryptAlgo === "ECC" ? "ECC 256" : "RSA 2048",
      related: old === undefined ? {} : { origin: old.id },
      now,
    });
    await store.put(order, { at: now, certificateId: order.id, type: "apply" });
    if (old !== undefined) await store.put({ ...old, related: { ...old.related, renewal: order.id } });
    return success({ CertificateId: order.id });
  },
);

function isRenewable(old: CertificateEntry, now: number): boolean {
  return isExpiring(old, now) && old.related.renewal === undefined;
}

function whyRefused(request: Request, { store, now }: ActionContext): Refusal | undefined {
  const { DomainName, ContactEmail, PackageId, DnsNames = [] } = request;
  if (DomainName.length > maxDomainLength) {
    return refusal("InvalidParameterValue.CertificateDomainMaxLengthInvalid");
  }
  if (ContactEmail && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(ContactEmail)) {
    return refusal("InvalidParameterValue.CertificateEmailParseInvalid");
  }
  // Free certificates are for one host; further names are documented as "not currently supported".
  const wrong = !isHost(DomainName) || DnsNames.length > 0 || deletesForeignRecord(request);
  if (wrong) return refusal("FailedOperation.InvalidParam");
  if (!isKnownKey(request)) return refusal("FailedOperation.GenCSRFail");
  if (PackageId) return refusal("FailedOperation.PackageNotFound");
  if (!store.project(request.ProjectId ?? 0)?.permitted)
    return refusal("FailedOperation.NoProjectPermission");
  return whyTooMany(DomainName, store.list("newest"), now);
}

function isHost(name: string): boolean {
  return /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/i.test(name);
}

/** Only a record the service has set by itself can be taken away by it. */
function deletesForeignRecord({ DeleteDnsAutoRecord, DvAuthMethod }: Request): boolean {
  return DeleteDnsAutoRecord === true && DvAuthMethod !== "DNS_AUTO";
}

/** RSA with 2048 bits, which is the default, or ECC with prime256v1, which must be said. */
function isKnownKey({ CsrEncryptAlgo, CsrKeyParameter }: Request): boolean {
  return CsrEncryptAlgo === "ECC"
    ? CsrKeyParameter === "prime256v1"
    : !CsrKeyParameter || CsrKeyParameter === "2048";
}
