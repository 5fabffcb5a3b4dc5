import * as assert from "node:assert/strict";
import * as vscode from "vscode";

/** The extension under test, activated. */
export async function activatedExtension(): Promise<vscode.Extension<unknown>> {
  const extension = vscode.extensions.getExtension("certificate-browser.certificate-browser");
  assert.ok(extension, "the extension is not there");
  await extension.activate();
  return extension;
}
