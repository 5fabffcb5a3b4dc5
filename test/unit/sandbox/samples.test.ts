import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { buildChain, decodeCertificates } from "../../../src/pem";
import { whyNotDeletable } from "../../../src/sandbox/records/deletionRules";
import type { CertificateEntry } from "../../../src/sandbox/records/entry";
import { statusAt } from "../../../src/sandbox/records/statuses";
import { makeSamples } from "../../../src/sandbox/samples/makeSamples";
import type { StoredData } from "../../../src/sandbox/store/file";
import { DAY } from "./support";

describe("sandbox: sample data", () => {
  const now = Date.now();
  let data: StoredData;
  let entries: readonly CertificateEntry[];
  before(async () => {
    data = await makeSamples(now);
    entries = data.certificates;
  });

  it("has at least 30 certificates, in at least four projects, one with a Chinese name", () => {
    const used = new Set(entries.map(({ projectId }) => projectId));
    assert.ok(entries.length >= 30);
    assert.ok(used.size >= 4 && used.has(0));
    assert.ok(data.projects.some(({ id, name }) => used.has(id) && /\p{Script=Han}/u.test(name)));
    assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length);
  });

  it("has every status from 0 to 15", () => {
    const statuses = new Set(entries.map((entry) => statusAt(entry, now)));
    assert.deepEqual(
      [...statuses].sort((a, b) => a - b),
      Array.from({ length: 16 }, (_, status) => status),
    );
  });

  it("has certificates that ended, that end in 3, 12 and 29 days, and in years", () => {
    const days = entries.flatMap(({ notAfter }) =>
      notAfter === null ? [] : [Math.floor((notAfter - now) / DAY)],
    );
    for (const wanted of [3, 12, 29]) assert.ok(days.includes(wanted), `${wanted} days`);
    assert.ok(days.some((left) => left < 0));
    assert.ok(days.some((left) => left > 1000));
  });

  it("has every kind the product tells apart", () => {
    const kinds: Record<string, (entry: CertificateEntry) => boolean> = {
      upload: ({ source }) => source === "upload",
      bought: ({ source }) => source === "trustasia",
      wildcard: ({ names }) => names.some((name) => name.startsWith("*.")),
      severalNames: ({ names }) => names.length > 2,
      clientCa: ({ type }) => type === "CA",
      rsa: ({ algorithm }) => algorithm === "RSA 2048",
      ec: ({ algorithm }) => algorithm === "ECC 256",
      sm: ({ algorithm, encryptionPem }) => algorithm === "SM2" && encryptionPem !== null,
      renewable: ({ renewable }) => renewable,
      documents: ({ submitted }) => submitted !== null,
      unfilled: ({ domain, notAfter, pem, verifyType }) => !domain && !notAfter && !pem && !verifyType,
      bound: ({ boundResources }) => boundResources.length > 0,
      revocation: ({ revocation }) => revocation.length > 0,
      deletable: (entry) => whyNotDeletable({ entry, now }) === undefined,
    };
    for (const type of ["CNAME", "TXT", "FILE"]) {
      kinds[type] = ({ validation }) => validation.some((record) => record.type === type);
    }
    for (const [kind, test] of Object.entries(kinds)) assert.ok(entries.some(test), kind);
  });

  it("has real chains: each certificate is signed by the next, up to the root", () => {
    const standard = entries.filter(({ pem, rootPem, algorithm }) => pem && rootPem && algorithm !== "SM2");
    assert.ok(standard.length > 10);
    for (const { pem, rootPem, names } of standard) {
      const { certificates } = decodeCertificates((pem ?? "") + (rootPem ?? ""));
      const chain = certificates.map(({ der }) => new X509Certificate(der));
      assert.equal(chain.length, 3);
      chain.forEach((certificate, index) => {
        const issuer = chain[index + 1] ?? certificate;
        assert.ok(certificate.verify(issuer.publicKey));
      });
      for (const name of names.filter((host) => !/^[\d.]+$/.test(host))) {
        assert.ok(chain[0]?.checkHost(name.replace("*", "any")), name);
      }
    }
  });

  it("has uploads with a wrong intermediate and with none, which the decoder tells apart", () => {
    const chainOf = (domain: string) => {
      const entry = entries.find(({ names }) => names[0] === domain);
      assert.ok(entry?.pem && entry.rootPem === null, domain);
      return buildChain(decodeCertificates(entry.pem).certificates, { now });
    };
    const broken = chainOf("broken.example.com");
    assert.deepEqual(
      broken.links.map(({ tie }) => tie),
      ["broken", "missing"],
    );
    assert.equal(broken.complete, false);
    const [leaf, ...others] = chainOf("incomplete.example.org").links;
    assert.deepEqual(others, []);
    assert.equal(leaf?.tie, "missing");
    assert.deepEqual(leaf?.certificate.caIssuers, ["http://ca.example.com/example-sandbox-dv-ca-g1.crt"]);
  });

  it("tells of its chains what the certificates say", () => {
    for (const { pem, rootPem, chain, fingerprint, notAfter } of entries.filter(({ rootPem }) => rootPem)) {
      const { certificates, problems } = decodeCertificates((pem ?? "") + (rootPem ?? ""));
      assert.deepEqual(problems, []);
      assert.deepEqual(
        chain?.map((link) => link.fingerprint.toLowerCase()),
        certificates.map(({ sha1 }) => sha1),
      );
      assert.equal(fingerprint?.toLowerCase(), certificates[0]?.sha1);
      assert.equal(notAfter, certificates[0]?.notAfter);
    }
  });

  it("gives the same IDs each time", async () => {
    const again = await makeSamples(now + DAY);
    assert.deepEqual(
      again.certificates.map(({ id, domain }) => [id, domain]),
      entries.map(({ id, domain }) => [id, domain]),
    );
  });
});
