import type {
  Certificate,
  CertificateDetail,
  ChainEntry,
  RelatedOrders,
  ServiceField,
  Tag,
  ValidationRecord,
} from "../../certificates";
import { flag, instant, integer, list, optionalText, present, record, text, type Untrusted } from "../fields";
import { namesOf, none, type Pool } from "../pool";
import type * as wire from "./wire";

type Both = wire.CertificateRecord & wire.DescribeCertificateDetailResponse;

/** What is shown when the service gives no status: no documented one. */
const unknownStatus = -1;

/**
 * One record of `DescribeCertificates` as a certificate. Fields of a wrong type count as missing; a record without an ID
 * is undefined.
 */
export function certificate(value: unknown, pool: Pool): Certificate | undefined {
  const from = record<Both>(value);
  const id = text(from.CertificateId);
  if (id === "") return undefined;
  const domain = text(from.Domain);
  const project = record<wire.ProjectInfo>(from.ProjectInfo);
  const projectId = integer(from.ProjectId) ?? integer(project.ProjectId);
  return {
    id,
    domain,
    alias: text(from.Alias),
    type: from.CertificateType === "CA" ? "CA" : "SVR",
    status: integer(from.Status) ?? unknownStatus,
    source: pool.text(text(from.From)),
    product: pool.text(text(from.ProductZhName)),
    project: pool.project(projectId, text(project.ProjectName)),
    names: namesOf(domain, list(from.SubjectAltName)),
    isDv: flag(from.IsDv),
    isWildcard: flag(from.IsWildcard),
    isPaid: flag(from.IsVip),
    isSm: isSm(from),
    renewable: flag(from.RenewAble),
    deployable: flag(from.Deployable),
    tags: tags(from.Tags, pool),
    ...optionalFields(from, pool),
  };
}

function optionalFields(from: Untrusted<Both>, pool: Pool) {
  return present({
    statusMessage: pool.optionalText(from.StatusMsg),
    packageType: integer(from.PackageType),
    notBefore: instant(from.CertBeginTime),
    notAfter: instant(from.CertEndTime),
    createdAt: instant(from.InsertTime),
    validityMonths: integer(from.ValidityPeriod),
    algorithm: pool.optionalText(from.EncryptAlgorithm),
    validation: pool.optionalText(from.VerifyType),
    noticeMuted: from.IsIgnore === undefined || from.IsIgnore === null ? undefined : flag(from.IsIgnore),
    related: related(from),
  });
}

/** The service names a renewal in one field or another, by who ordered it. */
function related(from: Untrusted<Both>): RelatedOrders | undefined {
  const extra = record<wire.CertificateExtra>(from.CertificateExtra);
  const id = text(from.CertificateId);
  const first = (...values: unknown[]) =>
    values.map(text).find((other) => other !== "" && other !== "0" && other !== id);
  const ids = present({
    renewal: first(
      extra.RenewOrder,
      from.HasRenewOrder,
      from.HostingRenewCertId,
      extra.ServiceRenewCertificateId,
    ),
    renewalOf: first(extra.OriginCertificateId, extra.ServiceOriginCertificateId),
    reissue: first(extra.ReplacedBy, extra.ReplacedFor),
  });
  return Object.keys(ids).length === 0 ? undefined : ids;
}

/** What only the record of the list tells, for the detail of the same certificate. */
export function listOnly(value: unknown): Partial<CertificateDetail> {
  const from = record<Both>(value);
  return present({
    related: related(from),
    noticeMuted: typeof from.IsIgnore === "boolean" ? from.IsIgnore : undefined,
    revokedAt: instant(from.CertRevokedTime),
    autoRenew: flag(from.AutoRenewFlag) || undefined,
    validationDeadline: instant(from.DVAuthDeadline),
    validationProblem: optionalText(from.AwaitingValidationMsg),
  });
}

/** The list says it in a field of its own, the detail only in the extended information. */
function isSm(from: Untrusted<Both>): boolean {
  return flag(from.IsSM) || flag(record<wire.CertificateExtra>(from.CertificateExtra).SMCert);
}

function tags(value: unknown, pool: Pool): readonly Tag[] {
  const all = list(value).map((tag) => {
    const { TagKey, TagValue } = record<wire.Tag>(tag);
    return { key: pool.text(text(TagKey)), value: pool.text(text(TagValue)) };
  });
  return all.length === 0 ? none : all.filter(({ key }) => key !== "");
}

/** The answer of `DescribeCertificateDetail`, whose private keys the caller has dropped. Undefined without an ID. */
export function detail(value: unknown, pool: Pool): CertificateDetail | undefined {
  const base = certificate(value, pool);
  if (base === undefined) return undefined;
  const from = record<wire.DescribeCertificateDetailResponse>(value);
  const root = record<wire.RootCertificates>(from.RootCert);
  return {
    ...base,
    validationRecords: validationRecords(from),
    revocationRecords: list(from.DvRevokeAuthDetail).map((item) => validationRecord(item, base.validation)),
    chain: list(from.CertChainInfo).map(chainEntry),
    submitted: fieldsOf(record(from.SubmittedData)).filter((field) => field.value !== null),
    fields: fieldsOf(record(value)),
    ...present({
      pem: pem(from.CertificatePublicKey),
      encryptionPem: pem(from.EncryptCert),
      rootPem: pem(root.Standard) ?? pem(root.Sign),
      fingerprint: optionalText(from.CertFingerprint),
      orderId: optionalText(from.OrderId),
      vulnerabilityStatus: optionalText(from.VulnerabilityStatus),
    }),
  };
}

/** Orders for several domains have a list, older ones only the fields around it. */
function validationRecords(from: Untrusted<wire.DescribeCertificateDetailResponse>): ValidationRecord[] {
  const outer = record<wire.DvAuthDetail>(from.DvAuthDetail);
  const several = list(outer.DvAuths);
  if (several.length === 0 && text(outer.DvAuthKey) === "") return [];
  const { DvAuthKey, DvAuthValue, DvAuthDomain, DvAuthPath, DvAuthKeySubDomain } = outer;
  const single = { DvAuthKey, DvAuthValue, DvAuthDomain, DvAuthPath, DvAuthSubDomain: DvAuthKeySubDomain };
  const validation = optionalText(from.VerifyType);
  return (several.length > 0 ? several : [single]).map((item) => validationRecord(item, validation));
}

function validationRecord(value: unknown, validation: string | undefined): ValidationRecord {
  const from = record<wire.DvAuths>(value);
  return {
    domain: text(from.DvAuthDomain),
    type: text(from.DvAuthVerifyType) || recordType(from, validation),
    key: text(from.DvAuthKey),
    value: text(from.DvAuthValue),
    ...present({ path: optionalText(from.DvAuthPath), subdomain: optionalText(from.DvAuthSubDomain) }),
  };
}

/** The type of a record that does not tell it: a value that is a host name belongs into a CNAME. */
function recordType(from: Untrusted<wire.DvAuths>, validation: string | undefined): string {
  if (text(from.DvAuthPath) !== "" || validation?.startsWith("FILE")) return "FILE";
  return /^[\w-]+(\.[\w-]+)*\.[a-z]{2,}\.?$/i.test(text(from.DvAuthValue)) ? "CNAME" : "TXT";
}

function chainEntry(value: unknown): ChainEntry {
  const from = record<wire.CertBasicInfo>(value);
  return {
    subject: text(from.Subject),
    issuer: text(from.Issuer),
    fingerprint: text(from.Fingerprint),
    ...present({ notBefore: instant(from.ValidFrom), notAfter: instant(from.ValidTo) }),
  };
}

/** The fields of an answer, or of a record in it, under their own names. */
export function fieldsOf(from: Readonly<Record<string, unknown>>): ServiceField[] {
  return Object.entries(from).map(([name, value]) => ({ name, value }));
}

function pem(value: unknown): string | undefined {
  return typeof value === "string" && value.includes("-----BEGIN ") ? value : undefined;
}
