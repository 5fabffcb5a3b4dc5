import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Status } from "../../src/certificates";
import { issueCertificate } from "../../src/sandbox/issue";
import { makeEntry } from "../../src/sandbox/records/entry";
import { keyPem, testKey } from "../fixtures/makeCertificates";
import { type TemporaryFolder, temporaryFolder } from "../host/temporaryFolder";
import { comparisonReport } from "./comparisonSteps";
import { detailFrame, textOf } from "./detailSteps";
import { type Editor, openEditor } from "./driver";
import { hostileTexts } from "./hostileTexts";
import { type OwnService, startOwnService } from "./ownService";
import { type RefusedRecord, refusedRecords } from "./refusedRecords";
import { uploadReport } from "./steps";

const day = 24 * 60 * 60 * 1000;
const unreadable = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

const hostileProject = 7_000_001;

/** What the system takes for a file's name, and what is shown of it. */
const fileName = "$(trash)\u202Emep.pem";
const shownFileName = "$(trash)⟨U+202E⟩mep.pem";

/** Attacks of each sort, as aliases: a script, a picture, a command, an icon, what turns a line around, a long line. */
const aliases = [
  "<script>globalThis.owned=1</script>",
  "<img src=x onerror=globalThis.owned=1>",
  "[click](command:workbench.action.quit)",
  "$(trash) $(error) gone",
  "invoice\u202Egnp.exe",
  "\u001B[31mred\u001B[0m\u0000",
  "ALIAS".repeat(2000),
];

/** A name that the editor would make a link of that runs a command. */
const linking = "[click](command:certificateBrowser.showLog)";
const lookAlike = "\u0430pple.example.com";
const turned = "invoice\u202Egnp.example.com";
const lookAlikeMark = "⟨look-alike letters⟩";

/** Records of a hostile service, and hostile files, in all places of the editor's window where they are shown. */
describe("records of a hostile service", () => {
  let service: OwnService;
  let workspace: TemporaryFolder;
  let editor: Editor;
  let refused: readonly RefusedRecord[];

  before(async () => {
    assert.ok(hostileTexts.length > 300);
    const now = Date.now();
    const notAfter = now + 90 * day;
    const base = { status: Status.issued, source: "upload", createdAt: now, notBefore: now - day } as const;
    const entries = aliases.map((alias, index) =>
      makeEntry({
        ...base,
        id: `Hostile${index}`,
        domain: `evil${index}.example.com`,
        names: [`evil${index}.example.com`],
        alias,
        tags: [{ key: alias.slice(0, 100), value: alias.slice(0, 100) }],
        notAfter,
        pem: unreadable,
      }),
    );
    const key = await testKey("P-256", "hostile");
    const pemOf = (name: string) =>
      issueCertificate({
        subject: { CN: name, O: "<script>globalThis.owned=1</script>" },
        names: [name.replace(/\P{ASCII}/gu, "")],
        key,
        notBefore: now - day,
        notAfter,
      }).pem;
    const readable = (id: string, domain: string, alias = "") =>
      makeEntry({ ...base, id, domain, names: [domain], alias, notAfter, pem: pemOf(domain) });
    const project = {
      id: hostileProject,
      name: `$(trash) ${lookAlike}<b>`,
      description: "",
      permitted: true,
    };
    refused = await refusedRecords(now);
    service = await startOwnService(
      [
        ...refused.map(({ entry }) => entry),
        ...entries,
        readable("LookLike", lookAlike),
        { ...readable("Turned00", turned), projectId: hostileProject },
        { ...readable("Linking0", linking, "ALIAS".repeat(2000)), projectId: hostileProject },
      ],
      [project],
    );
    workspace = await temporaryFolder("workspace");
    await writeFile(join(workspace.path, fileName), pemOf(`$(trash) ${lookAlike}`) + keyPem(key));
    editor = await openEditor({
      workspace: workspace.path,
      // A window for the renewal that is not the last 30 days: the validity bar marks these too.
      settings: { "certificateBrowser.groupBy": [], "certificateBrowser.expiringDays": 14 },
      size: { width: 1400, height: 1300 },
    });
    await editor.views.open("Certificates");
    await service.addTo(editor, "Production");
  });

  after(async () => {
    await editor?.close();
    await service?.dispose();
    await workspace?.remove();
  });

  it("stand in the tree and its tooltips as text", async () => {
    const { page } = editor;
    for (const index of aliases.keys()) {
      const row = await editor.tree("Certificates").item(`evil${index}.example.com`);
      await row.hover();
      const hover = page.locator(".workbench-hover:visible", { hasText: `evil${index}` });
      await hover.waitFor();
      assert.equal(await hover.locator("a, img, script, .codicon-trash").count(), 0);
      assert.doesNotMatch((await hover.textContent()) ?? "", unseen);
      await page.mouse.move(1, 1);
      await hover.waitFor({ state: "hidden" });
    }
    assert.equal(await page.evaluate("'owned' in globalThis"), false);
    assert.equal(
      await editor.tree("Certificates").locator.locator(".monaco-icon-label .codicon-trash").count(),
      0,
    );
  });

  it("are marked in the tree where their names deceive: label, reader's text and tooltip", async () => {
    const row = await editor.tree("Certificates").item(`${lookAlikeMark} ${lookAlike}`);
    assert.match(
      (await row.getAttribute("aria-label")) ?? "",
      new RegExp(`Certificate ${lookAlikeMark} ${lookAlike}`),
    );
    await row.hover();
    const hover = editor.page.locator(".workbench-hover:visible", { hasText: "LookLike" });
    await hover.waitFor();
    assert.match((await hover.textContent()) ?? "", new RegExp(`${lookAlikeMark} ${lookAlike}`));
    await editor.screenshot("hostile-tree-dark");
    await editor.page.mouse.move(1, 1);
    await hover.waitFor({ state: "hidden" });
  });

  it("stand in the list of what is found as text", async () => {
    await editor.palette.run("Certificates: Find Certificate…");
    const box = editor.quickInput.locator;
    await box.locator(".quick-input-box input").fill("evil");
    await box.locator(".monaco-list-row", { hasText: "evil0.example.com" }).waitFor();
    const list = box.locator(".quick-input-list");
    assert.equal(await list.locator(".codicon-trash, .codicon-error, a[href], img, script").count(), 0);
    assert.match((await list.textContent()) ?? "", /\$\(trash\)/);
    assert.doesNotMatch((await list.textContent()) ?? "", unseen);
    await editor.screenshot("hostile-find-dark");
    await box.locator(".quick-input-box input").fill("LookLike");
    await box.locator(".monaco-list-row", { hasText: `${lookAlikeMark} ${lookAlike}` }).waitFor();
    await editor.quickInput.cancel();
  });

  it("have a panel, though their PEM cannot be read", async () => {
    for (const index of aliases.keys()) {
      await editor.tree("Certificates").click(`evil${index}.example.com`);
      const panel = await detailFrame(editor.page, `evil${index}.example.com`);
      assert.match(await textOf(panel, "#chain"), /The certificate's PEM cannot be read/);
      assert.match(await textOf(panel, ".state"), /It cannot be read/);
      assert.ok((await textOf(panel, "#facts")).includes(`Hostile${index}`));
      assert.doesNotMatch(await textOf(panel, "main"), unseen);
      assert.equal(await panel.evaluate("document.documentElement.scrollWidth - innerWidth <= 0"), true);
      assert.equal(await panel.evaluate("'owned' in globalThis"), false);
    }
    await editor.screenshot("hostile-panel-dark");
  });

  it("of certificates that clients refuse are not called sound in the panel, nor in the tree before their time", async () => {
    for (const { domain, state, step, verdict } of refused) {
      await editor.tree("Certificates").click(domain);
      const panel = await detailFrame(editor.page, domain);
      assert.match(await textOf(panel, ".state"), state);
      assert.match(await textOf(panel, ".step"), step);
      assert.match(await textOf(panel, ".glance-verdict"), verdict);
      assert.equal(await panel.locator(".head.tone-good").count(), 0);
      await editor.screenshot(`refused-${domain.split(".")[0]}-dark`);
    }
    const { domain } = refused[0] ?? assert.fail("no record");
    await editor.tree("Certificates").click(domain);
    const validity = (await detailFrame(editor.page, domain)).locator("#validity");
    await validity.getByText("30 days before the end").waitFor();
    await validity.getByText("Last 14 days").waitFor();
    const row = editor.page.locator(".monaco-list-row", { hasText: "early.example.com" });
    assert.match(await row.first().innerText(), /becomes valid in 5 days/);
  });

  it("whose name looks like another one say so first", async () => {
    await editor.tree("Certificates").click(/LookLike|\u0430pple/);
    const panel = await detailFrame(editor.page, "\u0430pple.example.com");
    await panel.locator(".notice", { hasText: "This name may look like another one" }).waitFor();
    await editor.screenshot("hostile-look-alike-dark");
  });

  it("can be compared, and the report marks what deceives", async () => {
    await editor.tree("Certificates").choose(/LookLike|\u0430pple/, "Compare With…");
    const box = editor.quickInput.locator;
    await box.locator(".quick-input-box input").fill("Turned00");
    await box.locator(".monaco-list-row", { hasText: "invoice⟨U+202E⟩gnp.example.com" }).waitFor();
    await editor.quickInput.pick("Turned00");
    const report = comparisonReport(editor);
    await report.waitFor();
    const text = (await report.innerText()).replaceAll("\u00A0", " ");
    assert.match(text, new RegExp(`${lookAlikeMark} ${lookAlike}`));
    assert.match(text, /invoice⟨U\+202E⟩gnp\.example\.com/);
    assert.match(text, /globalThis\.owned/);
    assert.doesNotMatch(text.replaceAll("\n", ""), /[\u202A-\u202E\u2066-\u2069]/u);
    assert.equal(await editor.page.evaluate("'owned' in globalThis"), false);
    await editor.screenshot("hostile-comparison-dark");
  });

  it("cannot make a link of their name, in the question before a delete or in what is told after it", async () => {
    await editor.tree("Certificates").choose(linking, "Delete Certificate…");
    // The pointer rests where the menu was: a tooltip that came up there now would stay over the question.
    await editor.page.mouse.move(1, 1);
    const text = await editor.dialog.text();
    assert.match(text, /Delete the certificate \[click\] \(command:/);
    assert.match(text, new RegExp(`Project: \\$\\(trash\\) ${lookAlikeMark} ${lookAlike}<b>`));
    assert.ok(text.length < 2000, `${text.length} characters`);
    const dialog = editor.page.locator(".monaco-dialog-box");
    assert.equal(await dialog.locator("a[href], img, script, .codicon-trash").count(), 0);
    const { height } = (await dialog.boundingBox()) ?? { height: 0 };
    assert.ok(height > 0 && height < 700, `${height} pixels high`);
    await editor.screenshot("hostile-delete-dark");
    await editor.dialog.press("Delete");
    await editor.notifications.waitFor(/\[click\] \(command:.*was deleted/);
    assert.equal(
      await editor.page.locator(".notification-toast .notification-list-item-message a").count(),
      0,
    );
    await editor.palette.run("Notifications: Clear All Notifications");
  });

  it("and hostile files are marked in the view of PEM files, over their blocks and in the upload report", async () => {
    await editor.views.unfold("PEM Files");
    const files = editor.tree("PEM Files");
    const row = await files.item(shownFileName);
    assert.match((await row.textContent()) ?? "", new RegExp(`${lookAlikeMark} ${lookAlike}`));
    assert.equal(await row.locator(".codicon-trash").count(), 0);
    await files.click(shownFileName);
    const lens = editor.page.locator(".codelens-decoration", { hasText: lookAlike }).first();
    await lens.waitFor();
    assert.match((await lens.textContent()) ?? "", /\$\(trash\) ⟨look-alike letters⟩/);
    assert.equal(await lens.locator(".codicon-trash").count(), 0);
    await files.choose(shownFileName, "Upload Certificate…");
    const report = await uploadReport(editor);
    const heading = (await report.locator("h1").textContent()) ?? "";
    assert.equal(heading, `Upload $(trash) ${lookAlikeMark} ${lookAlike} to Production`);
    const options = await report.locator("#project option").allTextContents();
    assert.ok(options.includes(`$(trash) ${lookAlikeMark} ${lookAlike}<b>`), options.join("\n"));
    assert.doesNotMatch((await report.locator("body").textContent()) ?? "", unseen);
    assert.equal(await report.locator("body").evaluate("'owned' in globalThis"), false);
    await editor.screenshot("hostile-upload-dark");
  });
});

/** Characters that are not seen or turn the text around. */
const unseen = /[\p{Bidi_Control}\u200B\uFEFF]|(?![\n\t])\p{Cc}/u;
