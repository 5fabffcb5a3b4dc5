import { mkdir, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { ZipFile } from "./zip";

const ownerOnly = { file: 0o600, folder: 0o700 } as const;

/**
 * Writes a file that only its owner may read, in place of one that is there. It is never readable by others, not even
 * while it is being written; a failure leaves what was there before. (Windows has no such modes: there the folder's
 * rights count.)
 */
export async function writePrivateFile(path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    await writeNewFile(unfinished, bytes);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

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
      await writeNewFile(target, bytes);
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function writeNewFile(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx", ownerOnly.file);
  try {
    // The process's umask may have taken more rights away, never added any.
    await file.writeFile(bytes);
  } finally {
    await file.close();
  }
}
