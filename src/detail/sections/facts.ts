import {
  type Certificate,
  type CertificateDetail,
  defaultProjectId,
  isUploaded,
  type Message,
  message,
  packageName,
  statusName,
} from "../../certificates";
import { remarkName, sourceName, validationName, vulnerabilityScanName } from "../../ui/serviceWords";
import type { Fact, FactSection, Value } from "../model";
import type { DetailInput } from "../present";
import { relatedFacts } from "./related";
import { inPairs, type Wording } from "./wording";

/** What it is: the main facts, each only where the service tells it. */
export function presentFacts(
  certificate: Certificate | CertificateDetail,
  { accountName, related, now, expiringDays }: DetailInput,
  sha256: string | undefined,
  wording: Wording,
): FactSection {
  const facts = [
    ...wording.codeFact(message("Domain"), certificate.domain),
    ...wording.fact(message("Alias"), certificate.alias),
    ...wording.codeFact(message("ID"), certificate.id),
    ...wording.fact(message("Account"), accountName),
    projectFact(certificate, wording),
    statusFact(certificate, wording),
    ...wording.dateFact(
      message("Revoked on"),
      "revokedAt" in certificate ? certificate.revokedAt : undefined,
    ),
    ...relatedFacts(certificate, related, now, expiringDays, wording),
    ...wording.fact(message("Type"), wording.say(typeName(certificate))),
    ...wording.fact(message("Source"), nameOr(sourceName, certificate.source, wording)),
    ...wording.fact(isUploaded(certificate) ? message("Issued by") : message("Product"), certificate.product),
    ...packageFact(certificate, wording),
    ...wording.fact(message("Validation"), nameOr(validationName, certificate.validation, wording)),
    ...wording.fact(message("Algorithm"), certificate.algorithm),
    ...fingerprints(certificate, sha256, wording),
    ...("orderId" in certificate ? wording.codeFact(message("Order ID"), certificate.orderId) : []),
    ...wording.dateFact(message("Created"), certificate.createdAt),
    ...wording.fact(message("Period"), period(certificate, wording)),
    ...propertiesFact(certificate, wording),
    ...wording.fact(message("Vulnerability scan"), vulnerabilityScan(certificate, wording)),
    ...tagsFact(certificate, wording),
  ];
  return { title: wording.say(message("Overview")), facts };
}

/** The project's name; the default project has a name of ours where the service gives none. */
export function projectName({ project }: Pick<Certificate, "project">, wording: Wording): string {
  if (project.name !== "") return wording.show(project.name);
  return wording.say(
    project.id === defaultProjectId ? message("Default project") : message("Project {0}", project.id),
  );
}

function projectFact(certificate: Certificate, wording: Wording): Fact {
  const text = projectName(certificate, wording);
  const note = wording.say(message("ID {0}", certificate.project.id));
  return { label: wording.say(message("Project")), values: [{ text, note }] };
}

function statusFact({ status, statusMessage }: Certificate, wording: Wording): Fact {
  const remark = statusMessage === undefined ? [] : [remarkValue(statusMessage, wording)];
  return {
    label: wording.say(message("Status")),
    values: [{ text: wording.say(statusName(status)), note: String(status) }, ...remark],
  };
}

/** The remark in the user's words; beside it the service's own where that is a code, not a sentence that says the same. */
function remarkValue(statusMessage: string, wording: Wording): Value {
  const remark = remarkName(statusMessage);
  const said = wording.show(statusMessage);
  if (remark === undefined) return { text: said };
  const text = wording.say(remark);
  return /^[A-Z-]+$/.test(said) ? { text, note: said } : { text };
}

function typeName({ type }: Certificate): Message {
  return type === "CA" ? message("Client (CA) certificate") : message("Server certificate");
}

/** The package bought, by the name of its number: the service's own name of the product comes in one language only. */
function packageFact({ packageType }: Certificate, wording: Wording): Fact[] {
  if (packageType === undefined) return [];
  const value = { text: wording.say(packageName(packageType)), note: String(packageType) };
  return [{ label: wording.say(message("Package")), values: [value] }];
}

function vulnerabilityScan(certificate: Certificate | CertificateDetail, wording: Wording) {
  return "vulnerabilityStatus" in certificate
    ? nameOr(vulnerabilityScanName, certificate.vulnerabilityStatus, wording)
    : undefined;
}

/** Our name for a value of the service, or the value itself when it is not one we know. */
function nameOr(
  nameOf: (value: string) => Message | undefined,
  value: string | undefined,
  wording: Wording,
): string | undefined {
  if (value === undefined) return undefined;
  const known = nameOf(value);
  return known === undefined ? value : wording.say(known);
}

function fingerprints(
  certificate: Certificate | CertificateDetail,
  sha256: string | undefined,
  wording: Wording,
): Fact[] {
  const sha1 = "fingerprint" in certificate ? certificate.fingerprint : undefined;
  return [
    ...wording.codeFact(message("SHA-1 fingerprint"), sha1, sha1 === undefined ? undefined : inPairs(sha1)),
    ...wording.codeFact(message("SHA-256 fingerprint"), sha256, sha256 && inPairs(sha256)),
  ];
}

function period({ validityMonths }: Certificate, wording: Wording): string | undefined {
  if (validityMonths === undefined) return undefined;
  return wording.say(validityMonths === 1 ? message("1 month") : message("{0} months", validityMonths));
}

function propertiesFact(certificate: Certificate | CertificateDetail, wording: Wording): Fact[] {
  const properties = [
    ...(certificate.isDv ? [message("Domain-validated (DV)")] : []),
    ...(certificate.isPaid ? [message("Paid")] : []),
    ...(certificate.isWildcard ? [message("Wildcard")] : []),
    ...(certificate.isSm ? [message("Chinese national cryptography (SM2)")] : []),
    ...(certificate.renewable ? [message("Renewable")] : []),
    ...("autoRenew" in certificate && certificate.autoRenew === true
      ? [message("Renewed by the service itself")]
      : []),
    ...(certificate.deployable ? [message("Deployable")] : []),
    ...(certificate.noticeMuted === true ? [message("Expiry notice switched off")] : []),
  ];
  if (properties.length === 0) return [];
  return [
    {
      label: wording.say(message("Properties")),
      values: properties.map((property) => ({ text: wording.say(property) })),
    },
  ];
}

function tagsFact({ tags }: Certificate, wording: Wording): Fact[] {
  if (tags.length === 0) return [];
  return [
    {
      label: wording.say(message("Tags")),
      values: tags.map(({ key, value }) => ({ text: wording.show(`${key}: ${value}`) })),
    },
  ];
}
