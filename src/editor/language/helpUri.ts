import * as vscode from "vscode";

/** Pages that explain findings: `certificate-help:/expired.md`. */
export const helpScheme = "certificate-help";

/** The page that explains a finding. */
export function helpUri(code: string): vscode.Uri {
  return vscode.Uri.from({ scheme: helpScheme, path: `/${code}.md` });
}

/** Which finding a page explains. */
export function codeOfHelpUri({ path }: vscode.Uri): string {
  return path.replace(/^\/|\.md$/g, "");
}
