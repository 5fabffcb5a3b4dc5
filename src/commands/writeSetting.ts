import * as vscode from "vscode";

/**
 * Writes a setting of the extension where it takes effect: in the workspace if that has a value of its own, else in the
 * user's settings.
 */
export async function writeSetting(name: string, value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration("certificateBrowser");
  const inWorkspace = settings.inspect(name)?.workspaceValue !== undefined;
  const target = inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await settings.update(name, value, target);
}
