import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildChain, type DecodedCertificate, decodeCertificates } from "../../../src/pem";
import { issuerFaultAt } from "../../../src/pem/x509/issuerFault";
import {
  type CertificateContent,
  type IssuedCertificate,
  issueCertificate,
} from "../../../src/sandbox/issue";
import { day, now, testKey } from "../../fixtures/makeCertificates";
import { hasOpenssl, openssl } from "../../fixtures/openssl";

type Content = Partial<CertificateContent>;

/** A chain of these CAs, from the root down, and a leaf below; returned from the leaf upwards. */
async function chainBelow(...authorities: readonly Content[]): Promise<readonly IssuedCertificate[]> {
  const years = { notBefore: now - 100 * day, notAfter: now + 1000 * day };
  let issuer: CertificateContent["issuer"];
  const issued: IssuedCertificate[] = [];
  for (const [level, content] of [...authorities, { isCa: false, names: ["example.com"] }].entries()) {
    const key = await testKey("P-256", `level ${level}`);
    const subject = { CN: `Level ${level}` };
    const made = issueCertificate({
      subject,
      isCa: true,
      ...years,
      ...content,
      key,
      ...(issuer === undefined ? {} : { issuer }),
    });
    issued.unshift(made);
    issuer = { subject: made.subject, key };
  }
  return issued;
}

function faultsOf(chain: readonly IssuedCertificate[]): readonly (string | undefined)[] {
  const decoded = decodeCertificates(chain.map(({ pem }) => pem).join("")).certificates;
  return buildChain(decoded, { now }).links.map(({ issuerFault }) => issuerFault?.kind);
}

const cases: readonly [string, readonly Content[], readonly (string | undefined)[]][] = [
  ["CAs without limits", [{}, {}], [undefined, undefined, undefined]],
  [
    "a path length that is just enough",
    [{ pathLength: 1 }, { pathLength: 0 }],
    [undefined, undefined, undefined],
  ],
  ["a path length of 0 with a CA below", [{ pathLength: 0 }, {}], [undefined, undefined, "tooDeep"]],
  [
    "a path length of 1 with two CAs below",
    [{ pathLength: 1 }, {}, {}],
    [undefined, undefined, undefined, "tooDeep"],
  ],
  ["an issuer that is no CA", [{}, { isCa: false }], [undefined, "notCa", undefined]],
  ["an issuer without keyCertSign", [{}, { keyUsage: ["cRLSign"] }], [undefined, "noCertSign", undefined]],
  ["a root without keyCertSign", [{ keyUsage: ["digitalSignature"] }], [undefined, "noCertSign"]],
];

/** What OpenSSL says of the chain; it trusts the root. */
function opensslAccepts([leaf, ...above]: readonly IssuedCertificate[]): boolean {
  const folder = mkdtempSync(join(tmpdir(), "issuers-"));
  const write = (name: string, certificates: readonly IssuedCertificate[]) => {
    writeFileSync(join(folder, name), certificates.map(({ pem }) => pem).join(""));
    return join(folder, name);
  };
  try {
    const root = write("root.pem", above.slice(-1));
    const between = write("between.pem", above.slice(0, -1));
    const untrusted = above.length > 1 ? ["-untrusted", between] : [];
    const time = ["-attime", String(now / 1000)];
    openssl(["verify", ...time, "-CAfile", root, ...untrusted, write("leaf.pem", leaf ? [leaf] : [])]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("the issuers of a chain", () => {
  for (const [what, authorities, faults] of cases) {
    it(`are judged as clients judge them: ${what}`, async () => {
      const chain = await chainBelow(...authorities);
      assert.deepEqual(faultsOf(chain), faults);
      const isAccepted = faults.every((fault) => fault === undefined);
      if (hasOpenssl) assert.equal(opensslAccepts(chain), isAccepted, "OpenSSL thinks otherwise");
    });
  }

  /** Issues below one that may have another key. */
  async function issue(
    name: string,
    issuer: string | undefined,
    content: Content & { keyOf?: string; by?: string },
  ) {
    const { keyOf = name, by = issuer, ...own } = content;
    return issueCertificate({
      subject: { CN: name },
      key: await testKey("P-256", keyOf),
      isCa: true,
      notBefore: now - day,
      notAfter: now + 100 * day,
      ...own,
      ...(issuer === undefined
        ? {}
        : { issuer: { subject: { CN: issuer }, key: await testKey("P-256", by) } }),
    });
  }
  const server = { isCa: false, names: ["example.com"] };
  const longer = { notAfter: now + 200 * day };
  const chosen = (certificates: readonly IssuedCertificate[]) => {
    const decoded = decodeCertificates(certificates.map(({ pem }) => pem).join("")).certificates;
    return buildChain(decoded, { now });
  };

  it("are those that clients accept, where there are several of a name and key", async () => {
    const root = await issue("Old root", undefined, {});
    const leaf = await issue("leaf", "CA", server);
    const good = await issue("CA", "Old root", {});
    const bad = await issue("CA", "Old root", { ...longer, keyUsage: ["cRLSign"] });
    const report = chosen([leaf, bad, good, root]);
    assert.deepEqual(faultsOf([leaf, bad, good, root]), [undefined, undefined, undefined]);
    assert.equal(report.unrelated[0]?.keyUsage.includes("keyCertSign"), false);

    const below = await issue("leaf", "Sub CA", server);
    const sub = await issue("Sub CA", "New root", {});
    const own = await issue("New root", undefined, {});
    const cross = await issue("New root", "Old root", { ...longer, pathLength: 0 });
    assert.deepEqual(faultsOf([below, sub, cross, own, root]), [undefined, undefined, undefined]);
    assert.deepEqual(faultsOf([below, sub, cross, root]), [undefined, undefined, "tooDeep", undefined]);
  });

  it("may pass their name on to another key, which is not counted", async () => {
    const leaf = await issue("leaf", "CA", { ...server, by: "new key" });
    const passedOn = await issue("CA", "CA", { keyOf: "new key", by: "old key" });
    const root = await issue("CA", undefined, { keyOf: "old key", pathLength: 0 });
    const chain = [leaf, passedOn, root];
    assert.deepEqual(
      chosen(chain).links.map(({ tie }) => tie),
      ["verified", "verified", "self"],
    );
    assert.deepEqual(faultsOf(chain), [undefined, undefined, undefined]);
    if (hasOpenssl) assert.ok(opensslAccepts(chain), "OpenSSL thinks otherwise");
  });

  it("are not judged where they did not sign", async () => {
    const leaf = await issue("leaf", "CA", { ...server, by: "new key" });
    const namesake = await issue("CA", undefined, { keyUsage: ["cRLSign"] });
    assert.deepEqual(faultsOf([leaf, namesake]), [undefined, undefined]);
  });

  const certificate = (content: Partial<DecodedCertificate>) =>
    ({ version: 3, isCa: true, keyUsage: [], selfIssued: false, ...content }) as DecodedCertificate;

  it("may be roots of version 1, which cannot say that they are CAs, and nothing else of version 1", () => {
    const old = { version: 1, isCa: false };
    const leaf = certificate({ isCa: false });
    assert.equal(issuerFaultAt([leaf, certificate({ ...old, selfIssued: true })], 1), undefined);
    assert.equal(issuerFaultAt([leaf, certificate(old)], 1)?.kind, "notCa");
  });
});
