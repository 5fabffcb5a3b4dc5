import { readBlocks, toPem } from "../../src/pem";
import { mutateDer } from "./mutateDer";
import type { Random } from "./random";

/** Texts that mean something to the readers. */
const pieces = [
  "-----BEGIN CERTIFICATE-----\n",
  "-----END CERTIFICATE-----\n",
  "-----BEGIN ",
  "-----",
  "\r\n",
  "\n\n",
  " \n",
  "\r",
  "\uFEFF",
  "=",
  "\\n",
  "Proc-Type: 4,ENCRYPTED\nDEK-Info: DES-CBC,0011\n\n",
  "# comment\n",
  "    ",
  "é😀\0",
];

type Mutation = (text: string, random: Random, corpus: readonly string[]) => string;

const mutations: readonly Mutation[] = [
  (text, random) => splice(text, random, 0, random.pick(pieces)),
  (text, random) => splice(text, random, random.below(80), ""),
  (text, random) => splice(text, random, 1, String.fromCharCode(random.below(128))),
  (text, random) => {
    const start = random.below(text.length + 1);
    return splice(text, random, 0, text.slice(start, start + random.below(3000)));
  },
  (text, random, corpus) => text + random.pick(corpus),
  (text, random, corpus) => random.pick(corpus) + text,
  (text) => text.trimEnd(),
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => text.replaceAll(/^(?=.)/gm, "  "),
  embed,
  swapBlocks,
  (text, random) => changeBlock(text, random, mutateBytes),
  (text, random) => changeBlock(text, random, mutateDer),
  (text, random) => changeBlock(text, random, mutateDer),
];

/** One to three changes: of the text, of the order of its blocks, or of bytes inside a block. */
export function mutate(text: string, random: Random, corpus: readonly string[]): string {
  let changed = text;
  for (let left = random.below(3); left >= 0; left -= 1) {
    changed = random.pick(mutations)(changed, random, corpus).slice(0, 100_000);
  }
  return changed;
}

function splice(text: string, random: Random, removed: number, added: string): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + added + text.slice(at + removed);
}

function swapBlocks(text: string, random: Random): string {
  const blocks = readBlocks({ name: "", text });
  const [a, b] = [random.below(blocks.length), random.below(blocks.length)].sort((x, y) => x - y);
  const [first, second] = [blocks[a ?? 0]?.range, blocks[b ?? 0]?.range];
  if (!first || !second || first.end > second.start) return text;
  return (
    text.slice(0, first.start) +
    text.slice(second.start, second.end) +
    text.slice(first.end, second.start) +
    text.slice(first.start, first.end) +
    text.slice(second.end)
  );
}

/** A part of the text as a value in another language: a Kubernetes secret, JSON, a variable. */
function embed(text: string, random: Random): string {
  const start = random.below(4) === 0 ? random.below(text.length + 1) : 0;
  const base64 = Buffer.from(text.slice(start)).toString("base64");
  return random.pick([
    `data:\n  tls.crt: ${base64}\n  other: 1\n`,
    `{"a": ${JSON.stringify(text.slice(start))}, "x5c": ["${base64}"]}`,
    `CERT='${text.slice(start)}'\n`,
    `a: |\n${text.slice(start).replaceAll(/^/gm, "\t ")}`,
  ]);
}

type BytesMutation = (bytes: Uint8Array, random: Random) => Uint8Array;

/** Changes one block's DER, and encodes it again. Its headers go. */
function changeBlock(text: string, random: Random, change: BytesMutation): string {
  const sound = readBlocks({ name: "", text }).filter(({ der }) => der !== undefined);
  const block = random.pick(sound);
  if (block?.der === undefined) return text;
  const der = change(block.der, random);
  return text.slice(0, block.range.start) + toPem(block.label, der).trimEnd() + text.slice(block.range.end);
}

/** Changes, removes or repeats a few bytes. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const changed = Buffer.from(bytes);
  for (let left = random.below(4); left >= 0 && changed.length > 0; left -= 1) {
    changed[random.below(changed.length)] = random.below(256);
  }
  if (random.below(4) > 0) return changed;
  const at = random.below(changed.length + 1);
  const length = random.below(50);
  return random.below(2) === 0
    ? Buffer.concat([changed.subarray(0, at), changed.subarray(at + length)])
    : Buffer.concat([changed.subarray(0, at + length), changed.subarray(at)]);
}
