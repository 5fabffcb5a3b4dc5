import { issueCertificate } from "../issue";
import { type CertificateEntry, makeEntry } from "../records/entry";
import { productOf } from "../records/products";
import type { StoredData } from "../store/file";
import { certificateId, seededPick } from "../store/ids";
import { algorithmName, chainLinks, sha1Of } from "../upload/certificateFacts";
import { submittedData } from "./applicantData";
import { Authorities, decoded } from "./authorities";
import { issueFor } from "./issueFor";
import { sampleProjects } from "./projects";
import type { CaSample, Sample } from "./sample";
import { sampleHistory } from "./sampleHistory";
import { caSamples, samples } from "./sampleList";
import { validationRecords } from "./validation";

const day = 24 * 60 * 60 * 1000;

type Pick = (limit: number) => number;

/** The data of a new sandbox. IDs and validation records are the same each time; keys, and so PEM, are not. */
export async function makeSamples(now: number): Promise<StoredData> {
  const authorities = await Authorities.make(now);
  const pick = seededPick(20191205);
  const ordered = samples.map((sample) => sampleEntry(sample, authorities, now, pick));
  const certificates = [
    ...ordered.map((entry, index) => withRelated(entry, samples[index], ordered)),
    ...caSamples.map((sample) => caEntry(sample, authorities, now, pick)),
  ];
  return {
    projects: sampleProjects(now),
    certificates,
    removedGenerated: [],
    operations: sampleHistory(certificates, now),
  };
}

function sampleEntry(sample: Sample, authorities: Authorities, now: number, pick: Pick): CertificateEntry {
  const product = productOf(sample.package ?? null);
  const [domain = ""] = sample.names;
  const entry = makeEntry({
    id: certificateId(pick),
    domain,
    names: sample.names,
    alias: sample.alias ?? "",
    status: sample.status,
    statusMessage: sample.statusMessage ?? null,
    source: product?.source ?? "upload",
    packageType: sample.package ?? null,
    projectId: sample.project ?? 0,
    verifyType: sample.verifyType ?? null,
    createdAt: now - (sample.ordered ?? 0) * day,
    revokedAt: sample.revoked === undefined ? null : now - sample.revoked * day,
    tags: sample.tags ?? [],
    renewable: sample.renewable ?? false,
    noticeMuted: sample.muted ?? false,
    downloadForbidden: sample.downloadForbidden ?? false,
    orderId: product === undefined ? null : orderId(pick),
    validation: sample.validation ? validationRecords(sample.validation, sample.names, pick) : [],
    revocation: sample.revocation ? validationRecords(sample.revocation, sample.names, pick) : [],
    submitted: sample.submitted ? submittedData(domain, sample.verifyType ?? "DNS", sample.damagedCsr) : null,
    boundResources: sample.bound ?? [],
  });
  if (sample.issued === undefined) return { ...entry, ...orderedFields(entry) };
  return { ...entry, ...issuedFields(sample.issued, entry, authorities, now) };
}

/** Names the orders an order is tied to by their IDs, in both directions. */
function withRelated(
  entry: CertificateEntry,
  sample: Sample | undefined,
  entries: readonly CertificateEntry[],
): CertificateEntry {
  const idOf = (domain: string | undefined) => entries.find((other) => other.domain === domain)?.id;
  const origins = samples.filter(({ replacedBy }) => replacedBy !== undefined && replacedBy === entry.domain);
  const renewed = samples.find(({ renewedBy }) => renewedBy !== undefined && renewedBy === entry.domain);
  const renewal = idOf(sample?.renewedBy);
  const origin = idOf(renewed?.names[0]);
  const replacedBy = idOf(sample?.replacedBy);
  const replacedFor = idOf(origins[0]?.names[0]);
  const related = {
    ...(origin !== undefined && { origin }),
    ...(renewal !== undefined && { renewal }),
    ...(replacedBy !== undefined && { replacedBy }),
    ...(replacedFor !== undefined && { replacedFor }),
  };
  return { ...entry, related };
}

/** What an order without a certificate already has: the term and the key's algorithm, unless it was never filled in. */
function orderedFields({ names, packageType }: CertificateEntry): Partial<CertificateEntry> {
  if (names.length === 0) return {};
  const algorithm = productOf(packageType)?.sm ? "SM2" : "RSA 2048";
  return { algorithm, validityMonths: productOf(packageType)?.free ? 3 : 12 };
}

function issuedFields(
  { algorithm, ends, days, bundle }: NonNullable<Sample["issued"]>,
  entry: CertificateEntry,
  authorities: Authorities,
  now: number,
): Partial<CertificateEntry> {
  // Half a day more, so that "ends in 3 days" is still true when somebody looks some hours later.
  const notAfter = now + ends * day + day / 2;
  const notBefore = notAfter - days * day;
  const level = productOf(entry.packageType)?.level ?? "DV";
  // An upload comes some time after the issue, an order before it; neither lies in the future.
  const createdAt = entry.source === "upload" ? notBefore + day : notBefore - day;
  return {
    ...issueFor(
      { names: entry.names, algorithm, level, notBefore, notAfter, ...(bundle && { bundle }) },
      authorities,
    ),
    createdAt: Math.min(createdAt, now),
    deployable: true,
    hostable: entry.source !== "upload",
  };
}

function caEntry(sample: CaSample, authorities: Authorities, now: number, pick: Pick): CertificateEntry {
  const notAfter = now + sample.ends * day;
  const notBefore = now - 365 * day;
  const key = authorities.subscriberKey(sample.algorithm);
  const subject = { C: "CN", O: "Example Ltd", CN: sample.commonName };
  const certificate = issueCertificate({ subject, key, isCa: true, notBefore, notAfter });
  const facts = decoded(certificate);
  return makeEntry({
    id: certificateId(pick),
    domain: sample.commonName,
    alias: sample.alias,
    type: "CA",
    status: 1,
    source: "upload",
    issuerName: sample.commonName,
    projectId: sample.project,
    notBefore: facts.notBefore,
    notAfter: facts.notAfter,
    createdAt: now - 30 * day,
    validityMonths: Math.round((sample.ends + 365) / 30.4),
    algorithm: algorithmName(facts),
    deployable: true,
    pem: certificate.pem,
    fingerprint: sha1Of(facts),
    chain: chainLinks([facts]),
  });
}

function orderId(pick: Pick): string {
  return `${certificateId(pick)}${certificateId(pick)}`;
}
