import { randomInt } from "node:crypto";
import { Status } from "../../certificates";
import { type CertificateEntry, makeEntry, type RelatedOrders, type ValidationEntry } from "../records/entry";
import { productOf } from "../records/products";
import { validationRecords } from "../samples/validation";
import { certificateId } from "../store/ids";

/** TrustAsia C1 DV Free: the only product that can be applied for. */
export const freePackage = 83;

/** How an applicant shows that a domain is theirs. */
export const validationMethods = ["DNS_AUTO", "DNS", "FILE"] as const;

const recordTypes: Readonly<Record<string, ValidationEntry["type"]>> = {
  DNS_AUTO: "TXT",
  DNS: "TXT",
  FILE: "FILE",
};

/** The records to set for a way to validate these domains. */
export function recordsFor(method: string, domains: readonly string[]): ValidationEntry[] {
  return validationRecords(recordTypes[method] ?? "TXT", domains, randomInt);
}

/** What an order waits for that was just placed: with `DNS_AUTO` the service has set its records already. */
function statusAfterOrder(method: string): Pick<CertificateEntry, "status" | "statusMessage"> {
  return method === "DNS_AUTO"
    ? { status: Status.dnsRecordAdded, statusMessage: "CA-REVIEWING" }
    : { status: Status.reviewing, statusMessage: "PENDING-DCV" };
}

export interface FreeOrder {
  readonly id: string;
  readonly domain: string;
  readonly method: string;
  readonly alias: string;
  readonly projectId: number;
  /** `RSA 2048` or `ECC 256`. */
  readonly algorithm: string;
  readonly related: RelatedOrders;
  /** Milliseconds UTC. */
  readonly now: number;
}

/** The entry of an order of a free certificate: for three months, for one domain. */
export function freeOrder(order: FreeOrder): CertificateEntry {
  const { id, domain, method, alias, projectId, algorithm, related, now } = order;
  return makeEntry({
    id,
    domain,
    names: [domain],
    alias,
    projectId,
    algorithm,
    related,
    ...statusAfterOrder(method),
    source: productOf(freePackage)?.source ?? "trustasia",
    packageType: freePackage,
    verifyType: method,
    createdAt: now,
    validityMonths: 3,
    orderId: `${certificateId()}${certificateId()}`,
    validation: recordsFor(method, [domain]),
  });
}
