import type { SourceFile } from "../../editor";
import type { Examination } from "../../pem";
import {
  type AskPassphrase,
  type Examine,
  type RememberedPassphrases,
  rememberingPassphrases,
} from "./examiner";
import { findPartners, type Missing, missingHalf, type Partner } from "./partners";

/** Files that were examined together. */
export interface Examined {
  readonly files: readonly SourceFile[];
  readonly examination: Examination;
}

/** A file to add, or `none` to go on without, or `undefined` to stop. */
export type PartnerChoice = SourceFile | "none" | undefined;

export interface PairingQuestions {
  readonly askPassphrase: AskPassphrase;
  /** Offers the files that may have the missing half. */
  choosePartner(
    missing: Missing,
    chosen: readonly SourceFile[],
    partners: readonly Partner[],
  ): Promise<PartnerChoice>;
}

/**
 * Examines the chosen files. When only one half of a pair was chosen, looks for the other among `candidates` and offers
 * what it finds by name; nothing is added that the user did not agree to. `undefined` when the user stopped.
 *
 * @param passphrases what is known of the keys already, where this is not the first examination of a run
 */
export async function examineWithPartner(
  chosen: readonly SourceFile[],
  examine: Examine,
  candidates: (chosen: readonly SourceFile[]) => Promise<readonly SourceFile[]>,
  questions: PairingQuestions,
  passphrases: RememberedPassphrases = rememberingPassphrases(questions.askPassphrase),
): Promise<Examined | undefined> {
  const examination = await examine(chosen, passphrases.forOneExamination());
  const missing = missingHalf(examination);
  if (missing === undefined) return { files: chosen, examination };
  // The key that was chosen may be asked about; those that are merely near may not.
  const ask = () => (missing === "certificate" ? passphrases.forOneExamination() : undefined);
  const partners = await findPartners(missing, chosen, await candidates(chosen), (files) =>
    examine(files, ask()),
  );
  const choice = await questions.choosePartner(missing, chosen, partners);
  if (choice === undefined) return undefined;
  if (choice === "none") return { files: chosen, examination };
  const files = [...chosen, choice];
  return { files, examination: await examine(files, passphrases.forOneExamination()) };
}
