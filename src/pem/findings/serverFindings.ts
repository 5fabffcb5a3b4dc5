import { message } from "../../certificates";
import type { DoubleCertificate } from "../doubleCertificate";
import { splitFix } from "../fixes/splitFiles";
import type { Inventory, X509Block } from "../inventory";
import { subjectText } from "../leaf";
import type { PemSource, PlacedFinding } from "../types";
import { blockFinding, blockName } from "./finding";

/** One upload is one certificate: every further leaf is an error. */
export function furtherLeaves([first, ...others]: readonly X509Block[]): PlacedFinding[] {
  if (first === undefined) return [];
  return others.map(({ block, certificate }) =>
    blockFinding(
      "two-leaves",
      "error",
      block,
      message(
        "this is another server certificate ({0}) beside that of {1} ({2}); they must be uploaded one at a time",
        subjectText(certificate),
        blockName(first.block),
        subjectText(first.certificate),
      ),
    ),
  );
}

/** Files with the certificates of several servers. Lying in a folder they do no harm, so it is only mentioned. */
export function collectionFindings(
  sources: readonly PemSource[],
  leaves: readonly X509Block[],
  inventory: Inventory,
): PlacedFinding[] {
  return sources.flatMap((source) => {
    const inFile = leaves.filter(({ block }) => block.source === source);
    const [, second] = inFile;
    if (second === undefined) return [];
    const reason = message(
      "there are certificates of {0} servers in this file; they must be uploaded one at a time",
      inFile.length,
    );
    return [blockFinding("two-leaves", "info", second.block, reason, { fix: splitFix(source, inventory) })];
  });
}

/** What Tencent Cloud's upload interface does not take: certificates of the Chinese SM standard. */
export function sm2Findings(leaf: X509Block, doubles: readonly DoubleCertificate[]): PlacedFinding[] {
  const companion = doubles.find(({ signing }) => signing === leaf)?.encryption;
  if (companion !== undefined) {
    const reason = message(
      "it is the encryption half of an SM2 double certificate, which can be uploaded only in the console",
    );
    return [blockFinding("sm2-upload", "error", companion.block, reason)];
  }
  if (leaf.certificate.publicKey.type !== "SM2") return [];
  const reason = message(
    "it is an SM2 certificate, which the service may refuse when it is uploaded from here",
  );
  return [blockFinding("sm2-upload", "warning", leaf.block, reason)];
}
