import type { X509Block } from "../inventory";
import type { ChainReport, Finding, PlacedFinding } from "../types";
import { lifetimeFindings } from "./lifetimeFindings";
import { nameFindings } from "./nameFindings";
import { strengthFindings } from "./strengthFindings";
import { missingServerAuth } from "./usageFindings";

/** What is wrong with a server certificate whatever the time and the chain: strength, lifetime, names, usage. */
export function leafFindings(
  leaf: X509Block,
  chain: ChainReport,
  usageSeverity: Finding["severity"],
): PlacedFinding[] {
  return [
    ...strengthFindings(leaf),
    ...lifetimeFindings(leaf, chain),
    ...nameFindings(leaf),
    ...missingServerAuth(leaf, usageSeverity),
  ];
}
