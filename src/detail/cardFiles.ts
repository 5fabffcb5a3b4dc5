import * as vscode from "vscode";
import type { DecodedCertificate } from "../pem";
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

  /** Asks where, and writes it there as PEM. */
  async export(certificate: DecodedCertificate): Promise<void> {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const name = fileNameOf(certificate);
    const target = await vscode.window.showSaveDialog({
      title: vscode.l10n.t("Export Certificate"),
      filters: { [vscode.l10n.t("PEM files")]: ["pem", "crt", "cer"] },
      ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
    });
    if (target === undefined) return;
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(toPem(certificate.der)));
    await vscode.window.showTextDocument(target);
  }
}
