import { message } from "../../certificates";
import { splitFix } from "../fixes/splitFiles";
import type { Inventory } from "../inventory";
import { isEncryptedKey } from "../keys/openKey";
import type { PemSource, PlacedFinding } from "../types";
import { blockFinding } from "./finding";

/** What the caller knows about files; undefined when it does not know. */
export interface FileFacts {
  /** Whether git ignores the file; undefined also when there is no repository. */
  readonly gitIgnored?: (source: PemSource) => boolean | undefined;
  /** Whether every user of the computer may read it. */
  readonly worldReadable?: (source: PemSource) => boolean | undefined;
}

/** Unencrypted keys that others may get to see. */
export function protectionFindings(
  sources: readonly PemSource[],
  inventory: Inventory,
  facts: FileFacts,
): PlacedFinding[] {
  return sources.flatMap((source) => {
    const isOpenKey = (key: Inventory["keys"][number]) => key.source === source && !isEncryptedKey(key);
    const keys = inventory.keys.filter(isOpenKey);
    const [first] = keys;
    if (first === undefined) return [];
    const findings: PlacedFinding[] = [];
    if (facts.gitIgnored?.(source) === false) {
      const reason = message("the private key is not encrypted, and git does not ignore this file");
      findings.push(...keys.map((key) => blockFinding("key-not-ignored", "warning", key, reason)));
    }
    const hasCertificate = inventory.certificates.some(({ block }) => block.source === source);
    if (hasCertificate && facts.worldReadable?.(source) === true) {
      const reason = message(
        "the private key is in one file with its certificate, and every user may read it",
      );
      const fix = splitFix(source, inventory);
      findings.push(blockFinding("key-readable-by-all", "warning", first, reason, { fix }));
    }
    return findings;
  });
}
