import { createPrivateKey } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sequence } from "../../src/sandbox/x509/der";
import { keyPem, makeChain, makeDouble, testKey } from "../fixtures/makeCertificates";
import { bag, closedKeyDer, keyDer, makePkcs12, pbmac1 } from "../fixtures/makePkcs12";

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

/** What the closed keys and files of the fuzzer open with. */
export const password = "password";

/** Texts with private keys, made anew: pairs, several servers with their keys, keys of all kinds, encrypted keys. */
export async function keyTexts(): Promise<string[]> {
  const { leaf, intermediate, root, leafKey, issueLeaf } = await makeChain();
  const otherKey = await testKey("P-256", "other");
  const other = issueLeaf({ subject: "b.example", names: ["b.example"], key: otherKey });
  const double = await makeDouble();
  const others = await Promise.all((["RSA 2048", "Ed25519", "SM2"] as const).map((type) => testKey(type)));
  return [
    leaf.pem + intermediate.pem + keyPem(leafKey),
    keyPem(leafKey) + root.pem + intermediate.pem + leaf.pem + leaf.pem,
    leaf.pem + keyPem(otherKey) + other.pem + intermediate.pem + keyPem(leafKey),
    `# mine\n${keyPem(double.signingKey)}# and this\n${double.text}${keyPem(double.encryptionKey)}`,
    ...others.map(keyPem),
    leaf.pem + closedKeys(keyPem(leafKey)).join(intermediate.pem),
  ];
}

/** A key in the forms of encryption that Node.js writes. */
function closedKeys(pem: string): string[] {
  const key = createPrivateKey(pem);
  return ["aes-256-cbc", "des-ede3-cbc"].flatMap((cipher) =>
    (["pkcs8", "sec1"] as const).map((type) =>
      key.export({ type, format: "pem", cipher, passphrase: password }).toString(),
    ),
  );
}

/** Binary files with private keys, made anew. */
export async function keyFiles(): Promise<Uint8Array[]> {
  const { leaf, intermediate, leafKey } = await makeChain();
  const content = { certificates: [leaf, intermediate], keys: [leafKey] };
  const nested = bag(6, sequence(bag(1, keyDer(leafKey)), bag(2, closedKeyDer({ rounds: 1 }))));
  return [
    keyDer(leafKey),
    makePkcs12(content),
    makePkcs12({ ...content, mac: pbmac1(password) }),
    makePkcs12({ ...content, bags: [nested] }),
  ];
}
