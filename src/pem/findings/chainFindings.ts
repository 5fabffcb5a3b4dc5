import { message } from "../../certificates";
import type { X509Block } from "../inventory";
import { subjectText } from "../leaf";
import type { ChainLink, ChainReport, Finding } from "../types";
import { blockFinding } from "./finding";

/**
 * What is wrong with the chain of a server certificate: its order, its gaps, and what does not belong to it.
 *
 * @param given the certificates of the files; links of the chain may come from elsewhere.
 */
export function chainFindings(leaf: X509Block, given: readonly X509Block[], chain: ChainReport): Finding[] {
  const blockOf = new Map(given.map((entry) => [entry.certificate.sha256, entry]));
  const findings: Finding[] = [];
  if (!chain.inOrder) {
    const reason = message(
      "the certificates are not in the order leaf, intermediates; they will be sent in the right order",
    );
    findings.push(blockFinding("wrong-order", "warning", leaf.block, reason));
  }
  for (const link of chain.links) {
    const entry = blockOf.get(link.certificate.sha256);
    findings.push(...(entry === undefined ? absentLink(leaf, link) : linkFindings(entry, link)));
  }
  for (const problem of chain.problems) {
    findings.push(
      blockFinding(
        "missing-intermediate",
        "warning",
        leaf.block,
        message("the chain is not complete ({0})", problem),
      ),
    );
  }
  return [...findings, ...unrelatedFindings(blockOf, chain)];
}

/** A link that is known from elsewhere but will not be sent. */
function absentLink(leaf: X509Block, { role, certificate }: ChainLink): Finding[] {
  if (role === "root") return [];
  const name = certificate.subject.commonName ?? certificate.subject.text;
  const reason = message(
    "the intermediate certificate “{0}” is not in the files, and browsers need it",
    name,
  );
  return [blockFinding("missing-intermediate", "warning", leaf.block, reason)];
}

function linkFindings({ block, certificate }: X509Block, { role, tie }: ChainLink): Finding[] {
  switch (true) {
    case tie === "broken":
      return [
        blockFinding(
          "broken-chain",
          "error",
          block,
          message("its signature was not made by the certificate with the name of its issuer"),
        ),
      ];
    case tie === "unverifiable":
      return [
        blockFinding(
          "unverifiable-signature",
          "info",
          block,
          message("its signature ({0}) cannot be verified here", certificate.signatureAlgorithm),
        ),
      ];
    case role === "root":
      return [
        blockFinding(
          "root-included",
          "info",
          block,
          message("the root certificate “{0}” need not be sent and is left out", subjectText(certificate)),
        ),
      ];
    case tie === "self":
      return [
        blockFinding(
          "self-signed",
          "warning",
          block,
          message("the certificate is self-signed, so browsers do not trust it"),
        ),
      ];
    default:
      return [];
  }
}

function unrelatedFindings(blockOf: ReadonlyMap<string, X509Block>, chain: ChainReport): Finding[] {
  return chain.unrelated.flatMap(({ sha256 }) => {
    const entry = blockOf.get(sha256);
    if (entry === undefined) return [];
    const reason = message(
      "the certificate “{0}” does not belong to the chain and is left out",
      subjectText(entry.certificate),
    );
    return [blockFinding("unrelated-certificate", "warning", entry.block, reason)];
  });
}
