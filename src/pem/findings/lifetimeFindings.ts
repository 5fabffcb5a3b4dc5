import { type Instant, message } from "../../certificates";
import type { X509Block } from "../inventory";
import type { ChainReport, DecodedCertificate, PlacedFinding } from "../types";
import { isKnownRoot } from "../x509/knownRoots";
import { blockFinding } from "./finding";

const day = 24 * 60 * 60 * 1000;

/** The longest lifetime in days, by when the certificate was issued; the latest rule first. */
const limits: readonly { readonly from: Instant; readonly days: number }[] = [
  { from: Date.UTC(2029, 2, 15), days: 47 },
  { from: Date.UTC(2027, 2, 15), days: 100 },
  { from: Date.UTC(2026, 2, 15), days: 200 },
  { from: Date.UTC(2020, 8, 1), days: 398 },
];

/**
 * A server certificate of a publicly trusted CA that was issued for longer than such CAs may (CA/Browser Forum Baseline
 * Requirements, 6.3.2). Private CAs are not bound by the rule: clients do not enforce it on them.
 */
export function lifetimeFindings(leaf: X509Block, chain: ChainReport): PlacedFinding[] {
  const { notBefore, notAfter } = leaf.certificate;
  const limit = limits.find(({ from }) => notBefore >= from);
  // Both ends count: a lifetime of one day ends at 23:59:59.
  const lifetime = notAfter - notBefore + 1000;
  if (limit === undefined || lifetime <= limit.days * day || !isPubliclyTrusted(leaf.certificate, chain)) {
    return [];
  }
  const reason = message(
    "it is valid for {0} days, and publicly trusted certificates issued then may be for {1} at most",
    Math.ceil(lifetime / day),
    limit.days,
  );
  return [blockFinding("lifetime-too-long", "warning", leaf.block, reason)];
}

/** By its own policy (which only public CAs use), or by the name of the root above it. Trust itself is not judged. */
function isPubliclyTrusted(certificate: DecodedCertificate, { links }: ChainReport): boolean {
  if (certificate.selfIssued) return false;
  const top = links.at(-1)?.certificate ?? certificate;
  return certificate.validationLevel !== undefined || isKnownRoot(top.issuer);
}
