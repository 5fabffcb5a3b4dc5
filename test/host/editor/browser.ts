import { type Browser, chromium, type Page } from "playwright-core";
import { onExit } from "../cleanup";
import { browserInstall } from "../install/browserInstall";
import { fontEnvironment } from "../install/fontInstall";

let running: Promise<Browser> | undefined;

/** The headless browser of this process, started on first use; it ends with the process. */
export function browser(): Promise<Browser> {
  running ??= launch();
  return running;
}

/** The pages that are open; starts no browser. */
export async function openPages(): Promise<readonly Page[]> {
  return (await running)?.contexts().flatMap((context) => context.pages()) ?? [];
}

async function launch(): Promise<Browser> {
  const { executablePath, env } = await browserInstall();
  const isRoot = process.getuid?.() === 0;
  const launched = await chromium.launch({
    executablePath,
    env: { ...process.env, ...env, ...(await fontEnvironment()) },
    // Chromium refuses its sandbox to root.
    chromiumSandbox: !isRoot,
    args: ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
    // Cleaned up here, in the right order.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  onExit(() => launched.close());
  return launched;
}
