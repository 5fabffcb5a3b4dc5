import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Writes an empty Chinese language pack. The editor takes `--locale zh-cn` only with a pack; an empty one leaves
 * the editor's own texts English and switches the extension's to Chinese.
 *
 * @param dataFolder the folder `data` of the server's data folder
 */
export async function writeLanguagePack(dataFolder: string): Promise<void> {
  const translations = join(dataFolder, "main.i18n.json");
  const pack = {
    "zh-cn": {
      hash: "empty",
      label: "中文(简体)",
      extensions: [{ extensionIdentifier: { id: "test.language-pack-zh-cn" }, version: "1.0.0" }],
      translations: { vscode: translations },
    },
  };
  await mkdir(dataFolder, { recursive: true });
  await writeFile(translations, JSON.stringify({ version: "1.0.0", contents: {} }));
  await writeFile(join(dataFolder, "languagepacks.json"), JSON.stringify(pack));
}
