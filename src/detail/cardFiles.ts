import { homedir } from "node:os";
import * as vscode from "vscode";
import type { DecodedCertificate } from "../pem";
import { couldWrite, saveFile } from "../ui/saveFile";
import { fileNameOf } from "./fileName";
import { toPem } from "./sections/decoded";

/** Shows a text in a read-only document of that name; another `key` makes another document of it. */
export type ShowText = (name: string, text: string, key: string) => Promise<void>;

/** One certificate of a chain as a document and as a file. */
export class CardFiles {
  readonly #showText: ShowText;

  constructor(showText: ShowText) {
    this.#showText = showText;
  }

  open(certificate: DecodedCertificate): Promise<void> {
    return this.#showText(fileNameOf(certificate), toPem(certificate.der), certificate.sha256);
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
    const bytes = new TextEncoder().encode(toPem(certificate.der));
    if (await couldWrite(target, () => saveFile(target, bytes))) await vscode.window.showTextDocument(target);
  }
}
