import { inspect, toPem } from "../../src/pem";
import { makeChain, now } from "../fixtures/makeCertificates";
import { type Benchmark, compare, time } from "./benchmark";
import { decoders } from "./decoders";

const fileLength = 5 * 1024 * 1024;

/** All findings of a file of 5 MiB full of different certificates, read for the first time, against merely parsing it. */
export const findings: Benchmark = {
  name: "findings-5-mib",
  async run() {
    const { leaf } = await makeChain("RSA 2048");
    const texts = Array.from({ length: 3 }, (_, round) => manyCertificates(leaf.der, round));
    const options = { now, expiringDays: 30 };
    const ours = time(texts.length, (round) =>
      inspect([{ name: "a.pem", text: texts[round] as string }], options),
    );
    const parse = decoders["crypto.X509Certificate"] ?? (() => 0);
    const peer = time(texts.length, (round) => parse(texts[round] as string));
    return [compare({ name: this.name, unit: "ms", ours, against: "crypto.X509Certificate", peer })];
  },
};

/** Copies of a certificate that differ in their signatures. */
function manyCertificates(der: Uint8Array, round: number): string {
  const parts: string[] = [];
  const changed = Buffer.from(der);
  for (let length = 0; length < fileLength; length += parts.at(-1)?.length ?? 0) {
    changed.writeUInt32BE(parts.length * 10 + round, changed.length - 4);
    parts.push(toPem("CERTIFICATE", changed));
  }
  return parts.join("");
}
