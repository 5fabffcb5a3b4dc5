import type { CertificateRecord } from "../../tencent/v2/wire";
import type { CertificateEntry, ProjectEntry } from "./entry";
import { isWildcard } from "./facts";
import type { Language } from "./language";
import { isDv, isPaid, productName, typeName } from "./products";
import { statusAt, statusText } from "./statuses";
import { serviceTime, serviceTimeOrNull, zeroTime } from "./times";
import type { View } from "./v3List";
import { monthsText, ownerUin, packageTypeText, projectName } from "./v3Parts";

/** An entry as CertGetList lists it; `withCertificate` adds the PEM. */
export function legacyRecord(
  entry: CertificateEntry,
  { language, now, project }: View,
  withCertificate: boolean,
): CertificateRecord {
  const status = statusAt(entry, now);
  return {
    ownerUin,
    projectId: String(entry.projectId),
    from: entry.source,
    type: packageTypeText(entry),
    certType: entry.type,
    productZhName: productName(entry, language),
    domain: entry.domain,
    alias: entry.alias,
    status,
    vulnerability_status: "INACTIVE",
    statusMsg: entry.statusMessage,
    verifyType: entry.verifyType,
    certBeginTime: serviceTimeOrNull(entry.notBefore),
    certEndTime: serviceTimeOrNull(entry.notAfter),
    validityPeriod: monthsText(entry),
    insertTime: serviceTime(entry.createdAt),
    projectInfo: legacyProject(project(entry.projectId), language),
    id: entry.id,
    subjectAltName: [...entry.names],
    type_name: typeName(entry, language),
    status_name: statusText(status, language),
    is_vip: isPaid(entry),
    is_dv: isDv(entry),
    is_wildcard: isWildcard(entry),
    is_vulnerability: false,
    ...(withCertificate && { cert: entry.pem }),
  };
}

function legacyProject(project: ProjectEntry, language: Language) {
  const name = projectName(project, language);
  const own = project.createdAt !== undefined;
  return {
    projectId: String(project.id),
    ownerUin: own ? Number(ownerUin) : 0,
    name,
    creatorUin: own ? Number(ownerUin) : 0,
    createTime: project.createdAt === undefined ? zeroTime : serviceTime(project.createdAt),
    info: own ? project.description : name,
  };
}
