import { homedir } from "node:os";
import * as vscode from "vscode";
import type { DecodedCertificate } from "../pem";
import { showError } from "../ui/notify";
import { fileNameOf } from "./fileName";
import { toPem } from "./sections/decoded";

/** Shows a text in a read-only document of that name. */
export type ShowText = (name: string, text: string) => Promise<void>;

/** One certificate of a chain as a document and as a file. */
export class CardFiles {
  readonly #showText: ShowText;

  constructor(showText: ShowText) {
    this.#showText = showText;
  }

  open(certificate: DecodedCertificate): Promise<void> {
    return this.#showText(fileNameOf(certificate), toPem(certificate.der));
  }

  /** Asks where (the editor asks before it overwrites), writes it there as PEM and shows it, or says why that failed. */
  async export(certificate: DecodedCertificate): Promise<void> {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
    const target = await vscode.window.showSaveDialog({
      title: vscode.l10n.t("Export Certificate"),
      filters: { [vscode.l10n.t("PEM files")]: ["pem", "crt", "cer"] },
      defaultUri: vscode.Uri.joinPath(folder, fileNameOf(certificate)),
    });
    if (target === undefined) return;
    try {
      await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(toPem(certificate.der)));
      await vscode.window.showTextDocument(target);
    } catch (error) {
      const path = target.scheme === "file" ? target.fsPath : target.toString(true);
      const reason = error instanceof Error ? error.message : String(error);
      void showError(vscode.l10n.t("{0} could not be written: {1}", path, reason));
    }
  }
}
