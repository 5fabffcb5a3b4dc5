import * as assert from "node:assert/strict";
import * as vscode from "vscode";

describe("the editor under test", () => {
  it("finds files of the workspace, as upload and check need", async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder, "no workspace folder is open");
    const file = vscode.Uri.joinPath(folder.uri, "example.com.pem");
    await vscode.workspace.fs.writeFile(file, new Uint8Array());
    try {
      const found = await vscode.workspace.findFiles("**/*.pem");
      assert.deepEqual(found.map(String), [String(file)]);
    } finally {
      await vscode.workspace.fs.delete(file);
    }
  });
});
