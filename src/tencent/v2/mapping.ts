import type { Certificate, CertificateDetail } from "../../certificates";
import { flag, instant, integer, list, optionalText, present, record, text } from "../fields";
import { namesOf, none, type Pool } from "../pool";
import type * as wire from "./wire";

/** What is shown when the service gives no status: no documented one. */
const unknownStatus = -1;

/**
 * One record of `CertGetList` as a certificate. Fields of a wrong type count as missing; a record without an ID is
 * undefined. What only API 3.0 tells (renewable, deployable, Chinese SM, tags) is "no" or empty.
 */
export function certificate(value: unknown, pool: Pool): Certificate | undefined {
  const from = record<wire.CertificateRecord>(value);
  const id = text(from.id);
  if (id === "") return undefined;
  const domain = text(from.domain);
  const project = record<wire.ProjectInfo>(from.projectInfo);
  return {
    id,
    domain,
    alias: text(from.alias),
    type: from.certType === "CA" ? "CA" : "SVR",
    status: integer(from.status) ?? unknownStatus,
    source: pool.text(text(from.from)),
    product: pool.text(text(from.productZhName)),
    project: pool.project(integer(from.projectId) ?? integer(project.projectId), text(project.name)),
    names: namesOf(domain, list(from.subjectAltName)),
    isDv: flag(from.is_dv),
    isWildcard: flag(from.is_wildcard),
    isPaid: flag(from.is_vip),
    isSm: false,
    renewable: false,
    deployable: false,
    tags: none,
    ...present({
      statusMessage: pool.optionalText(from.statusMsg),
      packageType: integer(from.type),
      notBefore: instant(from.certBeginTime),
      notAfter: instant(from.certEndTime),
      createdAt: instant(from.insertTime),
      validityMonths: integer(from.validityPeriod),
      validation: pool.optionalText(from.verifyType),
    }),
  };
}

/** A record got with `withCert=1`: all the legacy API has for a detail. Undefined without an ID. */
export function detail(value: unknown, pool: Pool): CertificateDetail | undefined {
  const base = certificate(value, pool);
  if (base === undefined) return undefined;
  const { cert, vulnerability_status } = record<wire.CertificateRecord>(value);
  return {
    ...base,
    ...(typeof cert === "string" && cert.includes("-----BEGIN ") ? { pem: cert } : {}),
    ...present({ vulnerabilityStatus: optionalText(vulnerability_status) }),
    validationRecords: [],
    revocationRecords: [],
    chain: [],
    submitted: [],
    fields: Object.entries(record(value)).map(([name, field]) => ({ name, value: field })),
  };
}
