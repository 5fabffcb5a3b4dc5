import { createHash } from "node:crypto";
import { localize } from "../ui/localize";
import { visibleText } from "../ui/visibleText";
import type { ComparedSide, Comparison } from "./comparison";
import { comparisonReport } from "./comparisonReport";
import { decodedText } from "./decodedText";

/** The documents of one comparison: the report, and the texts whose differences the editor shows. */
export interface ComparisonTexts {
  /** The same for the same two certificates under the same names. */
  readonly key: string;
  readonly names: readonly [string, string];
  readonly report: string;
  readonly decoded: readonly [string, string];
  readonly pem: readonly [string, string];
}

/** Writes certificates as PEM. */
export type PemWriter = (der: Uint8Array) => string;

/** Writes a comparison in the reader's language. */
export function comparisonTexts(comparison: Comparison, toPem: PemWriter): ComparisonTexts {
  const { before, after } = comparison;
  return {
    key: keyOf(before, after),
    names: [visibleText(before.name), visibleText(after.name)],
    report: comparisonReport(comparison, Date.now(), localize),
    decoded: [decodedText(before.certificate), decodedText(after.certificate)],
    pem: [pemOf(before, toPem), pemOf(after, toPem)],
  };
}

function keyOf(before: ComparedSide, after: ComparedSide): string {
  const sides = [before, after].flatMap(({ name, certificate }) => [name, certificate.sha256]);
  return createHash("sha256").update(JSON.stringify(sides)).digest("hex").slice(0, 16);
}

function pemOf({ certificate, chain }: ComparedSide, toPem: PemWriter): string {
  return [certificate, ...chain].map(({ der }) => toPem(der)).join("");
}
