import * as assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import type { CertificateRef, Session } from "../../src/accounts";
import { CardFiles } from "../../src/detail/cardFiles";
import { decodePem } from "../../src/detail/decodePem";
import { DetailPanel } from "../../src/detail/detailPanel";
import { FollowedCertificate } from "../../src/detail/followedCertificate";
import { isToExtension, type ToExtension } from "../../src/detail/protocol";
import { ReportDocuments } from "../../src/editor";
import type { TestApi } from "../../src/extension";
import { until } from "../host/eventually";
import { activatedExtension } from "./extensionUnderTest";
import { issuedUploads, openSandboxAccount, removeAccounts } from "./support/sandboxAccount";
import { answerMessages, keepLog, stubWindow } from "./support/stubs";

const viewType = "certificateBrowser.detail";

/** The detail panels over the sandbox's certificates, in the real editor. */
describe("detail panel", () => {
  let api: TestApi;
  let extensionUri: vscode.Uri;
  let session: Session;

  before(async () => {
    const extension = await activatedExtension();
    extensionUri = extension.extensionUri;
    api = extension.exports as TestApi;
    session = await openSandboxAccount(api);
  });

  afterEach(closePanels);

  after(async () => {
    await removeAccounts(api);
  });

  /** Two uploaded certificates: what they contain is real. */
  function uploaded(): readonly [CertificateRef, CertificateRef] {
    const [first, second] = issuedUploads(session);
    assert.ok(first && second, "the sandbox has fewer than two uploaded certificates");
    return [first, second];
  }

  /** A panel of the test's own, which hears what the extension hears. */
  function openOwnPanel(ref: CertificateRef) {
    const panel = vscode.window.createWebviewPanel(`${viewType}.test`, "Test", vscode.ViewColumn.Active, {
      enableScripts: true,
    });
    const received: unknown[] = [];
    panel.webview.onDidReceiveMessage((message: unknown) => received.push(message));
    const followed = new FollowedCertificate(ref, {
      sessions: api.sessions,
      decode: decodePem,
      now: Date.now,
    });
    const cardFiles = new CardFiles(async () => {});
    new DetailPanel(() => panel, followed, { extensionUri, cardFiles, reader: {} });
    return { panel, received, followed };
  }

  it("is one a certificate, and a second call brings it to the front", async () => {
    const [first, second] = uploaded();
    await vscode.commands.executeCommand("certificateBrowser.showDetail", first);
    await until("the first panel", () => tabs().length === 1);
    await vscode.commands.executeCommand("certificateBrowser.showDetail", second);
    await until("the second panel", () => tabs().length === 2);
    await vscode.commands.executeCommand("certificateBrowser.showDetail", first);
    const active = () => vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? "";
    await until("the first panel in front", () => active().endsWith(first.certificateId));
    assert.equal(tabs().length, 2);
    assert.equal(new Set(tabs().map(({ label }) => label)).size, 2);
  });

  it("can be closed and opened again", async () => {
    const [first] = uploaded();
    for (let round = 0; round < 2; round += 1) {
      await vscode.commands.executeCommand("certificateBrowser.showDetail", first);
      await until("the panel", () => tabs().length === 1);
      await closePanels();
    }
  });

  it("runs its script in the editor's webview, and stops following when it is closed", async () => {
    const [ref] = uploaded();
    const { certificateId } = ref;
    const { panel, received, followed } = openOwnPanel(ref);
    await until("a message of the webview", () => received.length > 0);
    await until("the detail", () => followed.knowledge.loadedAt !== undefined);
    assert.deepEqual(received.filter(isToExtension), received);
    assert.deepEqual(
      (received as ToExtension[]).filter(({ type }) => type !== "ready"),
      [],
      "the webview refused something",
    );
    assert.ok(panel.title.endsWith(certificateId));
    panel.dispose();
    let heard = 0;
    followed.onDidChange(() => {
      heard += 1;
    });
    await followed.load();
    assert.equal(heard, 0);
  });

  it("refuses messages that do not fit in either direction, and logs that without what is in them", async () => {
    const log = keepLog();
    const { panel, received, followed } = openOwnPanel(uploaded()[0]);
    try {
      await until("a message of the webview", () => received.length > 0);
      await until("the detail", () => followed.knowledge.loadedAt !== undefined);
      assert.equal(log.lines.length, 0);

      const secret = "-----BEGIN PRIVATE KEY-----";
      await panel.webview.postMessage({ type: "html", html: secret });
      await panel.webview.postMessage({ type: "announce", text: secret, more: 1 });
      await until("the webview's refusals in the log", () => log.lines.length === 2);
      assert.match(log.lines[0] ?? "", /The webview refused a message/);

      const unfitting = [
        { type: "copy", text: { key: secret } },
        { type: "run", action: secret },
        secret,
        null,
      ];
      const script = `const editor = acquireVsCodeApi(); for (const sent of ${JSON.stringify(unfitting)}) editor.postMessage(sent);`;
      panel.webview.html = `<!DOCTYPE html><html><body><script>${script}</script></body></html>`;
      await until("the extension's refusals in the log", () => log.lines.length === 2 + unfitting.length);
      assert.match(log.lines.at(-1) ?? "", /The detail panel refused a message/);
      assert.ok(log.lines.every((text) => !text.includes("PRIVATE KEY")));
    } finally {
      panel.dispose();
      log.dispose();
    }
  });

  it("says what, where and what to do when a certificate could not be exported, and leaves nothing behind", async () => {
    const folder = await mkdtemp(join(tmpdir(), "export-"));
    const [{ certificateId }] = uploaded();
    const detail = await session.service.detail(certificateId);
    assert.ok(detail.ok);
    const decoded = await decodePem(detail.value, Date.now());
    assert.ok(decoded?.kind === "decoded" && decoded.report.links[0]);
    const { certificate } = decoded.report.links[0];
    await writeFile(join(folder, "file"), "untouched");
    await mkdir(join(folder, "taken.pem"));
    const places: readonly [string, RegExp][] = [
      [join(folder, "gone", "a.pem"), /There is no such folder any more\. Choose another one/],
      [join(folder, "file", "a.pem"), /There is no such folder any more\. Choose another one/],
      [join(folder, "taken.pem"), /Something of that name is there already\. Choose another name/],
    ];
    try {
      for (const [place, advice] of places) {
        const dialog = stubWindow("showSaveDialog", async () => vscode.Uri.file(place));
        const messages = answerMessages("showErrorMessage");
        try {
          await new CardFiles(async () => {}).export(certificate);
        } finally {
          messages.dispose();
          dialog.dispose();
        }
        assert.equal(messages.shown.length, 1, place);
        assert.ok(
          messages.shown[0]?.text.startsWith(`${place} could not be written: `),
          messages.shown[0]?.text,
        );
        assert.match(messages.shown[0]?.text ?? "", advice);
      }
      assert.deepEqual((await readdir(folder, { recursive: true })).sort(), ["file", "taken.pem"]);
      assert.equal(await readFile(join(folder, "file"), "utf8"), "untouched");
      assert.equal(vscode.window.activeTextEditor, undefined);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("begins with what it showed last when its tab is shown again", async () => {
    const { panel, received, followed } = openOwnPanel(uploaded()[0]);
    try {
      await until(
        "the page and the detail",
        () => received.length > 0 && followed.knowledge.loadedAt !== undefined,
      );
      const detail = '"chain":{';
      assert.equal(panel.webview.html.includes(detail), false, "the page began with the record of the list");
      const other = vscode.window.createWebviewPanel("other", "Other", vscode.ViewColumn.Active);
      await until("the page with the detail", () => panel.webview.html.includes(detail));
      other.dispose();
    } finally {
      panel.dispose();
    }
  });

  it("opens certificates of the same name as documents of their own", async () => {
    const reports = new ReportDocuments();
    try {
      await reports.show("twin.pem", "one", "1");
      const first = vscode.window.activeTextEditor?.document;
      await reports.show("twin.pem", "two", "2");
      const second = vscode.window.activeTextEditor?.document;
      assert.deepEqual([first?.getText(), second?.getText()], ["one", "two"]);
    } finally {
      reports.dispose();
      await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    }
  });

  it("decodes the real chain of a certificate, whole, broken or with a gap", async () => {
    assert.deepEqual(await tiesOf("ci.example.org"), ["verified", "verified", "self"]);
    assert.deepEqual(await tiesOf("broken.example.com"), ["broken", "missing"]);
    assert.deepEqual(await tiesOf("incomplete.example.org"), ["missing"]);
  });

  async function tiesOf(domain: string): Promise<readonly string[]> {
    const id = session.store.all().find((certificate) => certificate.domain === domain)?.id;
    assert.ok(id, `the sandbox has no ${domain}`);
    const detail = await session.service.detail(id);
    assert.ok(detail.ok);
    const decoded = await decodePem(detail.value, Date.now());
    assert.ok(decoded?.kind === "decoded");
    return decoded.report.links.map(({ tie }) => tie);
  }

  it("says what is wrong with a PEM that cannot be read", async () => {
    const [{ certificateId }] = uploaded();
    const detail = await session.service.detail(certificateId);
    assert.ok(detail.ok);
    const pem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    const decoded = await decodePem({ ...detail.value, pem }, Date.now());
    assert.equal(decoded?.kind, "unreadable");
    assert.equal(decoded?.problems.length, 1);
  });
});

function tabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(viewType));
}

async function closePanels(): Promise<void> {
  await vscode.window.tabGroups.close(tabs());
  await until("no panel", () => tabs().length === 0);
}
