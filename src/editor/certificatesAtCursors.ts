import * as vscode from "vscode";
import type { PemBlock } from "../pem";
import { embeddedText, embeddedValueAt } from "./language/embeddedPem";
import type { PemCode } from "./language/knownBlocks";
import { hasPemExtension, largestPemFile } from "./pemFileNames";
import { fileName } from "./pemFiles";
import type { PlaceInFile } from "./placeInFile";
import { isUsersFile } from "./usersFile";

/** A certificate inside a file of another kind. */
export interface CertificateInFile {
  readonly uri: vscode.Uri;
  /** What the file is called in messages. */
  readonly file: string;
  readonly place: PlaceInFile;
  /** 1-based line on which it begins. */
  readonly line: number;
}

/** The certificate under the cursor of each editor in sight, the active one first. PEM files are offered as a whole. */
export async function certificatesAtCursors(): Promise<readonly CertificateInFile[]> {
  const { activeTextEditor: active, visibleTextEditors: visible } = vscode.window;
  const editors = [...new Set([...(active === undefined ? [] : [active]), ...visible])].filter(
    (editor) => isOfAnotherKind(editor) && (holdsBlocks(editor) || valueAt(editor) !== undefined),
  );
  if (editors.length === 0) return [];
  const pem = await import("../pem");
  const found = editors.flatMap((editor) => {
    // The base64 of a block may stand on one line.
    const blocks = blocksAt(editor, pem);
    return blocks.length > 0 ? blocks : valuesAt(editor, pem);
  });
  return [...new Map(found.map((one) => [`${JSON.stringify(one.place)} ${one.uri}`, one])).values()];
}

function isOfAnotherKind({ document }: vscode.TextEditor): boolean {
  const { uri } = document;
  return isUsersFile(uri) && (uri.scheme === "untitled" || !hasPemExtension(uri.path));
}

function holdsBlocks({ document }: vscode.TextEditor): boolean {
  const text = document.getText();
  return text.length <= largestPemFile && text.includes("-----BEGIN ");
}

function blocksAt(editor: vscode.TextEditor, pem: PemCode): readonly CertificateInFile[] {
  if (!holdsBlocks(editor)) return [];
  const { document, selection } = editor;
  const [uri, file] = [document.uri, fileName(document.uri)];
  const offset = document.offsetAt(selection.active);
  return certificatesIn(file, document.getText(), pem)
    .filter(({ range }) => range.start <= offset && offset <= range.end)
    .map(({ index, line }) => ({ uri, file, place: { block: index }, line }));
}

function valueAt({ document, selection: { active } }: vscode.TextEditor) {
  return embeddedValueAt(document.lineAt(active.line).text, active.character);
}

function valuesAt(editor: vscode.TextEditor, pem: PemCode): readonly CertificateInFile[] {
  const value = valueAt(editor);
  if (value === undefined) return [];
  const { uri } = editor.document;
  const { line } = editor.selection.active;
  const text = embeddedText(value, (der) => pem.toPem("CERTIFICATE", der));
  const isReadable = ({ der }: PemBlock) => der !== undefined && pem.decodeCertificate(der).ok;
  if (!certificatesIn("", text, pem).some(isReadable)) return [];
  return [{ uri, file: fileName(uri), place: { value: [line, value.range.start] }, line: line + 1 }];
}

function certificatesIn(name: string, text: string, { blockKind, readBlocks }: PemCode): readonly PemBlock[] {
  return readBlocks({ name, text }).filter(({ label }) => blockKind(label) === "certificate");
}
