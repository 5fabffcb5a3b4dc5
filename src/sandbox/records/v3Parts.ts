import type * as wire from "../../tencent/v3/wire";
import type { CertificateEntry, ProjectEntry, ValidationEntry } from "./entry";
import { isSm } from "./facts";
import { inLanguage, type Language } from "./language";
import { serviceTime, zeroTime } from "./times";

/** The account all certificates of the sandbox belong to. */
export const ownerUin = "100000000001";

/** PackageType: digits; null for an upload. */
export function packageTypeText(entry: CertificateEntry): string | null {
  return entry.packageType === null ? null : String(entry.packageType);
}

/** ValidityPeriod: months, as digits; empty where there are none yet. */
export function monthsText(entry: CertificateEntry): string {
  return entry.validityMonths === null ? "" : String(entry.validityMonths);
}

export function wireTags(entry: CertificateEntry): wire.Tag[] {
  return entry.tags.map(({ key, value }) => ({ TagKey: key, TagValue: value }));
}

/** CertificateExtra: how many names, and which orders it is tied to. */
export function certificateExtra(entry: CertificateEntry): wire.CertificateExtra {
  const { origin, replacedBy, replacedFor, renewal } = entry.related;
  return {
    DomainNumber: String(Math.max(1, entry.names.length)),
    OriginCertificateId: origin ?? null,
    ReplacedBy: replacedBy ?? null,
    ReplacedFor: replacedFor ?? null,
    RenewOrder: renewal ?? null,
    SMCert: isSm(entry) ? 1 : 0,
    CompanyType: 2,
    // The sandbox sells no subscriptions.
    ServiceRenewCertificateId: null,
    ServiceOriginCertificateId: null,
  };
}

const defaultProject = { en: "Default project", zh: "默认项目" };

/** A project's name: the default one has a name in each language. */
export function projectName(project: ProjectEntry, language: Language): string {
  return project.id === 0 ? inLanguage(defaultProject, language) : project.name;
}

/** ProjectInfo. The default project has neither creator nor time. */
export function projectInfo(project: ProjectEntry, language: Language): wire.ProjectInfo {
  const name = projectName(project, language);
  const own = project.createdAt !== undefined;
  return {
    ProjectId: String(project.id),
    OwnerUin: own ? Number(ownerUin) : 0,
    ProjectName: name,
    ProjectCreatorUin: own ? Number(ownerUin) : 0,
    ProjectCreateTime: project.createdAt === undefined ? zeroTime : serviceTime(project.createdAt),
    ProjectResume: own ? project.description : name,
  };
}

/** DvAuths: the records to publish, one for each domain. */
export function dvAuths(records: readonly ValidationEntry[]): wire.DvAuths[] {
  return records.map(({ type, domain, key, value, path, subdomain }) => ({
    DvAuthKey: key,
    DvAuthValue: value,
    DvAuthDomain: domain,
    DvAuthPath: path,
    DvAuthSubDomain: subdomain,
    DvAuthVerifyType: type,
  }));
}

/** The first record stands in the fields of the answer itself, all of them in `DvAuths`. Null where there is none. */
export function dvAuthDetail(entry: CertificateEntry): wire.DvAuthDetail | null {
  const [first] = entry.validation;
  if (first === undefined) return null;
  return {
    DvAuthKey: first.key,
    DvAuthValue: first.value,
    DvAuthDomain: first.domain,
    DvAuthPath: first.path,
    DvAuthKeySubDomain: first.subdomain,
    DvAuths: dvAuths(entry.validation),
  };
}
