// PEM blocks and base64 values inside files of other languages. Plain: runs without the editor.
import type { TextRange } from "../../pem";

/** Shorter than any certificate or key; longer than identifiers and most hashes. */
const shortestValue = 120;

/** Without the padding: what follows a `=` in `KEY=value` is another value. */
const base64Character = /[A-Za-z0-9+/]/;

/** How base64 begins that holds `-----BEGIN `, and DER: a SEQUENCE of 128 to 65535 bytes. */
const pemStart = "LS0tLS1CRUdJTi";
const derStart = /^MI[G-L]/;

/** A value that was found in a line. */
export interface EmbeddedValue {
  /** Offsets in the line. */
  readonly range: TextRange;
  readonly kind: "pem" | "der";
  readonly base64: string;
}

/**
 * The base64 value at a place of a line that holds PEM (`tls.crt` of a Kubernetes Secret) or DER (`x5c` of a JWK).
 * Undefined for anything else, and cheap then: it is asked about every hover in a YAML or JSON file.
 */
export function embeddedValueAt(line: string, character: number): EmbeddedValue | undefined {
  const isBase64 = (at: number) => base64Character.test(line.charAt(at));
  let start = character;
  if (!isBase64(start)) while (line.charAt(start - 1) === "=") start -= 1;
  let end = start;
  while (start > 0 && isBase64(start - 1)) start -= 1;
  while (isBase64(end)) end += 1;
  if (end - start < shortestValue) return undefined;
  while (line.charAt(end) === "=") end += 1;
  const base64 = line.slice(start, end);
  if (base64.startsWith(pemStart)) return { range: { start, end }, kind: "pem", base64 };
  return derStart.test(base64) ? { range: { start, end }, kind: "der", base64 } : undefined;
}

/** The PEM text that a value holds; what is DER is made PEM. */
export function embeddedText({ kind, base64 }: EmbeddedValue, toPem: (der: Uint8Array) => string): string {
  const bytes = Buffer.from(base64, "base64");
  return kind === "pem" ? bytes.toString("latin1") : toPem(bytes);
}

const base64Line = /^[\s"'|>]*[A-Za-z0-9+/]{16,}={0,2}(\\n)?[\s"',]*$/;

/** Whether a line can be part of a PEM block, so that reading the whole text for a block is worth while. */
export function mayBeInBlock(line: string): boolean {
  return line.includes("-----BEGIN ") || line.includes("-----END ") || base64Line.test(line);
}
