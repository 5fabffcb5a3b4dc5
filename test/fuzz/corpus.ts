import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { keyPem, makeChain, testKey } from "../fixtures/makeCertificates";

const folder = join(import.meta.dirname, "../fixtures/corpus");

export interface CorpusFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files of test/fixtures/corpus. */
export function readCorpus(): CorpusFile[] {
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

/** Texts with private keys, made anew. */
export async function keyTexts(): Promise<string[]> {
  const { leaf, intermediate, leafKey } = await makeChain();
  const others = await Promise.all((["RSA 2048", "Ed25519", "SM2"] as const).map((type) => testKey(type)));
  return [leaf.pem + intermediate.pem + keyPem(leafKey), ...others.map(keyPem)];
}
