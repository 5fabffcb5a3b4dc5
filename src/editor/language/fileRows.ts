// What the rows of the view "PEM Files" say. Plain: runs without the editor.
import { healthOf, type Instant, type Message, message, Status } from "../../certificates";
import type { DecodedCertificate } from "../../pem";
import { certificateName } from "../../ui/certificateText";
import { errorIcon, healthIcon, type Icon } from "../../ui/icon";
import { blockTitle, lensParts, remainingText } from "./blockTitles";
import type { BlockFacts } from "./knownBlocks";
import { isPrivateKeyKind, type Partners } from "./pairing";

type Text = Message | string;

/** What the user sees of a file or of a block in it, before it is translated. */
export interface FileRow {
  readonly label: Text;
  /** Shown dimmed after the label, with dots between the parts. */
  readonly description: readonly Text[];
  /** Where it is, for the tooltip and for screen readers. */
  readonly place?: string;
  readonly icon: Icon;
  /** Words that the menus in package.json match: `pemFile certificate`. */
  readonly context: readonly string[];
}

/** At what time, and from how many days before its end a certificate is said to expire soon. */
export interface RowTime {
  readonly now: Instant;
  readonly expiringDays: number;
}

/** A file as it is shown: which certificate it is about, for how long that is good, and where its key is. */
export interface ListedFile {
  readonly name: string;
  readonly blocks: readonly BlockFacts[];
  partnersOf(block: BlockFacts): Partners;
}

/** The row of a file. A file with several server certificates is described by the one that expires first. */
export function fileRow(file: ListedFile, time: RowTime): FileRow {
  const certificates = file.blocks.filter(({ content }) => content.certificate !== undefined);
  const [damaged] = file.blocks.filter(({ block }) => block.problem !== undefined);
  return {
    label: baseName(file.name),
    description: [
      ...(damaged === undefined ? fileParts(file, time.now) : [blockTitle(damaged)]),
      ...folderOf(file.name),
    ],
    place: file.name,
    icon: damaged === undefined ? fileIcon(file, time) : errorIcon,
    context: ["pemFile", ...(certificates.length > 0 ? ["certificate"] : [])],
  };
}

/** The row of one block of a file. */
export function blockRow(facts: BlockFacts, file: ListedFile, time: RowTime): FileRow {
  const [, ...rest] = lensParts(facts, partnersElsewhere(facts, file), time.now);
  return { label: blockTitle(facts), description: rest, icon: blockIcon(facts, time), context: ["pemBlock"] };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The folder of a file, unless it is the workspace itself. */
function folderOf(path: string): readonly string[] {
  const end = path.lastIndexOf("/");
  return end > 0 ? [path.slice(0, end)] : [];
}

function fileParts(file: ListedFile, now: Instant): readonly Text[] {
  const first = firstToExpire(leavesOf(file));
  if (first !== undefined) return leafParts(first, file, now);
  const authorities = file.blocks.filter(({ content }) => content.certificate?.isCa);
  if (authorities.length > 1) return [message("{0} CA certificates", authorities.length)];
  const [only] = file.blocks;
  return only === undefined ? [] : lensParts(only, partnersElsewhere(only, file), now);
}

function leafParts(leaf: Leaf, file: ListedFile, now: Instant): readonly Text[] {
  const { certificate } = leaf.content;
  const others = leavesOf(file).length - 1;
  const name = certificateName(certificate);
  return [
    // First, since it is the one that must be seen in a narrow sidebar.
    remainingText(certificate, now),
    others === 0 ? name : message("{0} and {1} more", name, others),
    ...keyPart(file.partnersOf(leaf), file.name),
  ];
}

function keyPart({ key: [nearest] }: Partners, own: string): readonly Text[] {
  if (nearest === undefined) return [];
  return [nearest === own ? message("with its key") : message("key: {0}", seenFrom(own, nearest))];
}

/** What one file calls another: by its name alone if it lies beside it. */
function seenFrom(own: string, other: string): string {
  return folderOf(own)[0] === folderOf(other)[0] ? baseName(other) : other;
}

/** A partner in the same file goes without saying: it is the next row. */
function partnersElsewhere(facts: BlockFacts, file: ListedFile): Partners {
  const { key, certificate, request } = file.partnersOf(facts);
  const elsewhere = (names: readonly string[]) =>
    names.filter((name) => name !== file.name).map((name) => seenFrom(file.name, name));
  return { key: elsewhere(key), certificate: elsewhere(certificate), request: elsewhere(request) };
}

interface Leaf extends BlockFacts {
  readonly content: BlockFacts["content"] & { readonly certificate: DecodedCertificate };
}

function leavesOf({ blocks }: ListedFile): readonly Leaf[] {
  return blocks.filter((facts): facts is Leaf => facts.content.certificate?.isCa === false);
}

function firstToExpire(leaves: readonly Leaf[]): Leaf | undefined {
  return leaves.toSorted((a, b) => a.content.certificate.notAfter - b.content.certificate.notAfter)[0];
}

function fileIcon(file: ListedFile, time: RowTime): Icon {
  const first = firstToExpire(leavesOf(file));
  if (first !== undefined) return blockIcon(first, time);
  const [only, second] = file.blocks;
  // Of many CA certificates some are always old: that is no alarm.
  if (only === undefined || (only.content.certificate !== undefined && second !== undefined)) {
    return { name: "library" };
  }
  return blockIcon(only, time);
}

function blockIcon({ block, kind, content }: BlockFacts, { now, expiringDays }: RowTime): Icon {
  if (block.problem !== undefined) return errorIcon;
  if (content.certificate !== undefined) {
    return certificateIcon(content.certificate, now, expiringDays);
  }
  if (isPrivateKeyKind(kind)) return { name: content.isEncrypted ? "lock" : "key" };
  return kind === "public-key" ? { name: "key" } : { name: "file" };
}

function certificateIcon(
  { notBefore, notAfter }: DecodedCertificate,
  now: Instant,
  expiringDays: number,
): Icon {
  return healthIcon(healthOf({ status: Status.issued, notBefore, notAfter }, now, expiringDays));
}
