import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findProgram } from "../findProgram";
import { onlyPinned } from "./browserInstall";
import { installOnce } from "./installOnce";

/**
 * Makes sure that the browser can draw Simplified Chinese (and Latin) text: with the system's fonts, else with
 * Noto Sans SC from npm.
 *
 * @returns what to add to the browser's environment
 */
export async function fontEnvironment(): Promise<Readonly<Record<string, string>>> {
  if (process.platform !== "linux" || (hasChineseFont() && !onlyPinned)) return {};
  const folder = await installOnce("fonts", keepNeededWeights);
  // The install folder is made under another name, so this file, which has its path inside, is made last.
  const config = join(folder, "fonts.conf");
  if (!existsSync(config)) await writeFile(config, fontConfig(join(folder, "fonts")));
  return { FONTCONFIG_FILE: config };
}

function hasChineseFont(): boolean {
  const list = findProgram("fc-list");
  if (list === undefined) return false;
  return spawnSync(list, [":lang=zh-cn", "family"], { encoding: "utf8" }).stdout.trim() !== "";
}

async function keepNeededWeights(folder: string): Promise<void> {
  const weights = { "400Regular": "NotoSansSC_400Regular.ttf", "600SemiBold": "NotoSansSC_600SemiBold.ttf" };
  const packaged = join(folder, "node_modules/@expo-google-fonts/noto-sans-sc");
  await mkdir(join(folder, "fonts"));
  for (const [weight, file] of Object.entries(weights)) {
    await rename(join(packaged, weight, file), join(folder, "fonts", file));
  }
  await rm(join(folder, "node_modules"), { recursive: true });
}

/** The system's own configuration and fonts first, if there are any; the font from npm for what they lack. */
function fontConfig(fonts: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${fonts}</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;
}
