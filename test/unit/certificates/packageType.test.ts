import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inEnglish, packageName } from "../../../src/certificates";

const root = join(import.meta.dirname, "../../..");

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(join(root, file), "utf8")) as T;
}

/** The documented numbers with their names: in English as a summary, in Chinese word for word. */
const documented = Object.entries(
  readJson<Record<string, { en: string; zh: string }>>("test/fixtures/package-types.json"),
);
const translations = readJson<Record<string, string>>("l10n/bundle.l10n.zh-cn.json");

function inChinese(packageType: number): string {
  const { template, args } = packageName(packageType);
  return (translations[template] ?? "").replace("{0}", String(args[0]));
}

/** The document writes the same words in different orders and with different brackets: it leaves the words. */
function wordsOf(name: string): string[] {
  const words = name.match(
    /SecureSite|GeoTrust|TrustAsia|GlobalSign|WoTrus|DNSPod|CFCA|国密|域名型|企业型|增强型|专业版|通配符|多域名|Pro/gi,
  );
  return [...new Set((words ?? []).map((word) => word.toLowerCase()))].sort();
}

describe("packageName", () => {
  it("says brand, level and kind as documented", () => {
    assert.equal(documented.length, 83);
    const free = new Set(["2", "83"]);
    for (const [number, { en }] of documented.filter(([number]) => !free.has(number))) {
      const expected = en.replace(" (Chinese national crypto)", "").toLowerCase();
      assert.equal(inEnglish(packageName(Number(number))).toLowerCase(), expected, number);
    }
  });

  it("says it in the service's own Chinese words", () => {
    for (const [number, { zh }] of documented) {
      // 3 has another word for "Pro" than 96, which took its place.
      const expected = wordsOf(zh.replace("增强型企业版", "增强型专业版"));
      assert.deepEqual(wordsOf(inChinese(Number(number))), expected, `${number} ${zh}`);
    }
  });

  it("names the free products as the service does", () => {
    assert.equal(inEnglish(packageName(2)), "TrustAsia TLS RSA CA (free DV)");
    assert.equal(inEnglish(packageName(83)), "TrustAsia C1 DV Free");
  });

  it("names numbers that are not documented by themselves", () => {
    for (const number of [0, 1, 36, 62, 84, 102, -1]) {
      assert.equal(inEnglish(packageName(number)), `Package ${number}`);
    }
  });
});
