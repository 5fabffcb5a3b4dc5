import { Status } from "../../certificates";
import { type CertificateEntry, makeEntry } from "../records/entry";
import { productOf } from "../records/products";
import { certificateId, seededPick } from "../store/ids";
import { projects } from "./projects";

const day = 24 * 60 * 60 * 1000;
const hosts = ["www", "api", "shop", "static", "mail", "login", "img", "docs"] as const;
const zones = ["example.com", "example.org", "example.net"] as const;
const ownProjects = [projects.default, projects.shop, projects.payments, projects.internal, projects.mobile];
/** Uploads, free and paid certificates. */
const packages = [null, null, 83, 48, 43] as const;
/** Midnight UTC of a fixed day: what is generated does not depend on the hour. */
const startOfDay = (now: number) => Math.floor(now / day) * day;

/**
 * Certificates made by rule, without PEM until somebody asks for one: the same number gives the same certificates on
 * the same day. For lists that are long, not for chains that are interesting.
 */
export function generateEntries(count: number, now: number): CertificateEntry[] {
  const today = startOfDay(now);
  return Array.from({ length: count }, (_, number) => generateEntry(number, today));
}

function generateEntry(number: number, today: number): CertificateEntry {
  const pick = seededPick(number + 1);
  const zone = zones[number % zones.length] ?? zones[0];
  const domain = `${hosts[number % hosts.length]}-${number}.${zone}`;
  const packageType = packages[number % packages.length] ?? null;
  const days = packageType === 83 ? 90 : 365;
  // From 30 days ago to nearly the whole term ahead.
  const notAfter = today + (pick(days + 30) - 30) * day + day - 1000;
  const notBefore = notAfter - days * day + 1000;
  return makeEntry({
    id: certificateId(pick),
    generated: number,
    domain,
    names: [domain],
    alias: number % 3 === 0 ? `Generated ${number}` : "",
    status: Status.issued,
    source: productOf(packageType)?.source ?? "upload",
    packageType,
    issuerName: packageType === null ? "Example Sandbox DV ECC CA G1" : null,
    projectId: ownProjects[pick(ownProjects.length)] ?? projects.default,
    verifyType: packageType === null ? null : "DNS_AUTO",
    notBefore,
    notAfter,
    createdAt: notBefore,
    validityMonths: days === 90 ? 3 : 12,
    algorithm: "ECC 256",
    renewable: packageType !== null && number % 2 === 0,
    deployable: true,
    hostable: packageType !== null,
  });
}
