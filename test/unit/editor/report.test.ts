import assert from "node:assert/strict";
import { inEnglish, message } from "../../../src/certificates";
import { checkSummary } from "../../../src/commands/check/checkSummary";
import { examinationReport } from "../../../src/editor/report";
import type { DecodedCertificate, Examination, Finding } from "../../../src/pem";
import { lineAt, placeOf } from "../../../src/ui/certificateText";
import { makeFinding } from "../../fixtures/makeFinding";
import {
  certificateText,
  examination,
  file,
  keyBody,
  keyText,
  makeCertificate,
  now,
} from "../commands/uploadSupport";

describe("the report of an examination", () => {
  let leaf: DecodedCertificate;

  before(async () => {
    leaf = await makeCertificate("shop.example.com");
  });

  function pair(matches: boolean, findings: readonly Finding[] = []) {
    const files = [
      file("shop.crt", certificateText(leaf)),
      { ...file("shop.key", `\n${keyText()}`), unsaved: true },
    ];
    const found = examination(files, leaf, { matches, spkiSha256: leaf.publicKey.spkiSha256 }, findings);
    return { files, found };
  }

  function report(files: Parameters<typeof examinationReport>[0], found: Examination): string {
    return examinationReport(files, found, now, inEnglish);
  }

  it("keeps names on their lines, with marks where they deceive", async () => {
    const named = await makeCertificate("a\n  It belongs to the certificate.\u202E\u0430b");
    const files = [file("x\u001B[2J.crt", certificateText(named))];
    const text = report(files, examination(files, named, undefined));
    assert.doesNotMatch(text.replaceAll("\n", ""), /\p{Cc}|\p{Bidi_Control}/u);
    assert.doesNotMatch(text, /^ {2}It belongs/m);
    assert.match(text, /CN=a.*⟨U\+202E⟩⟨look-alike letters⟩ \u0430b/);
    assert.match(text, /x⟨U\+001B⟩\[2J\.crt/);
  });

  it("says everything about a good pair, and nothing of what is in the key", () => {
    const { files, found } = pair(true);
    const text = report(files, found);
    for (const expected of [
      "Findings\n  No problems were found.\n",
      "  shop.crt\n  shop.key (with unsaved changes)\n",
      "  shop.crt:1 (CERTIFICATE)\n",
      "  Subject: CN=shop.example.com\n",
      "  Names: shop.example.com, www.shop.example.com\n",
      "  Valid from 2026-11-20 to 2027-02-19; days left: 90\n",
      "  Public key: EC P-256\n",
      `  SHA-256 fingerprint: ${leaf.sha256}\n`,
      "  shop.key:2 (PRIVATE KEY)\n",
      "  It belongs to the certificate.\n",
      "  1. shop.example.com (leaf)\n",
      "  The certificate that signed it is not in these files\n",
      "  The chain is not complete.\n",
    ]) {
      assert.ok(text.includes(expected), `${expected} is missing in\n${text}`);
    }
    assert.equal(text.includes(keyBody), false);
  });

  it("lists errors before warnings", () => {
    const { files, found } = pair(false);
    const [block] = found.blocks;
    const text = report(files, {
      ...found,
      findings: [
        makeFinding({ code: "expiring", severity: "warning", message: message("It expires soon.") }),
        makeFinding({
          code: "key-mismatch",
          severity: "error",
          message: message("They do not match."),
          ...(block && { block }),
        }),
      ],
    });
    assert.ok(text.startsWith("Findings\n  Error: They do not match.\n  Warning: It expires soon.\n"), text);
    assert.ok(text.includes("It does not belong to the certificate."));
  });

  it("does with a key alone, and with nothing at all", () => {
    const key = file("shop.key", keyText());
    const text = report([key], examination([key], undefined, { matches: false, spkiSha256: "ff" }));
    assert.ok(text.includes("Private Key\n  shop.key:1 (PRIVATE KEY)\n"));
    assert.equal(text.includes("belong"), false, "there is no certificate to belong to");
    const empty = file("notes.pem", "hello");
    assert.ok(report([empty], examination([empty], undefined, undefined)).includes("  notes.pem\n"));
  });

  describe("in one sentence", () => {
    const summary = (found: Examination) => {
      const { severity, message: text } = checkSummary(found, now);
      return `${severity}: ${inEnglish(text)}`;
    };

    it("tells a good pair from one with warnings and one with errors", () => {
      const finding = (severity: Finding["severity"]) => makeFinding({ severity });
      const good = "certificate and private key match, the chain is not complete; days left: 90.";
      assert.equal(summary(pair(true).found), `info: shop.example.com: ${good}`);
      assert.equal(summary(pair(true, [finding("warning")]).found), `warning: shop.example.com: ${good}`);
      assert.equal(
        summary(pair(false, [finding("warning"), finding("error")]).found),
        "error: shop.example.com cannot be uploaded as it is.",
      );
    });

    it("does not call a file without a certificate good", () => {
      const empty = file("notes.pem", "hello");
      assert.equal(
        summary(examination([empty], undefined, undefined)),
        "warning: There is no certificate in these files.",
      );
    });
  });
});

describe("the place of a finding", () => {
  const source = { name: "a.pem", text: "one\r\ntwo\nthree" };

  it("is the line of its range, where it has one", () => {
    assert.equal(placeOf({ source, range: { start: 10, end: 11 } }), "a.pem:3");
    assert.equal(placeOf({ source }), "a.pem");
    assert.equal(placeOf({}), "");
  });

  it("counts every kind of line end once", () => {
    assert.deepEqual(
      [0, 5, 9].map((offset) => lineAt(source.text, offset)),
      [1, 2, 3],
    );
    assert.equal(lineAt("a\rb", 2), 2);
  });
});
