import { type CertificateType, message } from "../certificates";
import type { Examination, ExamineOptions, PreparedUpload } from "./examination";
import { chainFindings, unrelatedFindings } from "./findings/chainFindings";
import { containerFindings, unreadableFindings } from "./findings/containerFindings";
import { duplicateFindings } from "./findings/duplicateFindings";
import { blockFinding, sourceFinding } from "./findings/finding";
import { leafFindings } from "./findings/leafFindings";
import { protectionFindings } from "./findings/protectionFindings";
import { furtherLeaves, sm2Findings } from "./findings/serverFindings";
import { strengthFindings } from "./findings/strengthFindings";
import { textFindings } from "./findings/textFindings";
import { caAsServer, issuerFindings } from "./findings/usageFindings";
import { validityFindings } from "./findings/validityFindings";
import { blocksOf, type Inventory, takeInventory, type X509Block } from "./inventory";
import { isEncryptedKey } from "./keys/openKey";
import { openPublicKey } from "./keys/openPublicKey";
import { findServers, subjectText } from "./leaf";
import { type Pairing, pairKey } from "./pairKey";
import { toPem } from "./text/toPem";
import type { ChainReport, Finding, PemBlock, PemSource } from "./types";
import { buildChain } from "./x509/chain";

/**
 * Examines files before an upload: finds leaf, chain and key among their blocks, checks that they belong together, and
 * says in findings what is wrong. Nothing leaves this function but what it returns; passphrases are not kept.
 */
export async function examine(sources: readonly PemSource[], options: ExamineOptions): Promise<Examination> {
  const inventory = takeInventory(sources, { unpack: true });
  const { leaves, doubles, companions } = findServers(inventory.certificates);
  const inChains = inventory.certificates.filter((entry) => !companions.includes(entry));
  const [first, ...rest] = inChains;
  if (first === undefined) return withoutCertificate(sources, inventory, options);
  const candidates = leaves.length > 0 ? leaves.slice(0, 1) : inChains;
  const keys = inventory.keys.filter((key) => !isKeyOf(key, companions));
  const pairing = await pairKey(candidates, keys, options);
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
    ...readingFindings(sources, inventory, options),
    ...furtherLeaves(leaves),
    ...pairing.findings,
    ...sm2Findings(leaf, doubles),
    ...companions.flatMap((entry) => validityFindings(entry, options, false)),
    ...(type === "SVR"
      ? serverFindings(leaf, { certificates: given, keys: inventory.keys }, chain, options)
      : given.flatMap((entry) => [...validityFindings(entry, options, true), ...strengthFindings(entry)])),
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

/** The key of the encryption half of a double certificate is nobody else's. */
function isKeyOf(key: PemBlock, companions: readonly X509Block[]): boolean {
  if (companions.length === 0 || isEncryptedKey(key)) return false;
  const opened = openPublicKey(key);
  const spki = opened.ok ? opened.value.spkiSha256 : undefined;
  return companions.some(({ certificate }) => certificate.publicKey.spkiSha256 === spki);
}

/** What there is to say about the files before it is known what belongs together. */
function readingFindings(
  sources: readonly PemSource[],
  inventory: Inventory,
  options: ExamineOptions,
): Finding[] {
  const { blocks, unreadable, duplicates, others } = inventory;
  return [
    ...sources.flatMap((source) => notPem(source, blocks)),
    ...unreadable,
    ...duplicateFindings(duplicates),
    ...unusedFindings(others),
    ...containerFindings(others),
    ...unreadableFindings(others, "info"),
    ...sources.flatMap((source) => textFindings(source, blocksOf(source, blocks))),
    ...protectionFindings(sources, inventory, options),
  ];
}

/** What is neither a certificate nor a key, nor holds any; curve parameters come with keys and are not mentioned. */
function unusedFindings(others: Inventory["others"]): Finding[] {
  return others.flatMap(({ block, content }) => {
    const isMentioned = content.kind === "parameters" || content.kind === "unreadable";
    const isUsed = content.kind === "pkcs7" && content.certificates.length > 0;
    if (isMentioned || isUsed) return [];
    return [blockFinding("unused-block", "info", block, message("it is not needed for an upload"))];
  });
}

function notPem(source: PemSource, blocks: readonly PemBlock[]): Finding[] {
  if (blocksOf(source, blocks).length > 0) return [];
  const reason = message("this is not a PEM file: it has no line “-----BEGIN …-----”");
  return [sourceFinding("not-pem", "error", source, reason)];
}

/** Keys alone, requests, or nothing that can be read. */
function withoutCertificate(
  sources: readonly PemSource[],
  inventory: Inventory,
  options: ExamineOptions,
): Examination {
  const [source] = sources;
  const { blocks, keys } = inventory;
  const findings = readingFindings(sources, inventory, options);
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
  { certificates, keys }: Pick<Inventory, "certificates" | "keys">,
  chain: ChainReport,
  options: ExamineOptions,
): Finding[] {
  const others = certificates.filter((entry) => entry !== leaf && isLink(chain, entry));
  return [
    ...(keys.length === 0 ? [missingKey(leaf)] : []),
    ...(leaf.certificate.isCa ? [caAsServer(leaf)] : []),
    ...validityFindings(leaf, options, true),
    ...leafFindings(leaf, chain, "warning"),
    ...others.flatMap((entry) => [...validityFindings(entry, options, false), ...strengthFindings(entry)]),
    ...issuerFindings(certificates, chain),
    ...chainFindings(leaf, certificates, chain),
    ...unrelatedFindings(certificates, chain),
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
