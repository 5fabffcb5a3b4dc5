import { message } from "../../certificates";
import { sameBytes } from "../asn1/bytes";
import type { Inventory, X509Block } from "../inventory";
import { isEncryptedKey } from "../keys/openKey";
import { openPublicKey } from "../keys/openPublicKey";
import { findServers } from "../leaf";
import type { PemBlock, PemSource } from "../types";
import { buildChain } from "../x509/chain";
import type { FilePart, Fix } from "./fix";
import { isPlainPem, mayTearAnother } from "./layout";
import { fileStem, partStem } from "./partNames";

/** What of one server goes together. */
interface Server {
  /** The certificate; of a double certificate both. */
  readonly leaf: readonly X509Block[];
  /** The intermediates that are in the file, in the order of the chain. */
  readonly chain: readonly X509Block[];
  readonly keys: readonly PemBlock[];
}

type Content = Pick<Inventory, "blocks" | "certificates" | "keys">;

/** Chains are built for this many servers; a file of more is a collection. */
const mostServers = 50;

/**
 * Splits a file: the first certificate stays with its chain, so that whatever names the file still finds it there. Open
 * private keys go to files of their own, and each further server's certificate with its chain and key too.
 */
export function splitFix(source: PemSource, content: Content): Fix | undefined {
  const plan = planSplit(source, content);
  if (plan === undefined) return undefined;
  const [first, ...others] = plan.servers;
  const keyOnly = others.length === 0;
  const parts = [
    keyPart(plan.stem, [...(first?.keys ?? []), ...plan.strayKeys]),
    ...others.flatMap((server, index) => serverParts(server, partStem(server.leaf[0], index + 2))),
  ];
  const title = keyOnly ? message("Move the private key to a file of its own") : message("Split into files");
  return fixOf(source, content, title, parts, first === undefined ? [] : [...first.leaf, ...first.chain]);
}

/** Splits a file of one server into key, certificate (which stays) and chain, as some servers want them. */
export function splitChainFix(source: PemSource, content: Content): Fix | undefined {
  const plan = planSplit(source, content);
  const [server] = plan?.servers ?? [];
  if (plan === undefined || server === undefined || plan.servers.length > 1 || server.chain.length === 0) {
    return undefined;
  }
  const closed = content.keys.filter((key) => key.source === source && isEncryptedKey(key));
  const parts = [
    keyPart(plan.stem, [...server.keys, ...plan.strayKeys, ...closed]),
    { name: `${plan.stem}.chain.pem`, blocks: indexes(server.chain), isPrivate: false },
  ];
  return fixOf(source, content, message("Split into key, certificate and chain"), parts, server.leaf);
}

interface SplitPlan {
  readonly stem: string;
  readonly servers: readonly Server[];
  /** Open keys that fit no certificate of the file. */
  readonly strayKeys: readonly PemBlock[];
}

function planSplit(source: PemSource, { blocks, certificates, keys }: Content): SplitPlan | undefined {
  const own = blocks.filter((block) => block.source === source);
  if (!isPlainPem(source, own)) return undefined;
  const inFile = certificates.filter(({ block }) => block.source === source && isCertificate(block));
  const { leaves, doubles, companions } = findServers(inFile);
  const openKeys = keys.filter((key) => key.source === source && !isEncryptedKey(key));
  if (
    leaves.length > mostServers ||
    (leaves.length > 1 && hasOddIssuer(inFile, [...leaves, ...companions]))
  ) {
    return undefined;
  }
  const servers = leaves.map((signing): Server => {
    const companion = doubles.find((double) => double.signing === signing)?.encryption;
    const leaf = companion === undefined ? [signing] : [signing, companion];
    return { leaf, chain: intermediatesOf(signing, inFile), keys: keysOf(leaf, openKeys) };
  });
  const strayKeys = openKeys.filter((key) => !servers.some((server) => server.keys.includes(key)));
  return { stem: fileStem(source.name), servers, strayKeys };
}

/** Whether one that is no CA has issued another: left alone it would count as one more server. */
function hasOddIssuer(inFile: readonly X509Block[], servers: readonly X509Block[]): boolean {
  return inFile.some((entry) => !entry.certificate.isCa && !servers.includes(entry));
}

/** Containers hold several certificates, which cannot be moved one by one. */
function isCertificate({ label }: PemBlock): boolean {
  return label.endsWith("CERTIFICATE");
}

function intermediatesOf(leaf: X509Block, inFile: readonly X509Block[]): X509Block[] {
  const given = inFile.map(({ certificate }) => certificate);
  // The time tells only whether a link has expired, which does not matter here.
  const { links } = buildChain(given, { leaf: leaf.certificate, now: 0 });
  return links
    .slice(1)
    .filter(({ role }) => role !== "root")
    .flatMap((link) => inFile.filter(({ certificate }) => certificate.sha256 === link.certificate.sha256));
}

function keysOf(leaf: readonly X509Block[], keys: readonly PemBlock[]): PemBlock[] {
  return keys.filter((key) => {
    const opened = openPublicKey(key);
    return (
      opened.ok &&
      leaf.some(({ certificate }) => certificate.publicKey.spkiSha256 === opened.value.spkiSha256)
    );
  });
}

function serverParts({ leaf, chain, keys }: Server, stem: string): FilePart[] {
  const certificates = { name: `${stem}.pem`, blocks: indexes([...leaf, ...chain]), isPrivate: false };
  return [certificates, keyPart(stem, keys)];
}

function keyPart(stem: string, keys: readonly PemBlock[]): FilePart {
  return { name: `${stem}.key`, blocks: keys.map(({ index }) => index), isPrivate: true };
}

function indexes(entries: readonly X509Block[]): number[] {
  return entries.map(({ block }) => block.index);
}

/** @param staying what stays in the file although a part has a copy of it, such as an intermediate of two servers. */
function fixOf(
  source: PemSource,
  { blocks }: Content,
  title: Fix["title"],
  parts: readonly FilePart[],
  staying: readonly X509Block[],
): Fix | undefined {
  const written = parts.filter((part) => part.blocks.length > 0);
  if (written.length === 0) return undefined;
  const stays = new Set(indexes(staying));
  const own = blocks.filter((block) => block.source === source);
  const moved = own.filter(
    ({ index }) => !stays.has(index) && written.some((part) => part.blocks.includes(index)),
  );
  const removed = own.filter((block) => moved.some((other) => other === block || isCopy(block, other)));
  if (removed.some((block) => mayTearAnother(block, own))) return undefined;
  return { kind: "split-files", title, source, parts: written, removed: removed.map(({ index }) => index) };
}

function isCopy(a: PemBlock, b: PemBlock): boolean {
  return a.der !== undefined && b.der !== undefined && a.label === b.label && sameBytes(a.der, b.der);
}
