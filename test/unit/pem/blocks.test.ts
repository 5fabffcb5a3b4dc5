import assert from "node:assert/strict";
import { inEnglish } from "../../../src/certificates";
import { type BlockKind, blockKind, inspect, type PemBlock, readBlocks, toPem } from "../../../src/pem";
import { maxBlocks, maxTextLength } from "../../../src/pem/text/blocks";
import { junkTexts } from "../../fixtures/junk";
import { bestTime, countLines } from "../bestTime";

const der = Uint8Array.from([0x30, 0x80 - 0x30, ...new Array(0x50).fill(7)]);
const pem = toPem("CERTIFICATE", der);

const read = (text: string): PemBlock[] => readBlocks({ name: "a.pem", text });

/** The only block of a text. */
function readOne(text: string): PemBlock {
  const blocks = read(text);
  assert.equal(blocks.length, 1);
  return blocks[0] as PemBlock;
}

describe("PEM blocks", () => {
  it("are written with lines of 64 characters and a line end at the end", () => {
    const lines = pem.split("\n");
    assert.equal(lines[0], "-----BEGIN CERTIFICATE-----");
    assert.equal(lines[1]?.length, 64);
    assert.equal(lines.at(-2), "-----END CERTIFICATE-----");
    assert.equal(lines.at(-1), "");
  });

  for (const [what, text] of [
    ["as written", pem],
    ["with a BOM", `\uFEFF${pem}`],
    ["with CRLF", pem.replaceAll("\n", "\r\n")],
    ["with CR alone", pem.replaceAll("\n", "\r")],
    ["indented, as in YAML", pem.replaceAll(/^/gm, "    ")],
    ["without a line end at the end", pem.trimEnd()],
    ["with blank lines inside", pem.replaceAll("\n", "\n\n")],
    ["with spaces at the line ends", pem.replaceAll("\n", " \t\n")],
    ["on one line", pem.replaceAll("\n", "")],
    ["inside a JSON string", JSON.stringify({ certificate: pem })],
    ["between other text", `Bag Attributes\n  friendlyName: a\nsubject=CN = a\n${pem}# the end\n`],
  ] as const) {
    it(`are read ${what}`, () => {
      const block = readOne(text);
      assert.equal(block.problem, undefined);
      assert.deepEqual(Buffer.from(block.der ?? []), Buffer.from(der));
      assert.equal(block.label, "CERTIFICATE");
      assert.match(
        text.slice(block.range.start, block.range.end),
        /^-----BEGIN CERTIFICATE-----[\s\S]*END CERTIFICATE-----$/,
      );
    });
  }

  describe("of every kind stand where they are said to stand,", () => {
    const labels: Readonly<Record<string, BlockKind>> = {
      CERTIFICATE: "certificate",
      "X509 CERTIFICATE": "certificate",
      "TRUSTED CERTIFICATE": "certificate",
      "CERTIFICATE REQUEST": "request",
      "NEW CERTIFICATE REQUEST": "request",
      PKCS7: "pkcs7",
      "PRIVATE KEY": "private-key",
      "ENCRYPTED PRIVATE KEY": "encrypted-private-key",
      "RSA PRIVATE KEY": "private-key",
      "EC PRIVATE KEY": "private-key",
      "DSA PRIVATE KEY": "private-key",
      "EC PARAMETERS": "parameters",
      "PUBLIC KEY": "public-key",
      "X509 CRL": "crl",
    };
    const legacy = "Proc-Type: 4,ENCRYPTED\nDEK-Info: DES-EDE3-CBC,0011223344556677\n\n";
    const bag =
      "Bag Attributes\n    friendlyName: a\n    localKeyID: 01 02\nsubject=CN = a\n\nissuer=CN = b\n";
    const parts = Object.keys(labels).map((label) => {
      const written = toPem(label, der);
      return /^(RSA|EC|DSA) PRIVATE/.test(label) ? written.replace("-----\n", `-----\n${legacy}`) : written;
    });
    const whole = parts.map((part, index) => `${bag}# block ${index}\n${part}`).join("some text\n\n");

    for (const [what, change] of [
      ["as written", (text) => text],
      ["after a BOM", (text) => `\uFEFF${text}`],
      ["with CRLF", (text) => text.replaceAll("\n", "\r\n")],
      ["indented", (text) => text.replaceAll(/^/gm, "\t  ")],
      ["without a line end at the end", (text) => text.trimEnd()],
      ["with blank lines inside", (text) => text.replaceAll(/(?<=\n[\w+/]{64}\n)/g, "\n \n")],
    ] satisfies [string, (text: string) => string][]) {
      it(what, () => {
        const text = change(whole);
        const blocks = read(text);
        assert.deepEqual(
          blocks.map(({ label }) => [label, blockKind(label)]),
          Object.entries(labels),
        );
        for (const { label, range, line, problem, headers, der: bytes, index } of blocks) {
          assert.equal(problem, undefined, label);
          assert.deepEqual(Buffer.from(bytes ?? []), Buffer.from(der), label);
          const own = text.slice(range.start, range.end);
          assert.ok(own.startsWith(`-----BEGIN ${label}-----`) && own.endsWith(`-----END ${label}-----`));
          assert.equal(line, text.slice(0, range.start).split("\n").length);
          assert.match(text.split("\n")[line - 2] ?? "", new RegExp(`# block ${index}\\r?$`));
          assert.equal(headers.size, /^(RSA|EC|DSA) PRIVATE/.test(label) ? 2 : 0, label);
        }
      });
    }
  });

  it("know their place", () => {
    const text = `# first\n\n${pem}text between\n${pem}`;
    const blocks = read(text);
    assert.deepEqual(
      blocks.map(({ index, line }) => [index, line]),
      [
        [0, 3],
        [1, 3 + pem.split("\n").length],
      ],
    );
    assert.equal(text.slice(blocks[1]?.range.start), pem);
    assert.equal(text.slice(blocks[1]?.range.start, blocks[1]?.range.end), pem.trimEnd());
  });

  it("have the headers of RFC 1421", () => {
    const headers = "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00112233445566778899AABBCCDDEEFF\n\n";
    const block = readOne(
      pem.replaceAll("CERTIFICATE", "RSA PRIVATE KEY").replace("-----\n", `-----\n${headers}`),
    );
    assert.equal(block.headers.get("Proc-Type"), "4,ENCRYPTED");
    assert.equal(block.headers.get("DEK-Info"), "AES-256-CBC,00112233445566778899AABBCCDDEEFF");
    assert.deepEqual(Buffer.from(block.der ?? []), Buffer.from(der));
  });

  describe("that are broken say what is wrong and where", () => {
    const problemOf = (text: string) => {
      const { problem, der: bytes } = readOne(text);
      assert.equal(bytes, undefined);
      assert.ok(problem);
      return { ...problem, text: text.slice(problem.range.start, problem.range.end) };
    };

    it("a character that is no base64", () => {
      const problem = problemOf(pem.replace("CAcH", "CA!H").replace("BwcH", "Bw*H"));
      assert.equal(problem.code, "not-base64");
      assert.equal(problem.text, "*");
      assert.equal(inEnglish(problem.message), "the character “*” does not belong in base64");
    });

    it("a character beyond ASCII, outside the basic plane", () => {
      assert.equal(problemOf(pem.replace("BwcH", "Bw😀H")).text, "😀");
    });

    it("something after the padding", () => {
      const padded = toPem("CERTIFICATE", Uint8Array.of(0x30, 2, 5, 0));
      assert.equal(problemOf(padded.replace("==", "==A")).code, "not-base64");
      assert.equal(problemOf(padded.replace("==", "===")).code, "not-base64");
    });

    it("base64 that is cut off", () => {
      const lines = pem.split("\n");
      lines.splice(2, 1, (lines[2] as string).slice(0, 5));
      assert.equal(problemOf(lines.join("\n")).code, "truncated");
    });

    it("base64 that is cut off at a line's end, so that only the length inside tells", () => {
      const lines = pem.split("\n");
      lines.splice(2, 1);
      assert.equal(problemOf(lines.join("\n")).code, "truncated");
    });

    it("no END line, and the next block is read", () => {
      const blocks = read(`${pem.replace("-----END CERTIFICATE-----\n", "")}${pem}`);
      assert.equal(blocks.length, 2);
      assert.equal(blocks[0]?.problem?.code, "no-end");
      assert.equal(blocks[1]?.problem, undefined);
    });

    it("another label at the end", () => {
      const problem = problemOf(pem.replace("END CERTIFICATE", "END PRIVATE KEY"));
      assert.equal(problem.code, "label-mismatch");
      assert.equal(problem.text, "-----END PRIVATE KEY-----");
    });

    it("nothing inside", () => {
      assert.equal(problemOf("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----").code, "empty");
    });
  });

  it("come not from text without boundaries", () => {
    for (const text of [
      "",
      "hello",
      "-----BEGIN CERTIFICATE",
      "----BEGIN A----",
      "-----BEGIN -----",
      "\0\u0001",
    ]) {
      assert.deepEqual(read(text), [], text);
    }
  });

  it("are read up to limits, beyond which the last block says so", () => {
    const many = read("-----BEGIN A-----\n".repeat(maxBlocks + 5));
    assert.equal(many.length, maxBlocks + 1);
    assert.equal(many.at(-1)?.problem?.code, "too-large");
    assert.equal(readOne(" ".repeat(maxTextLength + 1)).problem?.code, "too-large");
  });

  it("of 5 MiB of junk are read, and faults found, in time that grows with its length only", () => {
    for (const [what, text] of Object.entries(junkTexts)) {
      const reference = bestTime(() => countLines(text));
      const took = bestTime(() => inspect([{ name: "a.pem", text }], { now: 0, expiringDays: 0 }));
      assert.ok(took < 60 * reference + 20, `${what} took ${took} ms, walking through it ${reference} ms`);
    }
  });

  it("have a kind by their label", () => {
    assert.equal(blockKind("CERTIFICATE"), "certificate");
    assert.equal(blockKind("RSA PRIVATE KEY"), "private-key");
    assert.equal(blockKind("ENCRYPTED PRIVATE KEY"), "encrypted-private-key");
    assert.equal(blockKind("NEW CERTIFICATE REQUEST"), "request");
    assert.equal(blockKind("SOMETHING"), "other");
  });
});
