import { Status } from "../../certificates";
import { type Refusal, refusal } from "../gateway/refusals";
import type { CertificateEntry } from "../records/entry";
import { statusAt } from "../records/statuses";
import { freePackage } from "./freeOrder";

/** How many free certificates an account may have, and how many of them below one primary domain. */
const perAccount = 50;
const perMainDomain = 20;

/** What no longer counts: it is over, or will never be issued. */
const uncounted: ReadonlySet<number> = new Set([
  Status.expired,
  Status.reviewFailed,
  Status.cancelled,
  Status.revoked,
  Status.refunded,
]);

/** Why no further free certificate may be ordered for a domain at `now`; undefined when one may. */
export function whyTooMany(
  domain: string,
  entries: readonly CertificateEntry[],
  now: number,
): Refusal | undefined {
  const counted = entries.filter(
    (entry) => entry.packageType === freePackage && !uncounted.has(statusAt(entry, now)),
  );
  if (counted.length >= perAccount) return refusal("FailedOperation.ExceedsFreeLimit");
  const main = mainDomain(domain);
  const below = counted.filter((entry) => mainDomain(entry.domain) === main);
  return below.length < perMainDomain
    ? undefined
    : refusal("FailedOperation.MainDomainCertificateCountLimit", main, perMainDomain);
}

/** The last two labels. The service knows the public suffixes; the names of a sandbox need none. */
function mainDomain(domain: string): string {
  return domain.toLowerCase().split(".").slice(-2).join(".");
}
