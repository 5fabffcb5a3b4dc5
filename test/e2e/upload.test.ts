import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { demoPassphrase, demoWorkspace } from "../host/demoWorkspace";
import type { TemporaryFolder } from "../host/temporaryFolder";
import { type Editor, openEditor, type Webview } from "./driver";
import { fillIn, openFolder, uploadByRightClick, uploadReport } from "./steps";

const size = { width: 1400, height: 1000 };

/** Selects a certificate and its key in the Explorer, and asks for their upload by right-click. */
async function upload(editor: Editor, folder: string, name: string, entry = "Upload Certificate…") {
  await openFolder(editor, folder);
  await editor.explorer.select([`${name}.pem`, `${name}.key`]);
  await editor.explorer.choose(`${name}.pem`, entry);
}

function uploadButton(report: Webview) {
  return report.getByRole("button", { name: "Upload", exact: true });
}

/** The report of an upload, as a user meets it: what it stops, what it asks, what it tells. */
describe("the upload report", () => {
  let workspace: TemporaryFolder;
  let editor: Editor;

  before(async () => {
    workspace = await demoWorkspace();
    editor = await openEditor({ workspace: workspace.path, sandbox: true, theme: "light", size });
    await editor.views.open("Certificates");
    await editor.tree("Certificates").item("Default project");
  });
  after(async () => {
    await editor.close();
    await workspace.remove();
  });
  afterEach(async () => {
    await editor.palette.run("View: Close All Editors");
    await editor.palette.run("Notifications: Clear All Notifications");
  });

  /** The text of the certificates of the one that was uploaded last, as the account has it. */
  async function storedPem(name: RegExp): Promise<string> {
    const tree = editor.tree("Certificates");
    return await editor.copiedBy(() => tree.choose(name, "Copy Certificate (PEM)"));
  }

  it("refuses a mismatched pair, names both files, and has no button to upload", async () => {
    await upload(editor, "mismatch", "example.net");
    const report = await uploadReport(editor);
    await report.getByText("Nothing can be uploaded").first().waitFor();
    const error = report.locator(".check.tone-bad");
    assert.match(
      await error.innerText(),
      /does not belong to the certificate of mismatch\/example\.net\.pem/,
    );
    assert.match(await error.innerText(), /mismatch\/example\.net\.key, line 1/);
    assert.equal(await uploadButton(report).count(), 0);
    await editor.screenshot("upload-mismatch-light");
    await error.getByRole("button", { name: "Open File" }).click();
    await editor.page.locator(".tab.active", { hasText: "example.net.key" }).waitFor();
  });

  it("tells what it replaces: names gained and lost, days, and the key", async () => {
    await upload(editor, "wrong-order", "shop.example.com");
    const report = await uploadReport(editor);
    const replaced = report.locator(".section-replaced");
    await replaced.scrollIntoViewIfNeeded();
    const text = await replaced.innerText();
    assert.match(text, /Days gained\s+\d+/);
    assert.match(text, /Names gained\s+www\.shop\.example\.com/);
    assert.match(text, /Names lost\s+cart\.example\.com\s+checkout\.example\.com/);
    assert.match(text, /Key\s+A new one/);
    await editor.screenshot("upload-replaces-light");
  });

  it("shows the differences between the file and what is sent, on request", async () => {
    await upload(editor, "wrong-order", "shop.example.com");
    const report = await uploadReport(editor);
    await report.getByRole("button", { name: "Show Differences" }).first().click();
    await editor.page.locator(".monaco-diff-editor .view-lines", { hasText: "BEGIN" }).first().waitFor();
    await editor.screenshot("upload-differences-light");
  });

  it("puts a wrong order right by one click, and uploads the chain in order", async () => {
    // Read first: this editor saves by itself, a moment after the click.
    const before = await readFile(join(workspace.path, "wrong-order/shop.example.com.pem"), "utf8");
    await upload(editor, "wrong-order", "shop.example.com");
    const report = await uploadReport(editor);
    assert.ok(await uploadButton(report).isDisabled(), "a warning needs a tick");
    await editor.screenshot("upload-wrong-order-light");
    await report.getByRole("button", { name: "Put the chain in order" }).click();
    await report.locator(".check.tone-warning").waitFor({ state: "detached" });
    await editor.screenshot("upload-order-repaired-light");
    await fillIn(report, { project: "Mobile API", alias: "was out of order" });
    await editor.notifications.waitFor("shop.example.com was uploaded to");
    const name = /shop\.example\.com.*was out of order/;
    await editor.tree("Certificates").item(name);
    const [, leaf = "", intermediate = ""] = before.split(/(?<=-----END CERTIFICATE-----\n)/);
    assert.equal((await storedPem(name)).trim(), (leaf + intermediate).trim(), "leaf, then intermediate");
  });

  it("recognises a certificate that is there already, and shows it instead", async () => {
    await openFolder(editor, "good-rsa");
    await editor.explorer.select(["example.com.pem", "example.com.key"]);
    await uploadByRightClick(editor, "example.com.pem", { alias: "first copy" });
    await editor.notifications.waitFor("example.com was uploaded to");
    await editor.palette.run("View: Close All Editors");
    await upload(editor, "good-rsa", "example.com");
    const report = await uploadReport(editor);
    const point = report.locator(".check", { hasText: "example.com is in Sandbox already." });
    assert.match(await point.innerText(), /Alias: first copy/);
    assert.ok(await uploadButton(report).isDisabled());
    await editor.screenshot("upload-already-there-light");
    await point.getByRole("button", { name: "Show It" }).click();
    await editor.webview().getByRole("heading", { name: "example.com", exact: true }).waitFor();
    await editor.page.locator(".tab", { hasText: "Upload example.com" }).click();
    const again = await uploadReport(editor);
    await fillIn(again, { alias: "second copy", ticks: 1 });
    await editor.notifications.waitFor("example.com was uploaded to");
    await editor.tree("Certificates").item(/example\.com.*second copy/);
  });

  it("asks for the passphrase of an encrypted key, names a wrong one, and does not ask again", async () => {
    await upload(editor, "encrypted-key", "vault.example.com");
    await editor.quickInput.waitFor("vault.example.com.key");
    await editor.quickInput.waitForMask();
    await editor.quickInput.answer("not the passphrase");
    await editor.quickInput.waitFor("The passphrase is wrong. Attempt 2 of 3.");
    await editor.screenshot("upload-passphrase-light");
    await editor.quickInput.answer(demoPassphrase);
    const report = await uploadReport(editor);
    await report.getByText("It was opened with its passphrase, which is not kept.").waitFor();
    await editor.screenshot("upload-encrypted-key-light");
    await fillIn(report, { alias: "from a locked key" });
    await editor.notifications.waitFor("vault.example.com was uploaded to");
  });

  it("stops at an encrypted key whose passphrase is never right, and says what to do", async () => {
    await upload(editor, "encrypted-key", "vault.example.com");
    for (const prompt of ["not kept", "Attempt 2 of 3", "Attempt 3 of 3"]) {
      await editor.quickInput.waitFor(prompt);
      await editor.quickInput.answer("not the passphrase");
    }
    const report = await uploadReport(editor);
    const error = report.locator(".check.tone-bad");
    assert.match(await error.innerText(), /passphrase/);
    assert.equal(await uploadButton(report).count(), 0);
  });

  it("uploads what is dragged from the Explorer onto a project there", async () => {
    await editor.views.open("Certificates");
    await editor.tree("Certificates").item("Web shop");
    await openFolder(editor, "good-ec");
    await editor.explorer.select(["example.org.crt", "example.org.key"]);
    await dragOntoTree(editor, "example.org.crt", "Web shop");
    const report = await uploadReport(editor);
    assert.equal(
      await report.locator("#project option:checked").innerText(),
      "Web shop",
      "the project is the one it was dropped on",
    );
    await editor.screenshot("upload-dropped-light");
    await fillIn(report, { alias: "dropped here" });
    await editor.notifications.waitFor("example.org was uploaded to");
    await editor.tree("Certificates").item(/example\.org.*dropped here/);
  });
});

/** Drags a file over the view's icon, which opens it, and onto an item of its tree: by mouse, as a user does. */
async function dragOntoTree(editor: Editor, file: string, target: string) {
  const { page, explorer } = editor;
  const centre = async (locator: ReturnType<typeof explorer.file>) => {
    const box = await locator.boundingBox();
    assert.ok(box, "not in sight");
    return { x: box.x + Math.min(box.width / 2, 60), y: box.y + box.height / 2 };
  };
  const from = await centre(explorer.file(file));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, from.y + 5, { steps: 3 });
  const icon = await centre(page.locator(".activitybar").getByRole("tab", { name: "Certificates" }));
  await page.mouse.move(icon.x, icon.y, { steps: 8 });
  // The view opens when the mouse rests on its icon.
  await page
    .locator(".sidebar")
    .getByRole("treeitem", { name: new RegExp(target) })
    .first()
    .waitFor();
  const to = await centre(await editor.tree("Certificates").item(target));
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.move(to.x + 2, to.y);
  await page.mouse.up();
}

interface Look {
  readonly name: string;
  readonly theme: "dark" | "light" | "hc-dark" | "hc-light";
  readonly locale: "en" | "zh-cn";
}

const looks: readonly Look[] = [
  { name: "dark", theme: "dark", locale: "en" },
  { name: "hc-dark", theme: "hc-dark", locale: "en" },
  { name: "hc-light", theme: "hc-light", locale: "en" },
  { name: "zh-cn", theme: "light", locale: "zh-cn" },
];

/** What axe-core reports, as far as it is read here. */
interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

describe("the upload report in other looks", () => {
  for (const { name, theme, locale } of looks) {
    it(`can be read in ${name}, without a fault that axe-core finds`, async () => {
      const workspace = await demoWorkspace();
      const editor = await openEditor({ workspace: workspace.path, sandbox: true, theme, locale, size });
      try {
        const view = locale === "en" ? "Certificates" : "证书";
        await editor.views.open(view);
        await editor.tree(view).item(locale === "en" ? "Default project" : "默认项目");
        const entry = locale === "en" ? "Upload Certificate…" : "上传证书…";
        await upload(editor, "wrong-order", "shop.example.com", entry);
        const report = await uploadReport(editor);
        await editor.screenshot(`upload-wrong-order-${name}`);
        for (const fold of await report.locator("details > summary").all()) await fold.click();
        await report.locator(".section-replaced").scrollIntoViewIfNeeded();
        await editor.screenshot(`upload-replaces-${name}`);
        await checkAccessibility(report);
      } finally {
        await editor.close();
        await workspace.remove();
      }
    });
  }
});

async function checkAccessibility(report: Webview): Promise<void> {
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const frame = await (await report.locator("body").elementHandle())?.ownerFrame();
  assert.ok(frame, "the report has no document");
  await frame.evaluate(axe);
  const { violations } = (await frame.evaluate(
    "axe.run(document, { resultTypes: ['violations'] })",
  )) as AxeResults;
  assert.deepEqual(
    violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) })),
    [],
  );
}
