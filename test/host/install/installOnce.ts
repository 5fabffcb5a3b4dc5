import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { onExit } from "../cleanup";
import { hostFolder, pinsFolder } from "../paths";
import { npm } from "./npm";

/** A lock whose holder has not touched it for this long belongs to a process that died. */
const STALE_LOCK_MS = 60_000;
const LOCK_REFRESH_MS = 10_000;
/** Raise it when the steps after `npm ci` change: what was installed by the old steps is then installed anew. */
const RECIPE = "4";
const LOCK_WAIT_MS = 15 * 60_000;

/**
 * Installs what `pins/NAME/package-lock.json` lists into the host folder, the first time; later calls find it.
 *
 * The work happens in a temporary folder that is renamed when complete, so a broken half is never used, and
 * under a lock, so two processes do not install the same thing at once. The folder's name carries a hash of the
 * lock file: changing a pin installs anew.
 *
 * @param name a folder of `pins/`
 * @param finish what is left to do in the folder after `npm ci`
 * @returns the folder, with its `node_modules`
 */
export async function installOnce(name: string, finish: (folder: string) => Promise<void>): Promise<string> {
  const pins = join(pinsFolder, name);
  const lockFile = await readFile(join(pins, "package-lock.json"));
  const version = createHash("sha256").update(lockFile).update(RECIPE).digest("hex").slice(0, 8);
  const folder = join(hostFolder(), `${name}-${version}`);
  if (existsSync(folder)) return folder;

  await mkdir(hostFolder(), { recursive: true });
  await withLock(`${folder}.lock`, async () => {
    if (existsSync(folder)) return;
    const started = Date.now();
    console.error(`Installing ${name} into ${hostFolder()} (once)…`);
    const unfinished = `${folder}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await cp(pins, unfinished, { recursive: true });
    await npm(["ci", "--ignore-scripts"], unfinished);
    await finish(unfinished);
    await rename(unfinished, folder);
    console.error(`Installed ${name} in ${((Date.now() - started) / 1000).toFixed(0)} s.`);
  });
  return folder;
}

/** Runs `work` while holding the lock folder; waits while another process holds it. */
async function withLock(lock: string, work: () => Promise<void>): Promise<void> {
  await takeLock(lock);
  const release = onExit(() => rm(lock, { recursive: true, force: true }));
  const refresh = setInterval(() => utimes(lock, new Date(), new Date()).catch(() => {}), LOCK_REFRESH_MS);
  try {
    await work();
  } finally {
    clearInterval(refresh);
    await release();
  }
}

async function takeLock(lock: string): Promise<void> {
  const until = Date.now() + LOCK_WAIT_MS;
  let told = false;
  while (!(await makeFolder(lock))) {
    if (await isStale(lock)) {
      await rm(lock, { recursive: true, force: true });
      continue;
    }
    if (Date.now() > until) throw new Error(`Another process has held ${lock} for too long.`);
    if (!told) console.error(`Waiting for another process that installs the same (${lock})…`);
    told = true;
    await delay(500);
  }
  await writeFile(join(lock, "pid"), String(process.pid));
}

/** Making a folder is atomic: it tells whether it was there. */
async function makeFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (isErrorCode(error, "EEXIST")) return false;
    throw error;
  }
}

async function isStale(lock: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(lock)).mtimeMs > STALE_LOCK_MS;
  } catch (error) {
    if (isErrorCode(error, "ENOENT")) return false;
    throw error;
  }
}

function isErrorCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
