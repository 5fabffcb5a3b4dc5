import assert from "node:assert/strict";
import { Secret } from "../../src/certificates";
import { embeddedValueAt, mayBeInBlock } from "../../src/editor/language/embeddedPem";
import {
  blockContent,
  type DecodedCertificate,
  decodeCertificates,
  type ExamineOptions,
  examine,
  type InspectOptions,
  inspect,
  type PemBlock,
  readBinaryFile,
  readBlocks,
  toPem,
} from "../../src/pem";
import { password } from "./corpus";
import { checkAllFixes, checkFix, checkSplit } from "./fixProperties";

/** What must hold for every text. Throws when it does not. */
export function checkText(text: string, now: number, known: readonly DecodedCertificate[]): void {
  checkBlocks(text);
  checkEmbedded(text);
  const options = optionsWith(now, known);
  for (const finding of inspect([{ name: "fuzz.pem", text }], options)) {
    const { range } = finding;
    assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length, "range");
    checkFix(finding, options);
  }
}

/** The same, of what takes longer: fixes one after another, splitting, the examination before an upload. */
export async function checkTextDeeply(
  text: string,
  now: number,
  known: readonly DecodedCertificate[],
): Promise<void> {
  const options = optionsWith(now, known);
  checkAllFixes({ name: "fuzz.pem", text }, options);
  checkSplit({ name: "fuzz.pem", text });
  await checkExamination(text, { ...options, askPassphrase: async () => new Secret(password) });
}

function optionsWith(now: number, known: readonly DecodedCertificate[]): InspectOptions {
  return { now, expiringDays: 30, known, gitIgnored: () => false, worldReadable: () => true };
}

/** Whatever the text, there is an answer; what would be sent is certificates, with their key, and no finding stops it. */
async function checkExamination(text: string, options: ExamineOptions): Promise<void> {
  const { upload, findings, blocks } = await examine([{ name: "fuzz.pem", text }], options);
  for (const { range } of findings) {
    assert.ok(!range || (0 <= range.start && range.start <= range.end && range.end <= text.length), "range");
  }
  if (upload === undefined) return;
  assert.ok(!findings.some(({ severity }) => severity === "error"), "sent in spite of an error");
  const sent = decodeCertificates(upload.certificate);
  assert.deepEqual(sent.problems, []);
  const given = blocks.flatMap(certificatesOf);
  for (const { sha256 } of sent.certificates) assert.ok(given.includes(sha256), "sent but not given");
  assert.equal(upload.privateKey === undefined, upload.type === "CA", "the key");
}

function certificatesOf(block: PemBlock): readonly string[] {
  const content = blockContent(block);
  if (content.kind === "certificate") return [content.certificate.sha256];
  return content.kind === "pkcs7" ? content.certificates.map(({ sha256 }) => sha256) : [];
}

/** Values inside other languages lie where they are said to. */
function checkEmbedded(text: string): void {
  for (const line of text.split("\n", 40)) {
    const middle = Math.floor(line.length / 2);
    const value = embeddedValueAt(line, middle);
    if (value) assert.equal(line.slice(value.range.start, value.range.end), value.base64);
    mayBeInBlock(line);
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
  const read = readBinaryFile(bytes, new Secret(password));
  if (!read.ok) return;
  decodeCertificates(read.value.publicPem).certificates.forEach(readAll);
  for (const block of readBlocks({ name: "", text: read.value.publicPem })) blockContent(block);
  assert.equal(
    read.value.publicPem.includes("-----BEGIN PRIVATE KEY-----"),
    false,
    "a key in what anybody may see",
  );
}
