import { decodeCertificates } from "../../src/pem";
import { now } from "../fixtures/makeCertificates";
import { keyFiles, keyTexts, readCorpus } from "./corpus";
import { mutate, mutateBytes } from "./mutate";
import { mutateDer } from "./mutateDer";
import { checkBinary, checkText, checkTextDeeply } from "./properties";
import { Random } from "./random";

export interface FuzzOptions {
  readonly seconds: number;
  readonly seed: number;
}

export interface FuzzFailure {
  /** What fails; a text as UTF-8. */
  readonly input: Uint8Array;
  readonly kind: "text" | "binary";
  readonly reason: string;
}

export interface FuzzResult {
  readonly rounds: number;
  /** Milliseconds that the slowest round computed: what else the computer does is not counted. */
  readonly slowest: number;
  readonly failure?: FuzzFailure;
}

/** What takes longer is done in one round of these. */
const deepEvery = 8;

/** A round that computes for longer counts as a hang. A text of 100 kB takes some 20 ms. */
const hangMilliseconds = 5000;

/**
 * Feeds changed files of the corpus to reading, decoding, opening, findings, fixes and the examination before an upload
 * until one fails or the time is over.
 */
export async function fuzz({ seconds, seed }: FuzzOptions): Promise<FuzzResult> {
  const random = new Random(seed);
  const corpus = readCorpus().map(({ bytes }) => bytes);
  const texts = [...corpus.map((bytes) => Buffer.from(bytes).toString("utf8")), ...(await keyTexts())];
  const files = [...corpus, ...(await keyFiles())];
  const known = texts.flatMap((text) => decodeCertificates(text).certificates);
  const end = Date.now() + seconds * 1000;
  let slowest = 0;
  let rounds = 0;
  for (; Date.now() < end; rounds += 1) {
    const isBinary = rounds % 4 === 3;
    const input = isBinary
      ? random.pick([mutateBytes, mutateDer])(random.pick(files), random)
      : Buffer.from(mutate(random.pick(texts), random, texts));
    const kind = isBinary ? "binary" : "text";
    const started = process.cpuUsage();
    const reason = await failureOf(async () => {
      if (isBinary) return checkBinary(input);
      const text = Buffer.from(input).toString("utf8");
      checkText(text, now, known);
      if (rounds % deepEvery === 0) await checkTextDeeply(text, now, known);
    });
    const took = computingTime(started);
    slowest = Math.max(slowest, took);
    const trouble = reason ?? (took > hangMilliseconds ? `took ${Math.round(took)} ms` : undefined);
    if (trouble !== undefined) return { rounds, slowest, failure: { input, kind, reason: trouble } };
  }
  return { rounds, slowest };
}

/** The milliseconds of processor time since `started`. */
function computingTime(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

async function failureOf(check: () => Promise<void>): Promise<string | undefined> {
  try {
    await check();
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
