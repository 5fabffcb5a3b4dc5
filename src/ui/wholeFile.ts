import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Writes a file, whole or not at all, in place of one that is there: a failure leaves what was there before, and nothing
 * of its own.
 *
 * @param mode of the file from its first moment on; the process's umask may take rights away
 */
export async function writeWholeFile(path: string, bytes: Uint8Array, mode = 0o666): Promise<void> {
  const unfinished = join(dirname(path), `.${basename(path).slice(0, 100)}.${process.pid}.part`);
  try {
    await writeNewFile(unfinished, bytes, mode);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {
      // The folder is not there or not ours, so neither is the file. What the user is told is the first failure.
    });
    throw error;
  }
}

/** Writes a file that must not be there yet. */
export async function writeNewFile(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const file = await open(path, "wx", mode);
  try {
    await file.writeFile(bytes);
  } finally {
    await file.close();
  }
}
