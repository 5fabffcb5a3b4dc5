import * as vscode from "vscode";
import { type Message, message, type Result, type Secret } from "../certificates";
import { fileName, type ReportDocuments } from "../editor";
import type { BinaryFile } from "../pem";
import { askSecret } from "../ui/askSecret";
import { reasonOf } from "../ui/errorText";
import { localize } from "../ui/localize";
import { showError } from "../ui/notify";
import { browseForFiles } from "./chooseFiles";
import type { Command } from "./command";
import { fileArguments } from "./fileArguments";
import { passphraseAttempts } from "./upload/examiner";

/** Bytes. A binary file beyond this is no certificate, and is not read. */
const largestFile = 5 * 1024 * 1024;

/**
 * `Open as PEM`: the certificates of a DER, PKCS#7 or PKCS#12 file in a read-only document. Private keys stay in the
 * file; a password is used once and not kept.
 */
export function openAsPemCommand({ reports }: { readonly reports: ReportDocuments }): Command {
  return async (...args: unknown[]) => {
    const { uris } = fileArguments(args);
    const chosen =
      uris.length > 0 ? uris : await browseForFiles(vscode.l10n.t("Open which file as PEM?"), false);
    const [uri] = chosen ?? [];
    if (uri === undefined) return;
    const name = fileName(uri);
    const file = await open(uri, name);
    if (file === "stopped") return;
    const text = file.ok ? textOf(file.value) : file;
    if (text.ok) await reports.show(`${name}.pem`, text.value);
    else {
      await showError(vscode.l10n.t("{0} cannot be opened as PEM: {1}", name, localize(text.error)));
    }
  };
}

/** What anybody may see; keys are mentioned by their number at most. */
function textOf({ publicPem, privateKeys }: BinaryFile): Result<string, Message> {
  if (publicPem !== "") return { ok: true, value: publicPem };
  return {
    ok: false,
    error:
      privateKeys.length > 0
        ? message("there is only a private key in it, which is not shown")
        : message("there is no certificate in it"),
  };
}

/** Reads the file, asking for its password when it has one. */
async function open(uri: vscode.Uri, name: string): Promise<Result<BinaryFile, Message> | "stopped"> {
  const bytes = await read(uri);
  if (!bytes.ok) return bytes;
  const { readBinaryFile } = await import("../pem");
  let password: Secret | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const opened = readBinaryFile(bytes.value, password);
    if (opened.ok) return opened;
    const { code, message: reason } = opened.error;
    const isClosed = code === "needs-passphrase" || code === "wrong-passphrase";
    if (!isClosed || attempt > passphraseAttempts) return { ok: false, error: reason };
    password = await askPassword(name, attempt);
    if (password === undefined) return "stopped";
  }
}

async function read(uri: vscode.Uri): Promise<Result<Uint8Array, Message>> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > largestFile) return { ok: false, error: message("it is larger than 5 MiB") };
    return { ok: true, value: await vscode.workspace.fs.readFile(uri) };
  } catch (error) {
    return {
      ok: false,
      error: message("it cannot be read ({0})", reasonOf(error)),
    };
  }
}

function askPassword(name: string, attempt: number): Promise<Secret | undefined> {
  return askSecret(
    vscode.l10n.t("Password of {0}", name),
    attempt === 1
      ? vscode.l10n.t("The file is encrypted. Its password is used once and not kept.")
      : vscode.l10n.t("The password is wrong. Attempt {0} of {1}.", attempt, passphraseAttempts),
  );
}
