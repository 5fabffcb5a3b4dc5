import * as vscode from "vscode";
import type { PemBlock } from "../pem";
import { hasPemExtension, largestPemFile } from "./pemFileNames";
import { fileName } from "./pemFiles";
import { isUsersFile } from "./usersFile";

/** A certificate inside a file of another kind. */
export interface CertificateBlock {
  readonly uri: vscode.Uri;
  /** What the file is called in messages. */
  readonly file: string;
  /** 0-based among the blocks of the file. */
  readonly block: number;
  /** 1-based line on which it begins. */
  readonly line: number;
}

/** The certificate under the cursor of each editor in sight, the active one first. PEM files are offered as a whole. */
export async function certificateBlocksAtCursors(): Promise<readonly CertificateBlock[]> {
  const { activeTextEditor: active, visibleTextEditors: visible } = vscode.window;
  const editors = [...new Set([...(active === undefined ? [] : [active]), ...visible])].filter(holdsBlocks);
  if (editors.length === 0) return [];
  const { blockKind, readBlocks } = await import("../pem");
  const isCertificate = ({ label }: PemBlock) => blockKind(label) === "certificate";
  const found = editors.flatMap(({ document, selection }) => {
    const [uri, file] = [document.uri, fileName(document.uri)];
    const offset = document.offsetAt(selection.active);
    return readBlocks({ name: file, text: document.getText() })
      .filter((block) => isCertificate(block) && block.range.start <= offset && offset <= block.range.end)
      .map(({ index, line }) => ({ uri, file, block: index, line }));
  });
  return [...new Map(found.map((block) => [`${block.block} ${block.uri}`, block])).values()];
}

function holdsBlocks({ document }: vscode.TextEditor): boolean {
  const { uri } = document;
  if (!isUsersFile(uri) || (uri.scheme !== "untitled" && hasPemExtension(uri.path))) return false;
  const text = document.getText();
  return text.length <= largestPemFile && text.includes("-----BEGIN ");
}
