import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { type ReportAnswer, ReportPanel } from "../../src/uploadReport";
import { isReportToExtension } from "../../src/uploadReport/protocol";
import { until } from "../host/eventually";
import { activatedExtension } from "./extensionUnderTest";
import { keepLog, stubWindow } from "./support/stubs";

/** The upload report's panel and its page, in the real editor. */
describe("the upload report's page", () => {
  it("and its panel refuse messages that do not fit, and log that without what is in them", async () => {
    const { extensionUri } = await activatedExtension();
    const { createWebviewPanel } = vscode.window;
    let made: vscode.WebviewPanel | undefined;
    const make = (...args: Parameters<typeof createWebviewPanel>) => {
      made = Reflect.apply(createWebviewPanel, vscode.window, args);
      return made;
    };
    const stub = stubWindow("createWebviewPanel", make as typeof createWebviewPanel);
    const log = keepLog();
    const report = new ReportPanel(extensionUri);
    const answers: ReportAnswer[] = [];
    report.onDidAnswer((answer) => answers.push(answer));
    try {
      assert.ok(made);
      const { webview } = made;
      const received: unknown[] = [];
      webview.onDidReceiveMessage((message: unknown) => received.push(message));
      await until("a message of the webview", () => received.length > 0);
      assert.deepEqual(received, [{ type: "ready" }]);

      const secret = "-----BEGIN PRIVATE KEY-----";
      const refused = [
        { type: "html", html: secret },
        { type: "report", model: { tab: secret } },
        secret,
        null,
      ];
      for (const sent of refused) await webview.postMessage(sent);
      await until("the webview's refusals in the log", () => log.lines.length === refused.length);
      assert.match(log.lines[0] ?? "", /Upload report: The webview refused a message/);

      const unfitting = [
        { type: "act", action: secret },
        { type: "act", action: "fix", check: [secret] },
        { type: "upload", accepted: secret, alias: "" },
        { type: "upload", accepted: [], alias: "", command: secret },
        secret,
        null,
      ];
      assert.ok(!unfitting.some(isReportToExtension));
      const script = `const editor = acquireVsCodeApi(); for (const sent of ${JSON.stringify(unfitting)}) editor.postMessage(sent);`;
      webview.html = `<!DOCTYPE html><html><body><script>${script}</script></body></html>`;
      const all = refused.length + unfitting.length;
      await until("the extension's refusals in the log", () => log.lines.length === all);
      assert.match(log.lines.at(-1) ?? "", /The upload report refused a message/);
      assert.ok(log.lines.every((text) => !text.includes("PRIVATE KEY")));
      assert.deepEqual(answers, [], "something was done");
    } finally {
      report.dispose();
      log.dispose();
      stub.dispose();
    }
  });
});
