import assert from "node:assert/strict";
import type { Session } from "../../../src/accounts/types";
import {
  type Certificate,
  type CertificateService,
  CertificateStore,
  failure,
  success,
} from "../../../src/certificates";
import { candidatesFor, mostCandidates } from "../../../src/commands/addIntermediate/candidates";
import { findIssuer, type IssuerSearch } from "../../../src/commands/addIntermediate/findIssuer";
import { applyFix, decodeCertificates, lookAbove } from "../../../src/pem";
import { makeChain, now, type TestChain, testKey } from "../../fixtures/makeCertificates";
import { edited } from "../../fuzz/fixProperties";
import { MemoryService, sampleCertificate, sampleError } from "../certificates/samples";

/** An account whose certificates have these chains, by their IDs. */
class ChainService extends MemoryService {
  readonly asked: string[] = [];
  readonly #chains: Readonly<Record<string, string>>;

  constructor(certificates: Certificate[], chains: Readonly<Record<string, string>>) {
    super(certificates);
    this.#chains = chains;
  }

  override async detail(id: string) {
    this.asked.push(id);
    if (this.error !== undefined) return failure(this.error);
    const found = await super.detail(id);
    const pem = this.#chains[id];
    return found.ok && pem !== undefined ? success({ ...found.value, pem }) : found;
  }
}

function session<S extends CertificateService>(name: string, service: S): Session & { readonly service: S } {
  const account = { id: name, name, site: "china", generation: "v3" } as const;
  return { account, service, store: new CertificateStore(service, { now: () => now }) };
}

describe("a missing intermediate in the accounts", () => {
  let chain: TestChain;
  let source: { readonly name: string; readonly text: string };

  before(async () => {
    chain = await makeChain();
    source = { name: "a.pem", text: chain.leaf.pem };
  });

  const decode = (pem: string) => decodeCertificates(pem).certificates;

  function searchIn(sessions: readonly Session[], more: Partial<IssuerSearch> = {}) {
    const [leaf] = decode(source.text);
    assert.ok(leaf);
    const view = lookAbove(source, leaf.sha256, [], now);
    assert.ok(view?.lacking);
    return findIssuer({
      lacking: view.lacking,
      sessions,
      decode,
      isFound: (known) => lookAbove(source, leaf.sha256, known, now)?.fix !== undefined,
      progress: () => {},
      signal: new AbortController().signal,
      ...more,
    });
  }

  it("is found in the chain of a certificate of the same issuer, with one question, and goes below the leaf", async () => {
    const { issueLeaf, intermediate } = chain;
    const other = issueLeaf({ subject: "b.example", names: ["b.example"] });
    const service = new ChainService(
      [
        sampleCertificate({ id: "stranger", createdAt: now }),
        sampleCertificate({ id: "sibling", product: "Example P-256 Issuing CA" }),
      ],
      { stranger: (await makeChain("Ed25519")).intermediate.pem, sibling: other.pem + intermediate.pem },
    );
    const result = await searchIn([session("a", service)]);
    assert.ok(result.kind === "found");
    assert.equal(result.from.certificate.id, "sibling");
    assert.deepEqual(service.asked, ["sibling"]);
    const [leaf] = decode(source.text);
    const fix = lookAbove(source, leaf?.sha256 ?? "", result.known, now)?.fix;
    assert.ok(fix);
    assert.equal(edited(source.text, applyFix(fix).edits), chain.leaf.pem + intermediate.pem);
  });

  it("is not a certificate of that name whose key did not sign", async () => {
    const { intermediate } = await makeChain("P-256");
    const key = await testKey("P-256", "impostor");
    const { issueCertificate } = await import("../../../src/sandbox/issue");
    const impostor = issueCertificate({
      subject: intermediate.subject,
      key,
      isCa: true,
      notBefore: now - 1000,
      notAfter: now + 1000,
    });
    const service = new ChainService([sampleCertificate({ id: "one" })], { one: impostor.pem });
    assert.deepEqual(await searchIn([session("a", service)]), { kind: "none", asked: 1, errors: [] });
  });

  it("is looked for in the next account when one does not answer, which is asked once", async () => {
    const silent = new ChainService([sampleCertificate({ id: "one" }), sampleCertificate({ id: "two" })], {});
    const quiet = session("silent", silent);
    await quiet.store.load();
    silent.error = sampleError({ kind: "network", code: "ECONNREFUSED" });
    const good = new ChainService([sampleCertificate({ id: "three", createdAt: 0 })], {
      three: chain.leaf.pem + chain.intermediate.pem,
    });
    const result = await searchIn([quiet, session("good", good)]);
    assert.equal(result.kind, "found");
    assert.equal(silent.asked.length, 1);
    const nothing = await searchIn([quiet]);
    assert.ok(nothing.kind === "none");
    assert.deepEqual(
      nothing.errors.map(({ code }) => code),
      ["ECONNREFUSED"],
    );
  });

  it("is given up when the user stops it: no further question", async () => {
    const service = new ChainService(
      ["one", "two", "three"].map((id) => sampleCertificate({ id })),
      {},
    );
    const stop = new AbortController();
    const progress = (_: unknown, number: number) => {
      if (number === 2) stop.abort();
    };
    const result = await searchIn([session("a", service)], { signal: stop.signal, progress });
    assert.deepEqual(result, { kind: "cancelled" });
    assert.equal(service.asked.length, 2);
    const early = new AbortController();
    early.abort();
    assert.equal((await searchIn([session("b", service)], { signal: early.signal })).kind, "cancelled");
    assert.equal(service.asked.length, 2);
  });

  it("is looked for where it is likeliest, in a limited number of certificates that have been issued", async () => {
    const [leaf] = decode(chain.leaf.pem);
    assert.ok(leaf);
    const many = Array.from({ length: 40 }, (_, index) =>
      sampleCertificate({ id: `m${index}`, createdAt: index }),
    );
    const service = new ChainService(
      [
        ...many,
        sampleCertificate({ id: "sameName", names: ["WWW.example.com"] }),
        sampleCertificate({ id: "issuer", type: "CA", domain: "Example P-256 Issuing CA" }),
        sampleCertificate({ id: "pending", product: "Example P-256 Issuing CA", status: 0 }),
      ],
      {},
    );
    const one = session("a", service);
    await one.store.load();
    const ids = candidatesFor(leaf, [one]).map(({ certificate }) => certificate.id);
    assert.equal(ids.length, mostCandidates);
    assert.deepEqual(ids.slice(0, 3), ["issuer", "sameName", "m39"]);
    assert.equal(ids.includes("pending"), false);
  });
});

describe("what is above a certificate", () => {
  it("is nothing to look for when the chain is complete, or the certificate is not there", async () => {
    const { leaf, intermediate } = await makeChain();
    const [certificate] = decodeCertificates(leaf.pem).certificates;
    const sha256 = certificate?.sha256 ?? "";
    assert.deepEqual(lookAbove({ name: "a", text: leaf.pem + intermediate.pem }, sha256, [], now), {});
    assert.equal(lookAbove({ name: "a", text: "" }, sha256, [], now), undefined);
  });
});
