import { homedir } from "node:os";
import { resolve } from "node:path";

/** The project's root folder. */
export const projectRoot = resolve(__dirname, "../..");

/** Where screenshots of the end-to-end tests go. */
export const screenshotsFolder = resolve(projectRoot, "out/screenshots");

/** Folder with one checked-in package.json and lock file for each thing that is installed on first use. */
export const pinsFolder = resolve(projectRoot, "test/host/pins");

/** Where editors, browser and fonts are installed: outside the project, shared by all its checkouts. */
export function hostFolder(): string {
  const chosen = process.env["CERTIFICATE_BROWSER_HOST"];
  return resolve(chosen || resolve(homedir(), ".cache/certificate-browser/editor-host"));
}
