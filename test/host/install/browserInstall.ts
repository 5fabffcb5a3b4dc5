import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { findProgram } from "../findProgram";
import { installOnce } from "./installOnce";

/** A Chromium that Playwright can launch. */
export interface BrowserInstall {
  readonly executablePath: string;
  /** Added to the browser's environment. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * `CHROMIUM=npm` in the environment: the pinned browser and font, even where the system has its own (the same
 * pictures on every machine).
 */
export const onlyPinned = process.env["CHROMIUM"] === "npm";

/** In this order; `CHROMIUM` in the environment goes before them. */
const systemBrowsers = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/** The browser named by `CHROMIUM`, else one of the system's, else one from npm (Linux x64 only). */
export async function browserInstall(): Promise<BrowserInstall> {
  const chosen = process.env["CHROMIUM"];
  if (chosen && !onlyPinned) return { executablePath: chosen, env: {} };
  for (const name of onlyPinned ? [] : systemBrowsers) {
    const executablePath = findProgram(name);
    if (executablePath !== undefined) return { executablePath, env: {} };
  }
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error("No Chromium or Chrome was found: install one, or set CHROMIUM to its executable.");
  }
  const folder = await installOnce("chromium", unpackChromium);
  const libraries = join(folder, "lib");
  const inherited = process.env["LD_LIBRARY_PATH"];
  return {
    executablePath: join(folder, "chromium"),
    env: { LD_LIBRARY_PATH: inherited ? `${inherited}${delimiter}${libraries}` : libraries },
  };
}

/**
 * The package unpacks itself into the system's temporary folder, where anybody could have put a file of that name:
 * so it is unpacked here, from the package's own archives, into the install folder.
 */
async function unpackChromium(folder: string): Promise<void> {
  const archives = join(folder, "node_modules/@sparticuz/chromium/bin");
  const executable = join(folder, "chromium");
  await pipeline(
    createReadStream(join(archives, "chromium.br")),
    createBrotliDecompress(),
    createWriteStream(executable, { mode: 0o755 }),
  );
  // tar-fs comes with the package.
  const { extract } = createRequire(join(folder, "package.json"))("tar-fs") as TarFs;
  const untar = (archive: string) =>
    pipeline(createReadStream(join(archives, archive)), createBrotliDecompress(), extract(folder));
  await untar("al2023.tar.br"); // lib/: NSS, NSPR and expat, which a bare system may lack
  await untar("swiftshader.tar.br"); // drawing without a graphics card
  await rm(archives, { recursive: true });
}

interface TarFs {
  extract(folder: string): NodeJS.WritableStream;
}
