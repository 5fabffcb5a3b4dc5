import { decodeCertificates } from "../../src/pem";
import { type Benchmark, compare, time } from "./benchmark";
import { caBundle } from "./bundle";
import { decoders } from "./decoders";

const aimMilliseconds = 2;

/** The CA bundle again after one character was changed, each time another one: as while typing. */
export const decodeWarm: Benchmark = {
  name: "decode-warm",
  async run() {
    const text = caBundle();
    decodeCertificates(text);
    const edited = (round: number) => {
      const at = text.indexOf("\nMII", (round * 7919) % (text.length - 3000)) + 200;
      return `${text.slice(0, at)}${text.charAt(at) === "A" ? "B" : "A"}${text.slice(at + 1)}`;
    };
    const measured = (decode: (text: string) => unknown) => {
      const texts = Array.from({ length: 60 }, (_, round) => edited(round));
      return time(texts.length, (round) => decode(texts[round] as string));
    };
    const ours = measured((changed) => decodeCertificates(changed).certificates.length);
    const node = decoders["crypto.X509Certificate"] ?? (() => 0);
    const peer = measured((changed) => {
      try {
        return node(changed);
      } catch {
        // It throws at a certificate that the edit has broken, having decoded those before it.
        return 0;
      }
    });
    return [
      compare({ name: this.name, unit: "ms", ours, against: "aim of 2 ms", peer: aimMilliseconds }),
      compare({ name: this.name, unit: "ms", ours, against: "crypto.X509Certificate", peer }),
    ];
  },
};
