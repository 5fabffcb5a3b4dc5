import type { CertificateRecord, SupportDownloadType } from "../../tencent/v3/wire";
import { whyNotDownloadable } from "./downloadRules";
import type { CertificateEntry, EntryChainLink, ProjectEntry } from "./entry";
import { isExpiring, isSm, isUpload, isWildcard } from "./facts";
import type { Language } from "./language";
import { isDv, isPaid, productName, typeName } from "./products";
import { isDeployable, statusAt, statusText } from "./statuses";
import { serviceTime, serviceTimeOrNull } from "./times";
import { certificateExtra, monthsText, ownerUin, packageTypeText, projectInfo, wireTags } from "./v3Parts";

export interface View {
  readonly language: Language;
  readonly now: number;
  readonly project: (id: number) => ProjectEntry;
}

/**
 * An entry as DescribeCertificates lists it. Written out as one literal: merged from parts, objects of so many fields take
 * five times as long, and pages have 1000.
 */
export function listRecord(entry: CertificateEntry, { language, now, project }: View): CertificateRecord {
  const status = statusAt(entry, now);
  const isCa = entry.type === "CA";
  const links: readonly EntryChainLink[] = isCa ? (entry.chain ?? []) : [];
  const downloadable = whyNotDownloadable(entry, now) === undefined;
  const awaitsValidation = entry.validation.length > 0 && entry.notAfter === null;
  return {
    OwnerUin: ownerUin,
    ProjectId: String(entry.projectId),
    From: entry.source,
    PackageType: packageTypeText(entry),
    CertificateType: entry.type,
    ProductZhName: productName(entry, language),
    Domain: entry.domain,
    Alias: entry.alias,
    Status: status,
    CertificateExtra: certificateExtra(entry),
    VulnerabilityStatus: "INACTIVE",
    StatusMsg: entry.statusMessage,
    VerifyType: entry.verifyType,
    CertificateId: entry.id,
    PackageTypeName: typeName(entry, language),
    StatusName: statusText(status, language),
    ProjectInfo: projectInfo(project(entry.projectId), language),
    Tags: wireTags(entry),
    CertBeginTime: serviceTimeOrNull(entry.notBefore),
    CertEndTime: serviceTimeOrNull(entry.notAfter),
    ValidityPeriod: monthsText(entry),
    InsertTime: serviceTime(entry.createdAt),
    IsExpiring: isExpiring(entry, now),
    DVAuthDeadline: awaitsValidation ? serviceTime(entry.createdAt + validationDays) : null,
    ValidationPassedTime: isUpload(entry) ? null : serviceTimeOrNull(entry.notBefore),
    CertRevokedTime: serviceTimeOrNull(entry.revokedAt ?? null),
    SubjectAltName: [...entry.names],
    CertSANs: [...entry.names],
    IsVip: isPaid(entry),
    IsDv: isDv(entry),
    IsWildcard: isWildcard(entry),
    IsVulnerability: false,
    RenewAble: entry.renewable,
    BoundResource: null,
    Deployable: isDeployable(entry, now),
    IsIgnore: entry.noticeMuted,
    IsSM: isSm(entry),
    EncryptAlgorithm: entry.algorithm,
    CAEncryptAlgorithms: links.map(({ algorithm }) => algorithm),
    CAEndTimes: links.map(({ notAfter }) => serviceTime(notAfter)),
    CACommonNames: links.map(({ subject }) => subject),
    AllowDownload: downloadable,
    SupportDownloadType: downloadTypes(downloadable, isCa),
    KeyPasswordCustomFlag: false,
    // Hosting, subscriptions and packages: the sandbox's account has none.
    PreAuditInfo: { TotalPeriod: 1, NowPeriod: 1, ManagerId: "" },
    AutoRenewFlag: 0,
    HostingStatus: -1,
    HostingCompleteTime: null,
    HostingRenewCertId: null,
    HasRenewOrder: entry.related.renewal ?? null,
    ReplaceOriCertIsDelete: false,
    AwaitingValidationMsg: null,
    IsDNSPODResolve: false,
    IsPackage: false,
    HostingResourceTypes: [],
    HostingConfig: null,
    IsHostingUploadRenewCert: false,
    ServiceId: null,
    ServiceStatus: null,
    CertServiceBeginTime: null,
    CertServiceEndTime: null,
    CertServiceShareEnabled: false,
    CertServiceValidCertificateCount: 0,
  };
}

/** How long an order waits for its validation records. */
const validationDays = 7 * 24 * 60 * 60 * 1000;

function downloadTypes(downloadable: boolean, isCa: boolean): SupportDownloadType {
  const server = downloadable && !isCa;
  return {
    NGINX: server,
    APACHE: server,
    TOMCAT: server,
    IIS: server,
    JKS: server,
    OTHER: server,
    ROOT: downloadable,
  };
}
