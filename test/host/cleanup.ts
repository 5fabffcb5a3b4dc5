/** What must be undone before the process ends, last made first. */
const pending: (() => Promise<void> | void)[] = [];
let listening = false;
let cleaning: Promise<void> | undefined;
let signalCode: number | undefined;

/**
 * Remembers an undo step (stop a server, remove a temporary folder) that runs even when the process is
 * interrupted or fails.
 *
 * @returns runs the step now, once, and forgets it
 */
export function onExit(undo: () => Promise<void> | void): () => Promise<void> {
  listenOnce();
  pending.push(undo);
  return async () => {
    const index = pending.indexOf(undo);
    if (index < 0) return;
    pending.splice(index, 1);
    await undo();
  };
}

/**
 * Runs a program's main function: cleans up after it, prints an error, and ends the process with its exit code, or
 * with that of the signal that interrupted it.
 *
 * @param main resolves to the exit code
 */
export async function runMain(main: () => Promise<number>): Promise<void> {
  let code = 1;
  try {
    code = await main();
  } catch (error) {
    if (signalCode === undefined) console.error(error instanceof Error ? error.message : error);
  }
  await cleanUp();
  process.exit(signalCode ?? code);
}

/** Undoes everything that is still pending, once: the end of the process, or of the last test. */
export function cleanUp(): Promise<void> {
  cleaning ??= undoAll();
  return cleaning;
}

/** A step that fails is reported and does not stop the others. */
async function undoAll(): Promise<void> {
  for (let undo = pending.pop(); undo !== undefined; undo = pending.pop()) {
    try {
      await undo();
    } catch (error) {
      console.error("While cleaning up:", error);
    }
  }
}

function listenOnce(): void {
  if (listening) return;
  listening = true;
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const) {
    process.once(signal, () => {
      signalCode ??= code;
      void cleanUp().finally(() => process.exit(code));
    });
  }
}
