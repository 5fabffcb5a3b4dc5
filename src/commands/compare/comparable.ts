import * as vscode from "vscode";
import type { CertificateRef } from "../../accounts";
import { type ComparisonSource, refOfCertificateUri } from "../../editor";

/** What can be compared: a certificate of an account, a PEM file, or one block of a file. */
export type Comparable =
  | { readonly kind: "cloud"; readonly ref: CertificateRef }
  | {
      readonly kind: "file";
      readonly uri: vscode.Uri;
      /** 0-based among the blocks of the file. */
      readonly block?: number;
    };

/**
 * What a menu, a CodeLens or another part of the extension asks to compare. The tree and the Explorer give what was
 * clicked and then all that is selected; a CodeLens gives the file and `{ block }`; the document of a certificate stands for
 * that certificate. More than two are left out.
 */
export function comparablesOf([clicked, more]: readonly unknown[]): readonly Comparable[] {
  if (clicked instanceof vscode.Uri && isBlock(more)) {
    return [{ kind: "file", uri: clicked, block: more.block }];
  }
  const selected: readonly unknown[] = Array.isArray(more) ? more : [];
  // A menu opened on something that is not selected is about that thing alone.
  const all = selected.length === 2 ? selected : [clicked];
  return all.flatMap(comparableOf);
}

function comparableOf(given: unknown): Comparable[] {
  if (given instanceof vscode.Uri) {
    const ref = refOfCertificateUri(given);
    return [ref === undefined ? { kind: "file", uri: given } : { kind: "cloud", ref }];
  }
  if (isRef(given)) {
    const { accountId, certificateId } = given;
    return [{ kind: "cloud", ref: { accountId, certificateId } }];
  }
  if (!isFileSource(given)) return [];
  const uri = vscode.Uri.parse(given.uri, true);
  return [isBlock(given) ? { kind: "file", uri, block: given.block } : { kind: "file", uri }];
}

/** What to give the command to compare the same again: plain data, to be kept in an address. */
export function sourceOf(comparable: Comparable): ComparisonSource {
  if (comparable.kind === "cloud") return comparable.ref;
  const { uri, block } = comparable;
  return { uri: uri.toString(), ...(block === undefined ? {} : { block }) };
}

function isFileSource(value: unknown): value is { readonly uri: string } {
  return typeof value === "object" && value !== null && "uri" in value && typeof value.uri === "string";
}

function isRef(value: unknown): value is CertificateRef {
  return typeof value === "object" && value !== null && "accountId" in value && "certificateId" in value;
}

function isBlock(value: unknown): value is { readonly block: number } {
  return typeof value === "object" && value !== null && "block" in value && typeof value.block === "number";
}
