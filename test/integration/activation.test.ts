import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { activatedExtension } from "./extensionUnderTest";

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

const prefix = "certificateBrowser.";

/** Commands that the editor itself makes for each view and view container (focus, open, remove…). */
const madeByTheEditor = /\.(focus|open|removeView|resetViewLocation|toggleVisibility)$/;

describe("activation", () => {
  it("succeeds", async () => {
    assert.equal((await activatedExtension()).isActive, true);
  });

  it("registers every contributed command, and no other", async () => {
    const manifest = (await activatedExtension()).packageJSON as Manifest;
    const contributed = manifest.contributes.commands.map(({ command }) => command);
    const registered = (await vscode.commands.getCommands(true)).filter(
      (command) => command.startsWith(prefix) && !madeByTheEditor.test(command),
    );
    assert.deepEqual(registered.sort(), contributed.sort());
  });
});
