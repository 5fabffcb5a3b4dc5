import assert from "node:assert/strict";
import { message } from "../../../src/certificates";
import { present } from "../../../src/detail/present";
import type { DecodedPem } from "../../../src/detail/sections/chain";
import { buildChain, decodeCertificates } from "../../../src/pem";
import { generateKey, issueCertificate } from "../../../src/sandbox/issue";
import {
  brokenChain,
  day,
  decodedChain,
  english,
  intermediate,
  leaf,
  link,
  now,
  sampleDecoded,
  sampleDetail,
  sampleInput,
} from "./samples";

const incomplete = (caIssuers: readonly string[]) =>
  decodedChain([link(sampleDecoded("www.example.com", "Example TLS CA", { caIssuers }), "leaf", "missing")], {
    complete: false,
    missingIssuer: "Example TLS CA",
    problems: [message("The certificate of the issuer “{0}” is missing.", "Example TLS CA")],
  });

const old = sampleDecoded("Old CA", "Old CA", { notAfter: now - day });
const faults: Readonly<Record<string, DecodedPem>> = {
  unreadable: { kind: "unreadable", problems: [message("Block {0}: {1}.", 1, message("there is no data"))] },
  broken: brokenChain,
  "incomplete, with an address": incomplete(["http://pki.example.net/ca.cer"]),
  "incomplete, without an address": incomplete([]),
  expired: decodedChain([link(leaf, "leaf", "verified"), link(old, "root", "self")]),
  unverifiable: decodedChain([link(leaf, "leaf", "unverifiable"), link(intermediate, "root", "self")]),
  "in the wrong order": decodedChain(
    [link(leaf, "leaf", "verified"), link(old, "root", "self")].slice(0, 1),
    {
      inOrder: false,
    },
  ),
};

function headOf(decoded: DecodedPem, source: string) {
  return present(sampleInput({ certificate: sampleDetail({ source }), decoded }), english).head;
}

describe("the step for a chain that does not hold", () => {
  for (const [what, decoded] of Object.entries(faults)) {
    it(`says what to do about one that is ${what}, uploaded or bought, and leads to the chain`, () => {
      for (const source of ["upload", "trustasia"]) {
        const { step, glance } = headOf(decoded, source);
        assert.ok(step !== undefined && step.goTo?.section === "chain");
        assert.doesNotMatch(step.text, /^(Look at|Renew|Nothing to do\.)/);
        // What is wrong stands beside it, once.
        const verdict = glance.find((item) => item.verdict !== undefined)?.verdict?.text ?? "";
        assert.ok(verdict.length > 20 && !step.text.includes(verdict));
      }
    });
  }

  it("tells uploaders to upload again, and nobody else", () => {
    const texts = (source: string) =>
      Object.values(faults).map((fault) => headOf(fault, source).step?.text ?? "");
    assert.equal(texts("upload").filter((text) => /pload/.test(text)).length, Object.keys(faults).length - 1);
    assert.ok(texts("trustasia").every((text) => !/pload/.test(text)));
  });

  it("names the certificate that is missing, and whether the chain tells where to get it", () => {
    const text = (name: string) => headOf(faults[name] as DecodedPem, "upload").step?.text;
    assert.equal(
      text("incomplete, with an address"),
      "Upload it again with “Example TLS CA” below it; the chain tells where to get that.",
    );
    assert.match(text("incomplete, without an address") ?? "", /ask whoever issued it/);
  });
});

function chainOf(decoded: DecodedPem) {
  return present(sampleInput({ decoded }), english).chain;
}

describe("the words for a chain", () => {
  it("name a missing issuer once above the picture", () => {
    const chain = chainOf(incomplete([]));
    assert.equal(chain?.summary, "Incomplete: “Example TLS CA”, which signed “www.example.com”, is missing.");
    assert.deepEqual(chain?.problems, []);
  });

  it("say where to get the certificate that should stand at a broken link", () => {
    const tie = chainOf(brokenChain)?.links[0]?.tie;
    assert.equal(tie?.source?.values[0]?.copy?.text, leaf.caIssuers[0]);
    assert.equal(chainOf(brokenChain)?.links[1]?.tie?.source, undefined);
  });

  it("tell the one remark, and count several", () => {
    const remarks = (count: number) => {
      const decoded = decodedChain([link(leaf, "leaf", "verified"), link(intermediate, "root", "self")]);
      const problems = Array.from({ length: count }, (_, index) => message("Block {0} is odd.", index + 1));
      return chainOf({ ...decoded, problems } as DecodedPem);
    };
    assert.equal(remarks(1)?.summary, "Complete, with a remark: Block 1 is odd.");
    assert.deepEqual(remarks(1)?.problems, []);
    assert.equal(remarks(2)?.summary, "Complete, with 2 remarks.");
    assert.equal(remarks(2)?.problems.length, 2);
  });
});

describe("a broken link", () => {
  it("is told by the tie, not once more on the card", async () => {
    const [key, otherKey] = [await generateKey("P-256"), await generateKey("P-256")];
    const dates = { notBefore: now - 10 * day, notAfter: now + 80 * day };
    const subject = { CN: "Example CA" };
    const ca = issueCertificate({ subject, key, isCa: true, ...dates });
    const signed = issueCertificate({
      subject: { CN: "www.example.com" },
      key,
      issuer: { subject, key: otherKey },
      ...dates,
    });
    const report = buildChain(decodeCertificates(signed.pem + ca.pem).certificates, { now });
    assert.equal(report.links[0]?.problems.length, 1);
    const [first] = chainOf({ kind: "decoded", report, problems: [] })?.links ?? [];
    assert.equal(first?.tie?.kind, "broken");
    assert.deepEqual(first?.card.problems, []);
    assert.equal(first?.card.tone, "warning");
  });
});

describe("an expired certificate", () => {
  it("is said to be so in the head, and by a badge on its card, no more", async () => {
    const end = now - 10 * day;
    const key = await generateKey("P-256");
    const { pem } = issueCertificate({
      subject: { CN: "www.example.com" },
      key,
      isCa: false,
      notBefore: end - 365 * day,
      notAfter: end,
    });
    const report = buildChain(decodeCertificates(pem).certificates, { now });
    assert.ok(report.links[0]?.problems.length, "the PEM code remarks it too");
    const certificate = sampleDetail({ notBefore: end - 365 * day, notAfter: end });
    const { head, validity, chain } = present(
      sampleInput({ certificate, decoded: { kind: "decoded", report, problems: [] } }),
      english,
    );
    assert.equal(head.state, "Expired · 10 days ago");
    assert.equal(validity?.left, "Lasted 365 days");
    assert.match(validity?.renewal?.label ?? "", /was the time to renew/);
    assert.doesNotMatch(chain?.summary ?? "", /xpired/);
    const card = chain?.links[0]?.card;
    assert.deepEqual(
      card?.badges.map(({ text }) => text),
      ["Expired"],
    );
    assert.match(card?.summary ?? "", /^Ended on November 11, 2026/);
    assert.deepEqual(card?.problems, []);
  });
});
