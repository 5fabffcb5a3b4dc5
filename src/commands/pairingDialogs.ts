import * as vscode from "vscode";
import { readSourceFile, type SourceFile } from "../editor";
import { askSecret } from "../ui/askSecret";
import { localize } from "../ui/localize";
import { showError } from "../ui/notify";
import { pickText } from "../ui/pickText";
import { visibleText } from "../ui/visibleText";
import { browseForFiles } from "./chooseFiles";
import { passphraseAttempts } from "./upload/examiner";
import type { PairingQuestions } from "./upload/pairing";
import type { Missing, Partner } from "./upload/partners";

/**
 * The questions about a pair: the passphrase of an encrypted key, and the half that was not chosen.
 *
 * @param without what to call going on without the other half; absent where that leads nowhere
 */
export function pairingDialogs(without?: string): PairingQuestions {
  return {
    askPassphrase: (key, attempt) =>
      askSecret(
        vscode.l10n.t("Passphrase of {0}", `${key.source.name}:${key.line} (${key.label})`),
        attempt === 1
          ? vscode.l10n.t("The private key is encrypted. Its passphrase is used once and not kept.")
          : vscode.l10n.t("The passphrase is wrong. Attempt {0} of {1}.", attempt, passphraseAttempts),
      ),
    choosePartner: (missing, chosen, partners) => choosePartner(missing, chosen, partners, without),
  };
}

interface PartnerItem extends vscode.QuickPickItem {
  readonly choice: SourceFile | "browse" | "none";
}

async function choosePartner(
  missing: Missing,
  chosen: readonly SourceFile[],
  partners: readonly Partner[],
  without: string | undefined,
): Promise<SourceFile | "none" | undefined> {
  const items: PartnerItem[] = [
    ...partners.map(({ file, fit }) => ({
      label: pickText(file.name),
      description: fitText(fit),
      choice: file,
    })),
    { label: vscode.l10n.t("Choose a file…"), choice: "browse" },
    ...(without === undefined ? [] : [{ label: without, choice: "none" as const }]),
  ];
  const names = visibleText(chosen.map(({ name }) => name).join(", "));
  const picked = await vscode.window.showQuickPick(items, {
    title: titleOf(missing, names),
    placeHolder:
      partners.length === 0
        ? vscode.l10n.t("None was found in the workspace")
        : vscode.l10n.t("Select the file to add"),
    ignoreFocusOut: true,
  });
  return picked?.choice === "browse" ? browseForPartner(titleOf(missing, names)) : picked?.choice;
}

function titleOf(missing: Missing, names: string): string {
  return missing === "key"
    ? vscode.l10n.t("Private key for {0}", names)
    : vscode.l10n.t("Certificate for {0}", names);
}

function fitText(fit: Partner["fit"]): string {
  return fit === "matches"
    ? vscode.l10n.t("matches")
    : vscode.l10n.t("encrypted; compared once the passphrase is known");
}

async function browseForPartner(title: string): Promise<SourceFile | undefined> {
  const [uri] = (await browseForFiles(title, false)) ?? [];
  if (uri === undefined) return undefined;
  const file = await readSourceFile(uri);
  if (file.ok) return file.value;
  await showError(localize(file.error));
  return undefined;
}
