import * as vscode from "vscode";
import { localize } from "../../ui/localize";
import type { PemCode } from "./knownBlocks";

/** The page that explains a finding, as Markdown in the user's language. */
export function helpPage(code: string, pem: PemCode): string {
  const help = pem.findingHelp(code);
  if (help === undefined) return vscode.l10n.t("There is no explanation for “{0}”.", code);
  const { explanation, reference } = help;
  return [
    `# ${code}`,
    localize(explanation),
    vscode.l10n.t("Read more: {0}", `[${reference.name}](${reference.url})`),
    "",
  ].join("\n\n");
}
