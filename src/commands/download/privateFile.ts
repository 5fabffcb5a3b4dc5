import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { writeNewFile } from "../../ui/wholeFile";
import type { ZipFile } from "./zip";

/**
 * Modes that let nobody but the owner in. (Windows has no such modes: there the folder's rights count.) The process's umask
 * may take more rights away, never add any.
 */
export const ownerOnly = { file: 0o600, folder: 0o700 } as const;

/**
 * Writes files into a new folder that only its owner may enter. Nothing is left behind by a failure.
 *
 * @param folder must not exist yet; its parent must
 */
export async function writePrivateFolder(folder: string, files: readonly ZipFile[]): Promise<void> {
  await mkdir(folder, { mode: ownerOnly.folder });
  try {
    for (const { path, bytes } of files) {
      const target = join(folder, ...path.split("/"));
      await mkdir(dirname(target), { recursive: true, mode: ownerOnly.folder });
      await writeNewFile(target, bytes, ownerOnly.file);
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}
