import assert from "node:assert/strict";
import { Secret } from "../../src/certificates";
import {
  blockContent,
  type DecodedCertificate,
  decodeCertificates,
  type InspectOptions,
  inspect,
  readBinaryFile,
  readBlocks,
  toPem,
} from "../../src/pem";
import { checkFix } from "./fixProperties";

/** What must hold for every text. Throws when it does not. */
export function checkText(text: string, now: number, known: readonly DecodedCertificate[]): void {
  checkBlocks(text);
  const source = { name: "fuzz.pem", text };
  const options: InspectOptions = {
    now,
    expiringDays: 30,
    known,
    gitIgnored: () => false,
    worldReadable: () => true,
  };
  for (const finding of inspect([source], options)) {
    const { range } = finding;
    assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length, "range");
    checkFix(finding, options);
  }
}

/** Blocks come in order and inside the text; what is read is what writing gives again; contents can be asked for. */
function checkBlocks(text: string): void {
  let offset = 0;
  for (const block of readBlocks({ name: "fuzz.pem", text })) {
    const { range, der, problem, label } = block;
    assert.ok(offset <= range.start && range.start < range.end && range.end <= text.length, "block range");
    offset = range.end;
    assert.equal(der === undefined, problem !== undefined, "bytes or a problem");
    if (problem) assert.ok(range.start <= problem.range.start && problem.range.end <= text.length);
    const content = blockContent(block);
    if (content.kind === "certificate") readAll(content.certificate);
    if (der === undefined || block.headers.size > 0) continue;
    const again = readBlocks({ name: "", text: toPem(label, der) })[0];
    assert.deepEqual(again?.der && Buffer.from(again.der), Buffer.from(der), "written and read again");
  }
}

/** Reads every field, so that the lazy ones are computed. */
export function readAll(certificate: DecodedCertificate): void {
  const fields = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(certificate));
  for (const name of Object.keys(fields)) Reflect.get(certificate, name);
  const { publicKey } = certificate;
  JSON.stringify([publicKey.type, publicKey.bits, publicKey.curve, publicKey.spkiSha256]);
}

/** Whatever the bytes of a file, reading gives an answer; certificates it finds can be decoded or are refused. */
export function checkBinary(bytes: Uint8Array): void {
  const read = readBinaryFile(bytes, new Secret("password"));
  if (read.ok) decodeCertificates(read.value.publicPem).certificates.forEach(readAll);
}
