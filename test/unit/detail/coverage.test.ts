import assert from "node:assert/strict";
import { inEnglish } from "../../../src/certificates";
import { coverageOf as coverageOfNames, coverageText } from "../../../src/detail/coverage";
import { hostNamesFrom } from "../../../src/ui/hostNames";

const names = [
  "example.com",
  "*.shop.example.com",
  "192.0.2.7",
  "2001:db8::1",
  "bücher.example",
  "f*.example.org",
  "*.bücher.example",
  "*.test",
  "UPPER.Example.NET.",
];

const coverageOf = (of: readonly string[], host: string) =>
  coverageOfNames({ hosts: hostNamesFrom(of) }, host);
const answer = (host: string, of = names) => inEnglish(coverageText(coverageOf(of, host)));

describe("coverageOf", () => {
  const covered: readonly [string, string][] = [
    ["example.com", "example.com"],
    [" EXAMPLE.com. ", "example.com"],
    ["example。com", "example.com"],
    ["upper.example.net", "UPPER.Example.NET."],
    ["a.shop.example.com", "*.shop.example.com"],
    ["A.SHOP.example.com.", "*.shop.example.com"],
    ["xn--bcher-kva.shop.example.com", "*.shop.example.com"],
    ["_dmarc.shop.example.com", "*.shop.example.com"],
    ["BÜCHER.example", "bücher.example"],
    ["xn--bcher-kva.example", "bücher.example"],
    ["XN--BCHER-KVA.example", "bücher.example"],
    ["ü.bücher.example", "*.bücher.example"],
    ["www.xn--bcher-kva.example", "*.bücher.example"],
    ["192.0.2.7", "192.0.2.7"],
    ["192.0.2.7.", "192.0.2.7"],
    ["192.0.2.7:8443", "192.0.2.7"],
    ["0xC0000207", "192.0.2.7"],
    ["3221225991", "192.0.2.7"],
    ["0300.0.02.07", "192.0.2.7"],
    ["192.0.519", "192.0.2.7"],
    ["2001:db8::1", "2001:db8::1"],
    ["2001:0DB8:0::1", "2001:db8::1"],
    ["2001:db8:0:0:0:0:0:1", "2001:db8::1"],
    ["2001:db8::0.0.0.1", "2001:db8::1"],
    ["2001:db8::1%eth0", "2001:db8::1"],
    ["[2001:db8::1]", "2001:db8::1"],
    ["[2001:db8::1]:443", "2001:db8::1"],
    ["https://[2001:db8::1]:443/path", "2001:db8::1"],
    ["https://example.com", "example.com"],
    ["HTTPS://user:pass@Example.COM:8443/a/b?c=d@e#f:9", "example.com"],
    ["example.com:443", "example.com"],
    ["example.com/", "example.com"],
    ["//example.com/path", "example.com"],
    ["postgres://example.com:5432/db", "example.com"],
  ];
  for (const [host, by] of covered) {
    it(`covers ${host}`, () => {
      const coverage = coverageOf(names, host);
      assert.equal(coverage.verdict, "yes");
      assert.equal(coverage.verdict === "yes" && coverage.by, by);
    });
  }

  const uncovered: readonly [string, RegExp][] = [
    ["www.example.com", /: example\.com stands for itself, not for names below it\.$/],
    [
      "shop.example.com",
      /: \*\.shop\.example\.com stands for names below it, not for shop\.example\.com itself\.$/,
    ],
    ["a.b.shop.example.com", /: the wildcard of \*\.shop\.example\.com stands for exactly one label\.$/],
    ["a.b.xn--bcher-kva.example", /: the wildcard of \*\.bücher\.example stands for exactly one label\.$/],
    [
      "foo.example.org",
      /: clients ignore a wildcard that is not the whole first label, as in f\*\.example\.org\.$/,
    ],
    ["example.test", /: clients ignore a wildcard directly below a top-level domain, as in \*\.test\.$/],
    ["192.0.2.8", /: the certificate lists other IP addresses\.$/],
    ["2001:db8::2", /: the certificate lists other IP addresses\.$/],
    ["::ffff:192.0.2.7", /: the certificate lists other IP addresses\.$/],
    ["example.com.evil.example", /: none of the names stands for it\.$/],
    ["notexample.com", /: none of the names stands for it\.$/],
    ["com", /: none of the names stands for it\.$/],
    ["localhost", /: none of the names stands for it\.$/],
    ["https://www.example.com/", /^No, www\.example\.com is not covered: /],
  ];
  for (const [host, why] of uncovered) {
    it(`does not cover ${host}, and says why`, () => {
      assert.equal(coverageOf(names, host).verdict, "no");
      assert.match(answer(host), why);
    });
  }

  it("never lets a wildcard stand for a part of an address", () => {
    assert.equal(coverageOf(["*.0.2.7"], "192.0.2.7").verdict, "no");
    assert.match(answer("192.0.2.7", ["*.0.2.7"]), /lists no IP addresses/);
  });

  it("never takes a DNS name for an address, nor an address for a name", () => {
    const name = coverageOfNames({ hosts: [{ type: "dns", value: "192.0.2.1" }] }, "192.0.2.1");
    assert.equal(name.verdict, "no");
    assert.match(
      inEnglish(coverageText(name)),
      /lists it as a DNS name, which does not stand for an IP address/,
    );
    const address = coverageOfNames({ hosts: [{ type: "ip", value: "www.example.com" }] }, "www.example.com");
    assert.equal(address.verdict, "no");
  });

  it("does not look into the common name, and says so where the name stands there", () => {
    const subject = (onlyInSubject: string, host: string) =>
      coverageOfNames({ hosts: [], onlyInSubject }, host);
    for (const [name, host] of [
      ["cnonly.example.com", "CNonly.example.com"],
      ["*.example.com", "www.example.com"],
      ["192.0.2.1", "192.0.2.1"],
    ] as const) {
      const coverage = subject(name, host);
      assert.equal(coverage.verdict, "no", host);
      assert.match(
        inEnglish(coverageText(coverage)),
        /stands only in the common name, where clients do not look/,
      );
    }
    assert.match(
      inEnglish(coverageText(subject("cnonly.example.com", "www.example.org"))),
      /none of the names/,
    );
  });

  it("takes an asterisk only as the whole first label", () => {
    for (const name of [
      "www.*.com",
      "*",
      "*.",
      "*.*.com",
      "w*.example.com",
      "*w.example.com",
      "**.example.com",
    ]) {
      assert.equal(coverageOf([name], "www.example.com").verdict, "no", name);
    }
    assert.match(answer("www.example.com", ["www.*.com"]), /not the whole first label, as in www\.\*\.com/);
  });

  it("has an answer for a certificate without names", () => {
    assert.match(answer("example.com", []), /none of the names/);
  });

  for (const text of [
    "",
    "   ",
    "a b",
    "exa<mple.com",
    "-a.com",
    "a-.com",
    "a..b",
    ".example.com",
    "example.com..",
    "xn--a.example",
    "256.0.0.1",
    "[192.0.2.7]",
    "[2001:db8::1",
    "2001:db8::1::2",
    "https://",
    "exam\u0000ple.com",
    `${"a".repeat(64)}.example`,
    "a".repeat(300),
  ]) {
    it(`says that "${JSON.stringify(text.slice(0, 20))}" is no host`, () => {
      assert.equal(coverageOf(names, text).verdict, "invalid");
      assert.equal(answer(text), "This is not a host name or IP address.");
    });
  }

  it("asks for one host when a wildcard is typed", () => {
    assert.match(answer("*.example.com"), /^Ask for one host/);
  });

  it("says by which name, and which host it took from an address", () => {
    assert.equal(answer("example.com"), "Yes, by example.com.");
    assert.equal(
      answer("https://a.shop.example.com:8443/"),
      "Yes, a.shop.example.com is covered by *.shop.example.com.",
    );
  });

  it("marks what deceives in a certificate's name", () => {
    assert.match(answer("www.example.com", ["w\u202E*.example.com", "*w\u202E.example.com"]), /^No, /);
    assert.match(answer("a.b.example.com", ["\u202E.b.example.com", "*.\u00ADexample.com"]), /⟨U\+00AD⟩/);
  });
});
