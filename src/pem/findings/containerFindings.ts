import { message } from "../../certificates";
import { unpackFix } from "../fixes/makeFix";
import type { OtherBlock } from "../inventory";
import type { Finding, PlacedFinding } from "../types";
import { blockFinding, byteRange } from "./finding";

/** PKCS#7 containers with certificates: only a few programs look into them. */
export function containerFindings(others: readonly OtherBlock[]): PlacedFinding[] {
  return others.flatMap(({ block, content }) => {
    if (content.kind !== "pkcs7" || content.certificates.length === 0) return [];
    const reason = message(
      "it is a PKCS #7 container, which servers do not read; certificates in it: {0}",
      content.certificates.length,
    );
    return [blockFinding("pkcs7-container", "info", block, reason, { fix: unpackFix(block) })];
  });
}

/**
 * Requests, revocation lists, containers, public keys and parameters that are not what their label says.
 *
 * @param severity they are left out of an upload, so there it need not be agreed to.
 */
export function unreadableFindings(
  others: readonly OtherBlock[],
  severity: Finding["severity"],
): PlacedFinding[] {
  return others.flatMap(({ block, content }) => {
    if (content.kind !== "unreadable") return [];
    const range = byteRange(block, content.offset);
    const reason = message("its data cannot be read: {0}", content.reason);
    return [blockFinding("unreadable-block", severity, block, reason, { range })];
  });
}
