// node test/checks/mergeTranslations.mjs FILE.json
// Adds the translations of FILE.json ({"English template": "中文"}) to l10n/bundle.l10n.zh-cn.json, sorted.
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const bundle = new URL("../../l10n/bundle.l10n.zh-cn.json", import.meta.url);
const lock = new URL("../../l10n/.lock", import.meta.url);

async function locked(action) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== "EEXIST" || attempt > 50) throw error;
      await sleep(100);
    }
  }
  try {
    action();
  } finally {
    rmdirSync(lock);
  }
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("usage: node test/checks/mergeTranslations.mjs FILE.json");
const added = JSON.parse(readFileSync(file, "utf8"));
await locked(() => {
  const all = { ...JSON.parse(readFileSync(bundle, "utf8")), ...added };
  const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(bundle, `${JSON.stringify(sorted, null, 2)}\n`);
  console.log(`${Object.keys(added).length} merged, ${Object.keys(sorted).length} in all`);
});
