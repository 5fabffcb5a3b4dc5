import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { inEnglish } from "../../../src/certificates";
import { type ComparedSide, type Comparison, compareCertificates } from "../../../src/editor/comparison";
import { comparisonReport } from "../../../src/editor/comparisonReport";
import { decodedText } from "../../../src/editor/decodedText";
import { decodeCertificate } from "../../../src/pem";
import type { CertificateContent } from "../../../src/sandbox/issue";
import { day, makeChain, now, type TestChain, testKey } from "../../fixtures/makeCertificates";

describe("comparing certificates", () => {
  let chain: TestChain;

  before(async () => {
    chain = await makeChain();
  });

  function side(name: string, content: Partial<CertificateContent> = {}): ComparedSide {
    return sideOf(name, chain.issueLeaf(content).der);
  }

  function sideOf(name: string, der: Uint8Array, ...others: readonly Uint8Array[]): ComparedSide {
    const [certificate, ...rest] = [der, ...others].map((bytes) => {
      const decoded = decodeCertificate(bytes);
      assert.ok(decoded.ok);
      return decoded.value;
    });
    assert.ok(certificate);
    return { name, certificate, chain: rest };
  }

  const later = { notBefore: now, notAfter: now + 60 * day + 365 * day };

  function outcome({ aspects }: Comparison, label: string) {
    const aspect = aspects.find((known) => known.label.template === label);
    assert.ok(aspect, `nothing is said of ${label}`);
    return aspect.outcome;
  }

  describe("the sentence", () => {
    it("calls a successor with the same names a renewal, with key and days", async () => {
      const key = await testKey("P-256", "another leaf");
      const { summary } = compareCertificates(side("old.pem"), side("new.pem", { ...later, key }));
      assert.equal(inEnglish(summary), "A renewal of the same names with a new key, 365 days longer.");
    });

    it("says when the key stayed, and when it ends earlier or on the same day", () => {
      const shorter = compareCertificates(
        side("a"),
        side("b", { notBefore: now, notAfter: now + 59 * day }),
      ).summary;
      assert.equal(inEnglish(shorter), "A renewal of the same names with the same key, 1 day shorter.");
      const same = compareCertificates(side("a"), side("b", { notBefore: now })).summary;
      assert.equal(inEnglish(same), "A renewal of the same names with the same key, ending on the same day.");
    });

    it("takes names in another order and case for the same", () => {
      const other = side("b", { ...later, names: ["WWW.example.com", "example.com"] });
      assert.match(inEnglish(compareCertificates(side("a"), other).summary), /^A renewal of the same names/);
    });

    it("counts names gained, lost and kept", () => {
      const other = side("b", { ...later, names: ["example.com", "api.example.com", "*.example.com"] });
      const { summary } = compareCertificates(side("a"), other);
      assert.match(inEnglish(summary), /Names gained: 2, lost: 1, kept: 1\./);
    });

    it("compares the names that clients look at, not the common name", () => {
      const subject = { CN: "www.example.com" };
      const [one, other] = ["www.example.com", "example.com"].map((name) =>
        side(name, { subject, names: [name], ...(name === "example.com" ? later : {}) }),
      );
      assert.ok(one && other);
      const comparison = compareCertificates(one, other);
      assert.match(inEnglish(comparison.summary), /^Two certificates of different names/);
      const names = outcome(comparison, "Names");
      assert.deepEqual(names, {
        kind: "list",
        gained: ["example.com"],
        lost: ["www.example.com"],
        kept: [],
      });
    });

    it("takes a DNS name for no address", () => {
      const dns = side("dns", { names: ["192.0.2.1"] });
      const ip = side("ip", { ...later, names: ["192.0.2.1"] });
      const names = [{ type: "dns", value: "192.0.2.1" }];
      const certificate = new Proxy(dns.certificate, {
        get: (target, field) => (field === "names" ? names : Reflect.get(target, field, target)),
      });
      const compared = outcome(compareCertificates({ ...dns, certificate }, ip), "Names");
      assert.ok(compared.kind === "list");
      assert.deepEqual([compared.gained, compared.lost], [["192.0.2.1"], ["DNS:192.0.2.1"]]);
    });

    it("compares the subjects of certificates without names, and calls none a renewal", async () => {
      const ca = (subject: CertificateContent["subject"], more: Partial<CertificateContent> = {}) =>
        side("ca", { subject, names: [], isCa: true, ...more });
      const others = compareCertificates(ca({ O: "One" }), ca({ O: "Two" }, later));
      assert.equal(
        inEnglish(others.summary),
        "Two certificates of different subjects, the later with the same key.",
      );
      assert.equal(others.aspects.find(({ label }) => label.template === "Subject")?.isMain, true);
      const same = compareCertificates(ca({ O: "One" }), ca({ O: "One" }, later));
      assert.equal(
        inEnglish(same.summary),
        "Two certificates of the same subject, the later with the same key, 365 days longer.",
      );
      const named = compareCertificates(side("leaf"), ca({ O: "One" }, later));
      assert.equal(
        inEnglish(named.summary),
        "Only one of the two certificates has names; the later has the same key.",
      );
    });

    it("tells certificates without a common name apart, and another issuer", async () => {
      const foreign = (
        await makeChain("RSA 2048", {
          subject: { CN: "example.org" },
          names: ["example.org"],
          notBefore: now,
        })
      ).leaf;
      const { summary } = compareCertificates(side("a"), sideOf("b", foreign.der));
      assert.equal(
        inEnglish(summary),
        "Two certificates of different names, the later with a new key. It comes from another issuer.",
      );
    });

    it("knows the same certificate, also with another chain", () => {
      const { leaf, intermediate } = chain;
      const one = sideOf("a", leaf.der);
      assert.equal(
        inEnglish(compareCertificates(one, { ...one, name: "b" }).summary),
        "The same certificate.",
      );
      const withChain = sideOf("b", leaf.der, intermediate.der);
      const comparison = compareCertificates(one, withChain);
      assert.equal(inEnglish(comparison.summary), "The same certificate, with other certificates beside it.");
      const beside = outcome(comparison, "Certificates that come with it");
      assert.equal(beside.kind === "list" && beside.gained.length, 1);
    });
  });

  it("takes the one that begins earlier as the one before, whichever is given first", () => {
    const comparison = compareCertificates(side("new", later), side("old"));
    assert.deepEqual([comparison.before.name, comparison.after.name], ["old", "new"]);
  });

  it("puts what matters first", () => {
    const labels = compareCertificates(side("a"), side("b", later)).aspects.map(
      ({ label }) => label.template,
    );
    assert.deepEqual(labels.slice(0, 5), ["Names", "Key", "Issuer", "Valid from", "Valid until"]);
    assert.equal(labels.at(-1), "SHA-256 fingerprint");
  });

  it("tells each difference with both values", async () => {
    const key = await testKey("P-384", "stronger leaf");
    const comparison = compareCertificates(side("a"), side("b", { ...later, key }));
    const keyOutcome = outcome(comparison, "Key");
    assert.ok(keyOutcome.kind === "changed");
    assert.match(String(keyOutcome.before), /^EC P-256/);
    assert.match(String(keyOutcome.after), /^EC P-384/);
    const until = outcome(comparison, "Valid until");
    assert.ok(until.kind === "changed" && until.remark !== undefined);
    assert.equal(inEnglish(until.remark), "365 days later");
    assert.equal(outcome(comparison, "Issuer").kind, "same");
  });

  describe("the report", () => {
    it("has the sentence, both sides, and what changed before what is the same", () => {
      const other = side("new.pem", { ...later, names: ["example.com", "api.example.com"] });
      const report = comparisonReport(compareCertificates(side("old.pem"), other), now, inEnglish);
      const lines = report.split("\n");
      assert.match(lines[0] ?? "", /^A successor with the same key/);
      assert.ok(report.includes("Before: old.pem") && report.includes("After: new.pem"));
      assert.ok(lines.includes("    + api.example.com"));
      assert.ok(lines.includes("    - www.example.com"));
      const places = ["≠ Names", "= Key: the same", "≠ Valid until", "= Issuer"].map((part) =>
        report.indexOf(part),
      );
      assert.ok(
        places.every((place, index) => place > (places[index - 1] ?? 0)),
        report,
      );
    });

    it("is coloured by its grammar: the sentence, what changed, and what was gained and lost", () => {
      const path = "media/comparison-grammar.json";
      const { patterns } = JSON.parse(readFileSync(path, "utf8")) as { patterns: { match: string }[] };
      const report = comparisonReport(
        compareCertificates(
          side("old.pem"),
          side("new.pem", { ...later, names: ["example.com", "b.example.com"] }),
        ),
        now,
        inEnglish,
      );
      const [summary, ...others] = patterns.map(({ match }) => new RegExp(match.replace("\\A", "^"), "gm"));
      assert.match(report, summary as RegExp);
      for (const pattern of others) assert.ok((report.match(pattern) ?? []).length > 0, String(pattern));
    });

    it("shows hostile names as text on their own lines", () => {
      const hostile = side("b", { ...later, names: ["example.com", "a\u202Egpj.example\n= Key: fine"] });
      const report = comparisonReport(compareCertificates(side("a\u202E.pem"), hostile), now, inEnglish);
      assert.ok(!/\u202E/.test(report));
      assert.ok(!report.split("\n").includes("= Key: fine"));
    });
  });

  it("writes a certificate out, one thing a line, without its private key", () => {
    const text = decodedText(side("a").certificate);
    assert.match(text, /^Subject: .*CN=example\.com$/m);
    assert.match(text, /^ {2}dns: www\.example\.com$/m);
    assert.ok(!text.includes("PRIVATE"));
  });
});
