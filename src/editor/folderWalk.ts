/** One entry of a folder, as far as a walk cares. */
export interface FolderEntry<Place> {
  readonly name: string;
  readonly kind: "file" | "folder" | "other";
  readonly place: Place;
}

export interface WalkLimits {
  /** Folders that are opened at most: a walk must end in any workspace. */
  readonly folders: number;
  /** Files that are found at most. */
  readonly files: number;
}

/**
 * Finds files by walking folders breadth first, so that what lies near the top is found before a limit is reached.
 *
 * @param list the entries of a folder; a folder that cannot be listed gives none
 */
export async function walkFolders<Place>(
  roots: readonly Place[],
  list: (folder: Place) => Promise<readonly FolderEntry<Place>[]>,
  isWanted: (name: string) => boolean,
  limits: WalkLimits,
): Promise<readonly Place[]> {
  const waiting = [...roots];
  const found: Place[] = [];
  for (let opened = 0; opened < limits.folders && found.length < limits.files; opened += 1) {
    const folder = waiting.shift();
    if (folder === undefined) break;
    for (const { name, kind, place } of await list(folder)) {
      if (kind === "folder" && name !== "node_modules" && name !== ".git") waiting.push(place);
      if (kind === "file" && isWanted(name)) found.push(place);
    }
  }
  return found.slice(0, limits.files);
}
