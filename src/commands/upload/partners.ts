import type { SourceFile } from "../../editor";
import type { Examination, PemBlock } from "../../pem";

/** Which half of the pair is not among the files chosen. */
export type Missing = "key" | "certificate";

/** A file that has, or may have, the missing half. */
export interface Partner {
  readonly file: SourceFile;
  /** `matches`: same public key. `encrypted`: a key that cannot be compared before its passphrase is known. */
  readonly fit: "matches" | "encrypted";
}

/** Which half of the pair is missing, if any. A CA certificate needs no key. */
export function missingHalf({ blocks, leaf, type }: Examination): Missing | undefined {
  const hasKey = blocks.some(isPrivateKey);
  if (leaf !== undefined) return hasKey || type === "CA" ? undefined : "key";
  const hasCertificate = blocks.some(isCertificate);
  return hasKey && !hasCertificate ? "certificate" : undefined;
}

function isPrivateKey({ label }: PemBlock): boolean {
  return label.endsWith("PRIVATE KEY");
}

function isCertificate({ label }: PemBlock): boolean {
  return label.endsWith("CERTIFICATE");
}

/**
 * The files among `candidates` that have the missing half: each is examined together with the chosen ones. Files of the
 * same folder come first, and what is known to match before what may match.
 *
 * @param examine asks for the passphrase of the chosen key, if at all; keys of candidates stay closed
 */
export async function findPartners(
  missing: Missing,
  chosen: readonly SourceFile[],
  candidates: readonly SourceFile[],
  examine: (files: readonly SourceFile[]) => Promise<Examination>,
): Promise<readonly Partner[]> {
  const taken = new Set(chosen.map(({ uri }) => uri));
  const marker = missing === "key" ? "PRIVATE KEY-----" : "CERTIFICATE-----";
  const partners: Partner[] = [];
  for (const file of candidates) {
    if (taken.has(file.uri) || !file.text.includes(marker)) continue;
    const fit = fitOf(await examine([...chosen, file]), file);
    if (fit !== undefined) partners.push({ file, fit });
  }
  const folders = new Set(chosen.map(({ folder }) => folder));
  const rank = ({ file, fit }: Partner) => (fit === "matches" ? 0 : 2) + (folders.has(file.folder) ? 0 : 1);
  return partners.sort((a, b) => rank(a) - rank(b));
}

/** A pair counts only when the candidate has one half of it: the chosen files have the other. */
function fitOf({ leaf, key, findings }: Examination, candidate: SourceFile): Partner["fit"] | undefined {
  const halves = [leaf?.block.source.name, key?.block.source.name];
  const inCandidate = halves.filter((name) => name === candidate.name).length;
  if (key?.matches) return inCandidate === 1 ? "matches" : undefined;
  const isClosed = findings.some(
    ({ code, block }) => code === "needs-passphrase" && block?.source.name === candidate.name,
  );
  return isClosed ? "encrypted" : undefined;
}
