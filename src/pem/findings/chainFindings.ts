import { message } from "../../certificates";
import { addIntermediateFix, orderFix, removeRootFix } from "../fixes/makeFix";
import type { X509Block } from "../inventory";
import { subjectText } from "../leaf";
import type { ChainLink, ChainReport, PemBlock, PlacedFinding } from "../types";
import { foldName } from "../x509/names";
import { blockFinding } from "./finding";

/**
 * What is wrong with the chain of a server certificate: its order, its links and its gaps.
 *
 * @param given the certificates of the files; links of the chain may come from elsewhere.
 */
export function chainFindings(
  leaf: X509Block,
  given: readonly X509Block[],
  chain: ChainReport,
): PlacedFinding[] {
  const blockOf = new Map(given.map((entry) => [entry.certificate.sha256, entry]));
  return [
    ...orderFindings(given, chain),
    ...chain.links.flatMap((link, index) => {
      const entry = blockOf.get(link.certificate.sha256);
      return entry ? linkFindings(entry, link, index, given) : [];
    }),
    ...absentLinks(leaf, blockOf, chain),
    ...gapFindings(leaf, chain),
  ];
}

/** Certificates of one file that are not leaf first, each followed by its issuer. Files have no order among them. */
function orderFindings(given: readonly X509Block[], { links }: ChainReport): PlacedFinding[] {
  const positionOf = new Map(links.map(({ certificate }, index) => [certificate.sha256, index]));
  const findings: PlacedFinding[] = [];
  for (const source of new Set(given.map(({ block }) => block.source))) {
    const inChain = given.filter(
      ({ block, certificate }) => block.source === source && positionOf.has(certificate.sha256),
    );
    const position = ({ certificate }: X509Block) => positionOf.get(certificate.sha256) ?? 0;
    const misplaced = inChain.find((entry, index) => {
      const next = inChain[index + 1];
      return next !== undefined && position(next) < position(entry);
    });
    if (misplaced === undefined) continue;
    const reason = message(
      "the certificates are not in the order leaf, intermediates; they will be sent in the right order",
    );
    const ordered = [...inChain].sort((a, b) => position(a) - position(b)).map(({ block }) => block);
    findings.push(
      blockFinding("wrong-order", "warning", misplaced.block, reason, { fix: orderFix(source, ordered) }),
    );
  }
  return findings;
}

/** A gap that nothing known fills. */
function gapFindings({ block }: X509Block, { missingIssuer }: ChainReport): PlacedFinding[] {
  if (missingIssuer === undefined) return [];
  const reason = message(
    "the chain is not complete: the certificate of the issuer “{0}” is missing",
    missingIssuer,
  );
  return [blockFinding("missing-intermediate", "warning", block, reason)];
}

/** Intermediates that are known from elsewhere but will not be sent. */
function absentLinks(
  leaf: X509Block,
  blockOf: ReadonlyMap<string, X509Block>,
  { links }: ChainReport,
): PlacedFinding[] {
  let below = leaf;
  return links.flatMap(({ certificate, role }, index) => {
    const entry = blockOf.get(certificate.sha256);
    if (entry) below = entry;
    if (entry || role === "root") return [];
    const reason = message(
      "the intermediate certificate “{0}” is not in the files, and browsers need it",
      certificate.subject.commonName ?? certificate.subject.text,
    );
    // What has merely the right name is not put into a file.
    const isCertain = links[index - 1]?.tie === "verified";
    const fix = isCertain ? addIntermediateFix(below.block, certificate.der) : undefined;
    return [blockFinding("missing-intermediate", "warning", leaf.block, reason, { fix })];
  });
}

function linkFindings(
  { block, certificate }: X509Block,
  { role, tie }: ChainLink,
  index: number,
  given: readonly X509Block[],
): PlacedFinding[] {
  if (tie === "broken") {
    const reason = message("its signature was not made by the certificate with the name of its issuer");
    return [blockFinding("broken-chain", "error", block, reason)];
  }
  if (tie === "unverifiable") {
    const reason = message("its signature ({0}) cannot be verified here", certificate.signatureAlgorithm);
    return [blockFinding("unverifiable-signature", "info", block, reason)];
  }
  if (index === 0 && tie === "self") {
    const reason = message("the certificate is self-signed, so browsers do not trust it");
    return [blockFinding("self-signed", "warning", block, reason)];
  }
  if (role === "root") {
    const reason = message(
      "the root certificate “{0}” need not be sent and is left out",
      subjectText(certificate),
    );
    const roots = rootsOfName(certificate, given).filter(({ source }) => source === block.source);
    const fix = removeRootFix(block.source, roots);
    return [blockFinding("root-included", "info", block, reason, { fix })];
  }
  return [];
}

/** The blocks of all roots with the name of this one: CAs issue them anew for the same key. */
function rootsOfName({ subject }: X509Block["certificate"], given: readonly X509Block[]): PemBlock[] {
  const name = foldName(subject.text);
  return given
    .filter(({ certificate }) => certificate.selfIssued && foldName(certificate.subject.text) === name)
    .map(({ block }) => block);
}

/** Certificates of the files that do not belong to the chain. */
export function unrelatedFindings(given: readonly X509Block[], chain: ChainReport): PlacedFinding[] {
  const unrelated = new Set(chain.unrelated.map(({ sha256 }) => sha256));
  return given.flatMap((entry) => {
    if (!unrelated.has(entry.certificate.sha256)) return [];
    const reason = message(
      "the certificate “{0}” does not belong to the chain and is left out",
      subjectText(entry.certificate),
    );
    return [blockFinding("unrelated-certificate", "warning", entry.block, reason)];
  });
}
