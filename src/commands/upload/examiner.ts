import type { Secret } from "../../certificates";
import type { Examination, PemBlock, PemSource } from "../../pem";

export type AskPassphrase = (key: PemBlock, attempt: number) => Promise<Secret | undefined>;

/** Examines files at the present moment with the user's settings; the PEM code behind it is loaded on first use. */
export type Examine = (sources: readonly PemSource[], askPassphrase?: AskPassphrase) => Promise<Examination>;

/** How often a passphrase may be wrong before the key is given up. */
export const passphraseAttempts = 3;

/** The passphrases of the run of one command. */
export interface RememberedPassphrases {
  /** Answers from memory the first time a key is asked about in an examination. */
  forOneExamination(): AskPassphrase;
}

/** What is known about one key during a run. */
interface Asked {
  questions: number;
  answer: Secret | undefined;
}

/**
 * Remembers the passphrase of each key for as long as this function's result lives, which is one run of a command: a
 * further examination of the same key gets the same answer first. A user who declined, or was wrong every time, is not
 * asked again.
 */
export function rememberingPassphrases(ask: AskPassphrase): RememberedPassphrases {
  const known = new Map<string, Asked>();
  const question = async (key: PemBlock, before: Asked | undefined): Promise<Secret | undefined> => {
    const questions = before?.questions ?? 0;
    const over = questions === passphraseAttempts || (before !== undefined && before.answer === undefined);
    const answer = over ? undefined : await ask(key, questions + 1);
    known.set(idOf(key), { questions: questions + 1, answer });
    return answer;
  };
  return {
    forOneExamination() {
      const seen = new Set<string>();
      return async (key) => {
        const before = known.get(idOf(key));
        const isFirst = !seen.has(idOf(key));
        seen.add(idOf(key));
        return isFirst && before !== undefined ? before.answer : question(key, before);
      };
    },
  };
}

function idOf({ source, index }: PemBlock): string {
  return `${source.name}\n${index}`;
}
