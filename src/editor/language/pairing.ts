// How the halves of a pair find each other. Plain: runs without the editor.
import type { BlockKind } from "../../pem";

export type KeyHalf = "key" | "certificate";

/** A block of a file that holds one half of a pair. */
export interface KeyHolder {
  readonly uri: string;
  readonly name: string;
  readonly half: KeyHalf;
  readonly spkiSha256: string;
}

export function isPrivateKeyKind(kind: BlockKind): boolean {
  return kind === "private-key" || kind === "encrypted-private-key";
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
