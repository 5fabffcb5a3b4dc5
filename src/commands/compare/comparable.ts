import * as vscode from "vscode";
import type { CertificateRef } from "../../accounts";
import { type ComparisonSource, type PlaceInFile, refOfCertificateUri } from "../../editor";

/** What can be compared: a certificate of an account, a PEM file, or one block or base64 value of a file. */
export type Comparable =
  | { readonly kind: "cloud"; readonly ref: CertificateRef }
  | ({ readonly kind: "file"; readonly uri: vscode.Uri } & PlaceInFile);

/**
 * What a menu, a CodeLens or another part of the extension asks to compare. The tree and the Explorer give what was
 * clicked and then all that is selected; a CodeLens gives the file and `{ block }`; the document of a certificate stands for
 * that certificate. More than two are left out.
 */
export function comparablesOf([clicked, more]: readonly unknown[]): readonly Comparable[] {
  const place = placeOf(more);
  if (clicked instanceof vscode.Uri && Object.keys(place).length > 0) {
    return [{ kind: "file", uri: clicked, ...place }];
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
  return [{ kind: "file", uri: vscode.Uri.parse(given.uri, true), ...placeOf(given) }];
}

/** What to give the command to compare the same again: plain data, to be kept in an address. */
export function sourceOf(comparable: Comparable): ComparisonSource {
  if (comparable.kind === "cloud") return comparable.ref;
  return { uri: comparable.uri.toString(), ...placeOf(comparable) };
}

/** Whether both stand for the same certificate or file. */
export function isSame(one: Comparable, other: Comparable | undefined): boolean {
  if (one.kind === "cloud") return other?.kind === "cloud" && isSameRef(one.ref, other.ref);
  if (other?.kind !== "file" || one.block !== other.block) return false;
  return String(one.value) === String(other.value) && one.uri.toString() === other.uri.toString();
}

function isSameRef(one: CertificateRef, other: CertificateRef): boolean {
  return one.certificateId === other.certificateId && one.accountId === other.accountId;
}

function isFileSource(value: unknown): value is { readonly uri: string } {
  return typeof value === "object" && value !== null && "uri" in value && typeof value.uri === "string";
}

function isRef(value: unknown): value is CertificateRef {
  return typeof value === "object" && value !== null && "accountId" in value && "certificateId" in value;
}

/** Anybody can have written an address or a link: what does not fit is left out. */
function placeOf(given: unknown): PlaceInFile {
  if (typeof given !== "object" || given === null) return {};
  const { block, value } = given as Readonly<Record<string, unknown>>;
  if (isIndex(block)) return { block };
  const [line, character] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  return isIndex(line) && isIndex(character) ? { value: [line, character] } : {};
}

function isIndex(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
