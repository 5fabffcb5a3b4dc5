import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import type { TestApi } from "../../src/extension";

/** The extension under test, activated. */
export async function activatedExtension(): Promise<vscode.Extension<unknown>> {
  const extension = vscode.extensions.getExtension("certificate-browser.certificate-browser");
  assert.ok(extension, "the extension is not there");
  await extension.activate();
  return extension;
}

/** What the extension under test gives its tests. */
export async function activatedApi(): Promise<TestApi> {
  return (await activatedExtension()).exports as TestApi;
}
