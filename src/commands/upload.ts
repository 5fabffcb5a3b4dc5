import * as vscode from "vscode";
import type { Sessions } from "../accounts";
import type { SourceFile } from "../editor";
import { candidateFiles, choosePemFiles, readFiles } from "./chooseFiles";
import type { Command } from "./command";
import { fileArguments } from "./fileArguments";
import { examineNow, keyOfPem } from "./pemExaminer";
import { UploadSender } from "./upload/sendUpload";
import { runUpload } from "./upload/uploadFlow";
import { type UploadDialogParts, uploadDialogs } from "./uploadDialogs";
import { wait, whenListed } from "./whenListed";

export interface UploadCommandParts extends UploadDialogParts {
  readonly sessions: Sessions;
}

/** `Upload Certificate…`: from files to a certificate in an account, see {@link runUpload}. */
export function uploadCommand(parts: UploadCommandParts): Command {
  const flow = {
    sessions: parts.sessions,
    examine: examineNow,
    candidates: candidateFiles,
    readAgain: (files: readonly SourceFile[]) =>
      readFiles(files.map(({ uri }) => vscode.Uri.parse(uri, true))),
    dialogs: uploadDialogs(parts),
    keyOfPem,
    sender: new UploadSender(wait),
    whenListed,
    now: Date.now,
  };
  return async (...args: unknown[]) => {
    const { uris, destination } = fileArguments(args);
    const chosen = uris.length > 0 ? uris : await choosePemFiles(vscode.l10n.t("Upload which certificate?"));
    const files = chosen === undefined ? undefined : await readFiles(chosen);
    if (files !== undefined) await runUpload(files, destination, flow);
  };
}
