import type {
  CertBasicInfo,
  DescribeCertificateDetailResponse,
  RootCertificates,
} from "../../tencent/v3/wire";
import type { CertificateEntry } from "./entry";
import { isSm, isUpload, isWildcard } from "./facts";
import { isDv, isPaid, productName, productOf, typeName } from "./products";
import { isDeployable, statusAt, statusText } from "./statuses";
import { serviceTime, serviceTimeOrNull } from "./times";
import type { View } from "./v3List";
import {
  certificateExtra,
  dvAuthDetail,
  dvAuths,
  monthsText,
  ownerUin,
  packageTypeText,
  wireTags,
} from "./v3Parts";

/** The documents' examples mask private keys; the sandbox has none to show. */
const maskedKey = "*****";

/** What DescribeCertificate and DescribeCertificateDetail have in common. */
export function basicRecord(entry: CertificateEntry, { language, now }: View) {
  const status = statusAt(entry, now);
  return {
    OwnerUin: ownerUin,
    ProjectId: String(entry.projectId),
    From: entry.source,
    CertificateType: entry.type,
    PackageType: packageTypeText(entry),
    ProductZhName: productName(entry, language),
    Domain: entry.domain,
    Alias: entry.alias,
    Status: status,
    StatusMsg: entry.statusMessage,
    VerifyType: entry.verifyType,
    VulnerabilityStatus: "INACTIVE",
    CertBeginTime: serviceTimeOrNull(entry.notBefore),
    CertEndTime: serviceTimeOrNull(entry.notAfter),
    ValidityPeriod: monthsText(entry),
    InsertTime: serviceTime(entry.createdAt),
    OrderId: entry.orderId,
    CertificateExtra: certificateExtra(entry),
    DvAuthDetail: dvAuthDetail(entry),
    VulnerabilityReport: null,
    CertificateId: entry.id,
    StatusName: statusText(status, language),
    IsVip: isPaid(entry),
    IsWildcard: isWildcard(entry),
    IsDv: isDv(entry),
    IsVulnerability: false,
    SubmittedData: entry.submitted,
    RenewAble: entry.renewable,
    Deployable: isDeployable(entry, now),
    Tags: wireTags(entry),
    DvRevokeAuthDetail: dvAuths(entry.revocation),
  } satisfies DescribeCertificateDetailResponse;
}

/** An entry as DescribeCertificateDetail tells it. Its names leave the primary domain out, unlike the list's. */
export function detailRecord(entry: CertificateEntry, view: View): DescribeCertificateDetailResponse {
  return {
    ...basicRecord(entry, view),
    TypeName: typeName(entry, view.language),
    SubjectAltName: entry.names.filter((name) => name !== entry.domain),
    CertificatePrivateKey: entry.csr ? null : maskedKey,
    CertificatePublicKey: entry.pem,
    RootCert: rootCertificates(entry),
    EncryptCert: entry.encryptionPem,
    EncryptPrivateKey: entry.encryptionPem === null ? null : maskedKey,
    CertFingerprint: entry.fingerprint,
    EncryptCertFingerprint: entry.encryptionFingerprint,
    EncryptAlgorithm: entry.algorithm,
    CertChainInfo: chainInfo(entry),
    DomainType: domainType(entry),
    CertType: isUpload(entry) ? null : (productOf(entry.packageType)?.level ?? null),
    UseCrossSignRoot: false,
    HostingStatus: -1,
  };
}

function rootCertificates(entry: CertificateEntry): RootCertificates {
  const { rootPem } = entry;
  return isSm(entry)
    ? { Sign: rootPem, Encrypt: rootPem, Standard: null }
    : { Sign: null, Encrypt: null, Standard: rootPem };
}

function chainInfo({ chain }: CertificateEntry): CertBasicInfo[] | null {
  if (chain === null) return null;
  return chain.map(({ subject, issuer, fingerprint, notBefore, notAfter }) => ({
    Issuer: issuer,
    Subject: subject,
    Fingerprint: fingerprint,
    ValidFrom: serviceTime(notBefore),
    ValidTo: serviceTime(notAfter),
  }));
}

/** 1 single domain, 2 multi-domain, 3 wildcard, 4 several wildcards. */
function domainType(entry: CertificateEntry): number {
  const several = entry.names.length > 1;
  if (isWildcard(entry)) return several ? 4 : 3;
  return several ? 2 : 1;
}
