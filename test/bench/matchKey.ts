import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodeCertificates, publicKeyOf, readBlocks } from "../../src/pem";
import { keyPem, makeChain } from "../fixtures/makeCertificates";
import { hasOpenssl, openssl } from "../fixtures/openssl";
import { temporaryFolder } from "../host/temporaryFolder";
import { type Benchmark, compare, time } from "./benchmark";

const aim = 20;

/** Whether a key belongs to a certificate: ours against the two processes of openssl that print the public keys. */
export const matchKey: Benchmark = {
  name: "match-key",
  async run() {
    if (!hasOpenssl) return [];
    const { leaf, leafKey } = await makeChain("RSA 2048");
    const folder = await temporaryFolder("match-key");
    const file = join(folder.path, "leaf.key");
    try {
      writeFileSync(file, keyPem(leafKey), { mode: 0o600 });
      const peer = time(15, () => {
        const ofKey = openssl(["pkey", "-in", file, "-pubout"]);
        return ofKey.equals(openssl(["x509", "-pubkey", "-noout"], leaf.pem));
      });
      const ours = time(50, () => isPair(leaf.pem, keyPem(leafKey)));
      return [compare({ name: this.name, unit: "ms", ours, against: "two openssl processes", peer, aim })];
    } finally {
      rmSync(file, { force: true });
      await folder.remove();
    }
  },
};

function isPair(certificatePem: string, privateKeyPem: string): boolean {
  const [key] = readBlocks({ name: "leaf.key", text: privateKeyPem });
  const opened = key && publicKeyOf(key);
  const [certificate] = decodeCertificates(certificatePem).certificates;
  if (!opened?.ok || opened.value.spkiSha256 !== certificate?.publicKey.spkiSha256) {
    throw new Error("A pair was not recognised");
  }
  return true;
}
