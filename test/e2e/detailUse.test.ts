import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Frame, FrameLocator, Locator } from "playwright-core";
import { until } from "../host/eventually";
import { saveScreenshot } from "../host/saveScreenshot";
import { temporaryFolder } from "../host/temporaryFolder";
import { chooseLens, comparisonReport } from "./comparisonSteps";
import {
  assertAccessible,
  chooseCertificate,
  commandTitle,
  detailFrame,
  openDetail,
  textOf,
} from "./detailSteps";
import type { Editor } from "./driver";
import { dark, openSandboxEditor } from "./looks";

/** What one does with the panel of a certificate, and what it does when the certificate changes. */
describe("the detail panel in use", () => {
  let editor: Editor;

  before(async () => {
    editor = await openSandboxEditor(dark);
  });
  after(() => editor.close());

  it("says where it is used, and its history, when asked", async () => {
    const frame = await openDetail(editor, "Main site");
    await frame.locator("#usage-action").press("Enter");
    await frame.locator("#usage .group h3").first().waitFor();
    assert.match(await textOf(frame, "#usage"), /CDN[\s\S]*www\.example\.com/);
    await frame.locator("#history-action").press("Enter");
    await frame.locator("#history .group h3", { hasText: "operations" }).waitFor();
    assert.match(await textOf(frame, "#history table"), /Issued[\s\S]*Domain validated/);
    await frame.locator("#usage").scrollIntoViewIfNeeded();
    await editor.screenshot("detail-usage-dark");
    await assertAccessible(frame);
  });

  it("shows the diff of a comparison, reached by the keyboard alone", async () => {
    const frame = await openDetail(editor, "Main site");
    await frame.getByRole("button", { name: "Compare With…" }).press("Enter");
    await editor.quickInput.waitFor("The certificate or PEM file to compare it with");
    await editor.quickInput.locator.locator(".monaco-list-row", { hasText: "Company site" }).waitFor();
    await editor.quickInput.answer("Company site");
    const report = comparisonReport(editor);
    await report.waitFor();
    assert.match((await report.textContent()) ?? "", /Two\scertificates\sof\sdifferent\snames/);
    await chooseLens(editor, "Show Diff of the Decoded Certificates");
    await editor.page.locator(".monaco-diff-editor .view-lines", { hasText: "Serial" }).first().waitFor();
    await editor.screenshot("comparison-diff-dark");
  });

  it("copies a certificate of the chain, its fingerprint and its serial number", async () => {
    const frame = await openDetail(editor, "Main site");
    const card = await unfoldedCard(frame);
    const copied = (name: string) =>
      editor.copiedBy(() => card.getByRole("button", { name, exact: true }).press("Enter"));
    const certificate = new X509Certificate(await copied("Copy PEM"));
    const fingerprint = await copied("Copy fingerprint");
    const serial = await copied("Copy serial number");
    assert.equal(certificate.fingerprint256.replaceAll(":", "").toLowerCase(), fingerprint);
    assert.equal(BigInt(`0x${certificate.serialNumber}`), BigInt(`0x${serial}`));
  });

  it("copies what stands in a cell, and says that it did", async () => {
    const frame = await openDetail(editor, "New site");
    const cell = frame.locator("#records td").nth(2);
    const text = await editor.copiedBy(() => cell.getByRole("button").first().press("Enter"));
    await frame.locator("#announcer", { hasText: "Copied" }).waitFor();
    assert.equal(text, await cell.locator(".text").textContent());
    const line = frame.getByRole("button", { name: "Copy as zone file line" });
    assert.match(await editor.copiedBy(() => line.press("Enter")), / 600 IN CNAME .*\.$/);
  });

  it("leads from a certificate to its renewal, by the step and by the overview, and back", async () => {
    let frame = await openDetail(editor, "Waits for its renewal");
    assert.match(await textOf(frame, ".step"), /^Its renewal is under way \(Under review\)/);
    await frame.locator(".step").getByRole("button", { name: "Open the renewal" }).press("Enter");
    frame = await detailFrame(editor.page, "Renewal of the portal");
    await frame.locator("#facts").getByRole("button", { name: "portal.example.net" }).press("Enter");
    await detailFrame(editor.page, "Waits for its renewal");
  });

  it("goes along to another group, and is still the only one of its certificate", async () => {
    // The group it leaves keeps another panel.
    await openDetail(editor, "Company site");
    const frame = await openDetail(editor, "mTLS clients");
    await unfoldedCard(frame);
    const before = (await editor.tabs()).length;
    await editor.palette.run("View: Move Editor into Right Group");
    await editor.page.locator(".editor-group-container").nth(1).waitFor();
    const moved = await rightmostPanel(editor);
    await moved.locator("h1", { hasText: "Example Ltd Client CA" }).waitFor();
    await moved.locator(".chain .card details[open]").first().waitFor();
    // From the other group it is found where it is.
    await editor.palette.run("View: Focus Left Editor Group");
    const inFront = editor.page.locator(".editor-group-container.active .tab.active", {
      hasText: "Client CA",
    });
    // On a slow machine the panel that had the focus takes it back once more.
    await until("the panel of the other group", async () => {
      await chooseCertificate(editor, "showDetail", "mTLS clients");
      return inFront.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      );
    });
    const titles = (await editor.tabs()).filter((title) => title.startsWith("Example Ltd Client CA"));
    assert.equal(titles.length, 1);
    assert.equal((await editor.tabs()).length, before);
    await editor.screenshot("detail-groups-dark");
    await editor.palette.run("View: Join All Editor Groups");
  });

  it("goes along to another window, as the reader left it", async () => {
    await unfoldedCard(await openDetail(editor, "mTLS clients"));
    const opened = editor.page.context().waitForEvent("page");
    await editor.palette.run("View: Move Editor into New Window");
    const window = await opened;
    const moved = window.frameLocator("iframe.webview.ready:visible").frameLocator("iframe#active-frame");
    await moved.locator("h1", { hasText: "Example Ltd Client CA" }).waitFor();
    await moved.locator(".chain .card details[open]").first().waitFor();
    await saveScreenshot(window, "detail-window-dark");
    await window.close();
  });

  it("says that its certificate is gone, in the panel and on its tab", async () => {
    const frame = await openDetail(editor, "Wrong intermediate");
    await chooseCertificate(editor, "delete", "Wrong intermediate");
    await editor.dialog.press("Delete");
    await frame.locator(".notice", { hasText: "This certificate is gone" }).waitFor();
    await frame.locator("#news", { hasText: "This certificate is gone" }).waitFor({ state: "attached" });
    assert.match(await textOf(frame, ".age"), /As of /);
    await editor.page.locator(".tab.active .codicon-circle-slash").waitFor();
    await editor.screenshot("detail-gone-dark");
    await assertAccessible(frame);
  });

  it("exports a certificate of the chain, asks before it overwrites, and explains a bad path", async () => {
    const folder = await temporaryFolder("export");
    const target = join(folder.path, "leaf.pem");
    await mkdir(join(folder.path, "inside"));
    try {
      await exportTo(editor, join(folder.path, "no-such-folder", "leaf.pem"));
      await editor.quickInput.waitFor("The folder no-such-folder does not exist");
      await editor.screenshot("export-bad-path-dark");
      await editor.quickInput.cancel();
      await exportTo(editor, target, "inside");
      await editor.page.locator(".tab.active", { hasText: "leaf.pem" }).waitFor();
      assert.match(await readFile(target, "utf8"), /^-----BEGIN CERTIFICATE-----/);
      await writeFile(target, "something else");
      await exportTo(editor, target, "inside");
      await editor.quickInput.waitFor("already exists");
      await editor.screenshot("export-overwrite-dark");
      await editor.quickInput.cancel();
      assert.equal(await readFile(target, "utf8"), "something else");
    } finally {
      await folder.remove();
    }
  });

  it("is there again after a reload of the window, and so is one behind it", async () => {
    await openDetail(editor, "New site");
    await openDetail(editor, "Company site");
    await editor.reloadWindow();
    const frame = await detailFrame(editor.page, "Company site");
    await frame.locator(".chain .card").first().waitFor();
    const behind = (await editor.tabs()).find((title) => title.startsWith("new.example.com"));
    assert.ok(behind, (await editor.tabs()).join(", "));
    await editor.page.locator(".tab", { hasText: behind }).click();
    const other = await detailFrame(editor.page, "New site");
    await other.locator("#records td").first().waitFor();
  });

  it("opens one certificate of the chain as PEM", async () => {
    const frame = await openDetail(editor, "Wildcard");
    const card = frame.locator(".chain .card").last();
    await card.locator("summary").press("Enter");
    await card.getByRole("button", { name: "Open as PEM" }).press("Enter");
    await editor.page.locator(".view-lines", { hasText: "-----BEGIN CERTIFICATE-----" }).waitFor();
  });

  it("has the certificate as a document", async () => {
    await editor.palette.run(await commandTitle("openPem"));
    await editor.quickInput.locator.locator(".monaco-list-row", { hasText: "example" }).first().waitFor();
    await editor.quickInput.answer("Main site");
    const text = editor.page.locator(".editor-instance .view-lines", {
      hasText: "-----BEGIN CERTIFICATE-----",
    });
    await text.waitFor();
    await editor.page.locator(".tab.active", { hasText: "www.example.com.pem" }).waitFor();
    await editor.page.locator(".codelens-decoration", { hasText: "www.example.com" }).first().waitFor();
    await editor.screenshot("virtual-document-dark");
  });

  it("has the document again after a reload of the window", async () => {
    await editor.reloadWindow();
    await editor.page.locator(".tab.active", { hasText: "www.example.com.pem" }).waitFor();
    await editor.page
      .locator(".editor-instance .view-lines", { hasText: "-----BEGIN CERTIFICATE-----" })
      .waitFor();
    await editor.page.locator(".codelens-decoration", { hasText: "www.example.com" }).first().waitFor();
  });
});

/** The first certificate of the chain, unfolded. */
async function unfoldedCard(frame: Frame): Promise<Locator> {
  const card = frame.locator(".chain .card").first();
  const fold = card.locator("details").first();
  if ((await fold.getAttribute("open")) === null) await fold.locator("summary").first().press("Enter");
  await card.getByRole("button", { name: "Copy PEM" }).waitFor();
  return card;
}

/**
 * Exports the leaf of a certificate through the editor's own dialog for files.
 *
 * @param known something in the target's folder: the dialog lists that folder as one types, and is waited for
 */
async function exportTo(editor: Editor, target: string, known?: string): Promise<void> {
  const card = await unfoldedCard(await openDetail(editor, "Main site"));
  await card.getByRole("button", { name: "Export…" }).press("Enter");
  const box = editor.quickInput.locator;
  const rows = box.locator(".monaco-list-row");
  const input = box.locator(".quick-input-box input");
  // It is ready when it proposes a file name, and lists the folder.
  await until("a proposed name", async () => (await input.inputValue()).endsWith("/www.example.com.pem"));
  await rows.filter({ hasText: ".." }).first().waitFor();
  if (known !== undefined) {
    await input.fill(`${dirname(target)}/`);
    await rows.filter({ hasText: known }).first().waitFor();
  }
  await editor.quickInput.answer(target);
}

/** The panel in the group on the right. */
async function rightmostPanel({ page }: Editor): Promise<FrameLocator> {
  const panels = page.locator("iframe.webview.ready:visible");
  await panels.nth(1).waitFor();
  return panels.last().contentFrame().frameLocator("iframe#active-frame");
}
