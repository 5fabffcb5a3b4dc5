// How the halves of a pair find each other. Plain: runs without the editor.
import type { BlockKind } from "../../pem";

/** What a block with a public key is to the other blocks that have the same one. */
export type KeyHalf = "key" | "certificate" | "request";

/** A block of a file that holds one half of a pair. */
export interface KeyHolder {
  readonly uri: string;
  readonly name: string;
  readonly half: KeyHalf;
  readonly spkiSha256: string;
}

/** The names of the files with the same public key as a block, the nearest first. */
export type Partners = Readonly<Record<KeyHalf, readonly string[]>>;

export const noPartners: Partners = { key: [], certificate: [], request: [] };

export function isPrivateKeyKind(kind: BlockKind): boolean {
  return kind === "private-key" || kind === "encrypted-private-key";
}

/** Which half of a pair a block of a kind is; undefined for those that are none, such as a public key alone. */
export function halfOf(kind: BlockKind): KeyHalf | undefined {
  if (isPrivateKeyKind(kind)) return "key";
  return kind === "certificate" || kind === "request" ? kind : undefined;
}

/** What one would look for from a block of a kind. */
const soughtFrom: Readonly<Partial<Record<BlockKind, readonly KeyHalf[]>>> = {
  certificate: ["key"],
  "private-key": ["certificate", "request"],
  request: ["key", "certificate"],
  "public-key": ["key", "certificate"],
};

/** The partners of a block with a public key among all that hold one. */
export function partnersAmong(
  holders: readonly KeyHolder[],
  { kind, spkiSha256, uri }: { readonly kind: BlockKind; readonly spkiSha256: string; readonly uri: string },
): Partners {
  const sought = soughtFrom[kind] ?? [];
  const same = holders.filter((holder) => holder.spkiSha256 === spkiSha256 && sought.includes(holder.half));
  const files = (half: KeyHalf) =>
    nearestFirst(
      same.filter((holder) => holder.half === half),
      uri,
    );
  return { key: files("key"), certificate: files("certificate"), request: files("request") };
}

/** The names of the files, each once: the file itself, then those of its folder, then the others. */
export function nearestFirst(holders: readonly KeyHolder[], ownUri: string): readonly string[] {
  const folder = folderOf(ownUri);
  const rank = ({ uri }: KeyHolder) => (uri === ownUri ? 0 : folderOf(uri) === folder ? 1 : 2);
  const sorted = [...holders].sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
  return [...new Set(sorted.map(({ name }) => name))];
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/") + 1);
}
