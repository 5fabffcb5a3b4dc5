import type { Instant } from "../certificates";
import { chainFindings, unrelatedFindings } from "./findings/chainFindings";
import { containerFindings, unreadableFindings } from "./findings/containerFindings";
import { duplicateFindings } from "./findings/duplicateFindings";
import { keyFindings } from "./findings/keyFindings";
import { leafFindings } from "./findings/leafFindings";
import { nameFindings } from "./findings/nameFindings";
import { type FileFacts, protectionFindings } from "./findings/protectionFindings";
import { requestFindings } from "./findings/requestFindings";
import { collectionFindings } from "./findings/serverFindings";
import { strengthFindings } from "./findings/strengthFindings";
import { textFindings } from "./findings/textFindings";
import { issuerFindings } from "./findings/usageFindings";
import { validityFindings } from "./findings/validityFindings";
import { blocksOf, type Inventory, takeInventory, type X509Block } from "./inventory";
import { findServers, type Servers } from "./leaf";
import type { DecodedCertificate, PemSource, PlacedFinding } from "./types";
import { buildChain } from "./x509/chain";

export interface InspectOptions extends FileFacts {
  readonly now: Instant;
  /** A certificate that ends within this many days is reported. */
  readonly expiringDays: number;
  /** Certificates known from elsewhere (workspace, account), which may be the missing intermediate. */
  readonly known?: readonly DecodedCertificate[];
}

/** Chains built for one call; a file with more server certificates is a collection and not a chain. */
const maxChains = 8;

/**
 * Everything there is to say about files that belong together (one document, or a document and its partner), without
 * asking for anything and without opening encrypted keys: for the Problems panel. What only an upload needs (a key, a
 * single leaf) is left to {@link examine}, which uses the same finders.
 *
 * @returns the findings in the order of the files and of their places.
 */
export function inspect(sources: readonly PemSource[], options: InspectOptions): PlacedFinding[] {
  const inventory = takeInventory(sources);
  const { blocks, certificates, duplicates, keys, others, unreadable } = inventory;
  const servers = findServers(certificates);
  const leaves = [...servers.leaves, ...servers.companions];
  const findings = [
    ...unreadable,
    ...sources.flatMap((source) => textFindings(source, blocksOf(source, blocks))),
    ...duplicateFindings(duplicates.filter(({ block, first }) => block.source === first.block.source)),
    ...certificates.flatMap((entry) => validityFindings(entry, options, leaves.includes(entry))),
    ...chainsFindings(inventory, servers, options),
    ...collectionFindings(sources, servers.leaves, inventory),
    ...keyFindings(keys, inventory, leaves),
    ...requestFindings(others),
    ...containerFindings(others),
    ...unreadableFindings(others, "warning"),
    ...protectionFindings(sources, inventory, options),
  ];
  return findings.sort(
    (a, b) =>
      sources.indexOf(a.source) - sources.indexOf(b.source) ||
      a.range.start - b.range.start ||
      a.range.end - b.range.end,
  );
}

function chainsFindings(
  { certificates }: Inventory,
  { leaves, companions }: Servers,
  { now, known = [] }: InspectOptions,
): PlacedFinding[] {
  const inChains = certificates.filter((entry) => !companions.includes(entry));
  const given = inChains.map(({ certificate }) => certificate);
  const chains = leaves.slice(0, maxChains).map((leaf) => ({
    leaf,
    chain: buildChain(given, { now, extra: known, leaf: leaf.certificate }),
  }));
  const others = inChains.filter((entry) => !leaves.includes(entry));
  return [
    ...chains.flatMap(({ leaf, chain }) => leafFindings(leaf, chain, "info")),
    ...companions.flatMap((entry) => companionFindings(entry)),
    ...others.flatMap((entry) => strengthFindings(entry)),
    ...unique(
      chains.flatMap(({ leaf, chain }) => [
        ...issuerFindings(inChains, chain),
        ...chainFindings(leaf, inChains, chain),
        // What one leaf does not need, another may.
        ...(leaves.length === 1 ? unrelatedFindings(inChains, chain) : []),
      ]),
    ).filter((finding) => !isAmbiguous(finding, leaves)),
  ];
}

/** The encryption half of a double certificate shares chain, subject and names with the other half. */
function companionFindings(entry: X509Block): PlacedFinding[] {
  return [...strengthFindings(entry), ...nameFindings(entry)];
}

/** A file of several server certificates has no one order. */
function isAmbiguous({ code, source }: PlacedFinding, leaves: readonly X509Block[]): boolean {
  return code === "wrong-order" && leaves.filter(({ block }) => block.source === source).length > 1;
}

/** Two leaves may share an intermediate: what is said about it is said once. */
function unique(findings: readonly PlacedFinding[]): PlacedFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, source, range, reason }) => {
    const key = JSON.stringify([code, source.name, range, reason]);
    return seen.has(key) ? false : seen.add(key);
  });
}
