import { type CertificateType, message } from "../certificates";
import { toPem } from "./blocks";
import { buildChain } from "./chain";
import type { Examination, ExamineOptions, PreparedUpload } from "./examination";
import { chainFindings } from "./findings/chainFindings";
import { blockFinding, sourceFinding } from "./findings/finding";
import { validityFindings } from "./findings/validityFindings";
import { type Inventory, takeInventory, type X509Block } from "./inventory";
import { findLeaves, furtherLeaves, subjectText } from "./leaf";
import { type Pairing, pairKey } from "./pairKey";
import type { ChainReport, Finding, PemBlock, PemSource } from "./types";

/**
 * Examines files before an upload: finds leaf, chain and key among their blocks, checks that they belong together, and
 * says in findings what is wrong. Nothing leaves this function but what it returns; passphrases are not kept.
 */
export async function examine(sources: readonly PemSource[], options: ExamineOptions): Promise<Examination> {
  const inventory = takeInventory(sources);
  const [first, ...rest] = inventory.certificates;
  if (first === undefined) return withoutCertificate(sources, inventory);
  const leaves = findLeaves(inventory.certificates);
  const candidates = leaves.length > 0 ? leaves.slice(0, 1) : inventory.certificates;
  const pairing = await pairKey(candidates, inventory.keys, options);
  const type: CertificateType = leaves.length > 0 || inventory.keys.length > 0 ? "SVR" : "CA";
  const given = [first, ...rest] as const;
  const chosen = leaves[0] ?? pairing.certificate;
  const chain = buildChain(
    given.map(({ certificate }) => certificate),
    {
      now: options.now,
      ...(options.known && { extra: options.known }),
      ...(chosen && { leaf: chosen.certificate }),
    },
  );
  const leaf = chosen ?? lowest(given, chain);
  const findings = [
    ...inventory.findings,
    ...furtherLeaves(leaves),
    ...pairing.findings,
    ...(type === "SVR"
      ? serverFindings(leaf, inventory, chain, options)
      : given.flatMap((entry) => validityFindings(entry, options, true))),
  ];
  const upload = prepareUpload(findings, type, given, chain, pairing);
  return {
    blocks: inventory.blocks,
    leaf,
    chain,
    ...(pairing.key && { key: pairing.key }),
    findings,
    type,
    ...(upload && { upload }),
  };
}

/** Keys alone, requests, or nothing that can be read. */
function withoutCertificate(sources: readonly PemSource[], inventory: Inventory): Examination {
  const [source] = sources;
  const { blocks, keys, findings } = inventory;
  // A certificate that is there but broken has been reported already.
  const isExplained = findings.some(({ severity }) => severity === "error");
  const missing = isExplained || source === undefined ? [] : missingCertificate(source, keys);
  return { blocks, findings: [...findings, ...missing], type: "SVR" };
}

function missingCertificate(source: PemSource, keys: readonly PemBlock[]): Finding[] {
  if (keys.length === 0) {
    return [sourceFinding("no-certificate", "error", source, message("there is no certificate in it"))];
  }
  const reason = message("this is a private key without its certificate; select both");
  return keys.map((key) => blockFinding("key-alone", "error", key, reason));
}

/** For client (CA) certificates: the one at the lower end of the chain. */
function lowest(given: readonly [X509Block, ...X509Block[]], { links }: ChainReport): X509Block {
  const sha256 = links[0]?.certificate.sha256;
  return given.find(({ certificate }) => certificate.sha256 === sha256) ?? given[0];
}

function serverFindings(
  leaf: X509Block,
  { certificates, keys }: Inventory,
  chain: ChainReport,
  options: ExamineOptions,
): Finding[] {
  const others = certificates.filter((entry) => entry !== leaf && isLink(chain, entry));
  return [
    ...(keys.length === 0 ? [missingKey(leaf)] : []),
    ...(leaf.certificate.isCa ? [caAsServer(leaf)] : []),
    ...validityFindings(leaf, options, true),
    ...others.flatMap((entry) => validityFindings(entry, options, false)),
    ...chainFindings(leaf, certificates, chain),
  ];
}

function isLink({ links }: ChainReport, { certificate }: X509Block): boolean {
  return links.some((link) => link.certificate.sha256 === certificate.sha256);
}

function missingKey({ block, certificate }: X509Block): Finding {
  const reason = message(
    "the private key of the server certificate of {0} is missing; select it too",
    subjectText(certificate),
  );
  return blockFinding("missing-key", "error", block, reason);
}

function caAsServer({ block }: X509Block): Finding {
  return blockFinding(
    "ca-as-server",
    "warning",
    block,
    message(
      "this is a CA certificate, and it will be uploaded as a server certificate because its key is given",
    ),
  );
}

function prepareUpload(
  findings: readonly Finding[],
  type: CertificateType,
  given: readonly X509Block[],
  chain: ChainReport,
  { privateKey }: Pairing,
): PreparedUpload | undefined {
  if (findings.some(({ severity }) => severity === "error")) return undefined;
  if (type === "CA") return { certificate: toText(given), type };
  if (privateKey === undefined) return undefined;
  return { certificate: toText(linksToSend(given, chain)), privateKey, type };
}

/** The links that are in the files, leaf first, without the root (unless the leaf is its own). */
function linksToSend(given: readonly X509Block[], { links }: ChainReport): X509Block[] {
  return links
    .filter(({ role }, index) => index === 0 || role !== "root")
    .flatMap(({ certificate: { sha256 } }) =>
      given.filter(({ certificate }) => certificate.sha256 === sha256),
    );
}

function toText(entries: readonly X509Block[]): string {
  return entries.map(({ certificate }) => toPem("CERTIFICATE", certificate.der)).join("");
}
