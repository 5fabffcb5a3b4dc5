import { comparisonReport } from "./comparisonSteps";
import { assertAccessible, commandTitle, openDetail } from "./detailSteps";
import type { Editor } from "./driver";
import { type Look, looks, openSandboxEditor } from "./looks";

/** Certificates of the sandbox, one for each thing the panel has to say, and words that find each of them. */
const cases: Readonly<Record<string, string | Readonly<Record<Look["locale"], string>>>> = {
  valid: "Company site",
  expiring: "shop.example.com",
  expired: "Old site",
  "pending-dv": "New site",
  "ov-waiting": "partner.example.net",
  "letter-awaited": "EV order",
  "renewal-under-way": "Waits for its renewal",
  sm2: "国密证书",
  "ca-certificate": "mTLS clients",
  "broken-chain": "Wrong intermediate",
  "incomplete-chain": "Without intermediate",
  unfinished: { en: "Waiting for documents (free certificate)", "zh-cn": "免费证书，待提交资料" },
};

/** The detail panel of real certificates in the real editor, in all themes and both languages. */
describe("the detail panel in the editor", () => {
  for (const look of looks) {
    describe(`in ${look.name}`, () => {
      let editor: Editor;

      before(async () => {
        editor = await openSandboxEditor(look);
      });
      after(() => editor.close());

      for (const [name, search] of Object.entries(cases)) {
        it(`shows ${name} without a fault that axe-core finds`, async () => {
          const words = typeof search === "string" ? search : search[look.locale];
          const frame = await openDetail(editor, words, look.locale);
          await editor.screenshot(`detail-${name}-${look.name}`);
          await assertAccessible(frame);
        });
      }

      it("compares with another certificate: the sentence first", async () => {
        await editor.palette.run(await commandTitle("compare", look.locale));
        for (const search of ["Main site", "Company site"]) {
          const row = editor.quickInput.locator.locator(".monaco-list-row", { hasText: search });
          await row.first().waitFor();
          await editor.quickInput.answer(search);
        }
        await comparisonReport(editor).waitFor();
        await editor.page.locator(".codelens-decoration a").first().waitFor();
        await editor.screenshot(`comparison-${look.name}`);
      });
    });
  }
});
