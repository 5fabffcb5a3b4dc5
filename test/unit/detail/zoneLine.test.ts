import assert from "node:assert/strict";
import { inEnglish } from "../../../src/certificates";
import { zoneLineOf } from "../../../src/detail/zoneLine";

const record = { domain: "example.com", type: "TXT", key: "_dnsauth.example.com", value: "token" };

const lineOf = (change: Partial<typeof record>) => {
  const line = zoneLineOf({ ...record, ...change });
  assert.ok(line?.kind === "line", JSON.stringify(line));
  return line.text;
};

/** The bytes of each character string of a TXT line, as a name server reads them (RFC 1035, 5.1). */
function stringsIn(line: string): Buffer[] {
  return [...line.matchAll(/"((?:\\.|[^"\\])*)"/g)].map(([, text = ""]) =>
    Buffer.concat(
      [...text.matchAll(/\\(\d{3})|\\(.)|(.)/g)].map(([, code, escaped, plain]) =>
        code === undefined ? Buffer.from(escaped ?? plain ?? "", "latin1") : Buffer.from([Number(code)]),
      ),
    ),
  );
}

describe("a record as a line of a zone file", () => {
  it("has the absolute name, whether or not it is written so", () => {
    assert.equal(lineOf({}), '_dnsauth.example.com. 600 IN TXT "token"');
    assert.equal(lineOf({ key: "_dnsauth.example.com." }), lineOf({}));
    assert.equal(
      lineOf({ type: "CNAME", value: "token.dcv.example.net" }),
      "_dnsauth.example.com. 600 IN CNAME token.dcv.example.net.",
    );
  });

  it("writes international names in their ASCII form", () => {
    assert.match(lineOf({ key: "_dnsauth.中文.com" }), /^_dnsauth\.xn--fiq228c\.com\. /);
    assert.match(lineOf({ type: "CNAME", value: "中文.example" }), / CNAME xn--fiq228c\.example\.$/);
  });

  for (const text of [
    "",
    "token",
    "a".repeat(255),
    "a".repeat(256),
    "😀".repeat(80),
    'quo"te\\back',
    "é".repeat(300),
  ]) {
    it(`keeps the ${Buffer.byteLength(text)} bytes of “${text.slice(0, 6)}…” in strings of at most 255`, () => {
      const line = lineOf({ value: text });
      assert.match(line, /^[\x20-\x7E]+$/);
      const strings = stringsIn(line);
      assert.equal(Buffer.concat(strings).toString("utf8"), text);
      assert.equal(strings.length, Math.max(1, Math.ceil(Buffer.byteLength(text) / 255)));
      for (const string of strings) assert.ok(string.length <= 255);
    });
  }

  const noNames = [
    "",
    ".",
    "a..b.",
    "a..b",
    ".example.com",
    `${"a".repeat(64)}.example.com`,
    `${"a.".repeat(127)}example.com`,
    "a b.example.com",
    "_a IN A 192.0.2.1\n_b",
    "a;comment.example.com",
    "www.*.example.com",
    "中 文.com",
    "a..中文.com",
  ];
  for (const name of noNames) {
    it(`is none, and says why, where the name is ${JSON.stringify(name.slice(0, 24))}`, () => {
      for (const [part, change] of [
        ["key", { key: name }],
        ["value", { type: "CNAME", value: name }],
      ] as const) {
        const line = zoneLineOf({ ...record, ...change });
        assert.ok(line?.kind === "none");
        assert.equal(line.part, part);
        assert.match(inEnglish(line.why), /^No name that DNS allows/);
      }
    });
  }

  it("is none, and says why, where the value would end the line", () => {
    const line = zoneLineOf({ ...record, value: "x\nevil IN A 192.0.2.1" });
    assert.ok(line?.kind === "none" && line.part === "value");
    assert.match(inEnglish(line.why), /control characters/);
  });

  it("is not asked of a file", () => {
    assert.equal(zoneLineOf({ ...record, type: "FILE" }), undefined);
  });
});
