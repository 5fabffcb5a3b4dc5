import assert from "node:assert/strict";
import { inEnglish, type Message } from "../../../../src/certificates";
import { blockCard } from "../../../../src/editor/language/blockCard";
import { blockTitle, lensParts, remainingText } from "../../../../src/editor/language/blockTitles";
import { BlockReader, type KnownBlock } from "../../../../src/editor/language/knownBlocks";
import { noPartners } from "../../../../src/editor/language/pairing";
import * as pem from "../../../../src/pem";
import { crlPem, junkPem, pkcs7Pem, publicKeyPem, requestPem } from "../../../fixtures/makeBlocks";
import { day, keyPem, makeChain, now, type TestChain, testKey } from "../../../fixtures/makeCertificates";

const english = (text: Message | string) => (typeof text === "string" ? text : inEnglish(text));

function known(text: string): KnownBlock {
  const [first] = new BlockReader(pem).read({ name: "server.pem", text });
  assert.ok(first);
  return first;
}

const withKey = (...key: readonly string[]) => ({ ...noPartners, key });
const withCertificate = (...certificate: readonly string[]) => ({ ...noPartners, certificate });

/** The card as text: its title, and its rows by their labels. */
function cardOf(text: string, partners = noPartners, authorities: readonly pem.DecodedCertificate[] = []) {
  const { title, rows } = blockCard(known(text), { partners, authorities, now });
  return {
    title: english(title),
    rows: Object.fromEntries(rows.map(([label, value]) => [english(label), english(value)])),
  };
}

const fingerprint = /^([0-9A-F]{2}:){15}[0-9A-F]{2}: ([0-9A-F]{2}:){15}[0-9A-F]{2}$/;

function block(label: string, body = "MAA="): string {
  return `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
}

describe("what blocks are called", () => {
  let chain: TestChain;

  before(async () => {
    chain = await makeChain("RSA 2048");
  });

  const title = (text: string) => english(blockTitle(known(text)));

  it("in the outline", () => {
    assert.equal(title(chain.leaf.pem), "example.com (certificate)");
    assert.equal(title(chain.root.pem), "Example RSA 2048 Root CA (CA certificate)");
    assert.equal(title(keyPem(chain.leafKey)), "private key RSA 2048");
    assert.equal(title(block("ENCRYPTED PRIVATE KEY")), "encrypted private key");
    assert.equal(title(block("PRIVATE KEY")), "private key");
    assert.equal(title(block("CERTIFICATE")), "unreadable certificate");
    assert.equal(title(block("CERTIFICATE", "M?")), "CERTIFICATE (damaged)");
    assert.equal(title(block("CERTIFICATE REQUEST")), "CERTIFICATE REQUEST (unreadable)");
    assert.equal(title(block("DH PARAMETERS")), "key parameters");
    assert.equal(title(block("SOMETHING ELSE")), "SOMETHING ELSE");
  });

  it("over a certificate: name, key, days, partner", () => {
    const parts = lensParts(known(chain.leaf.pem), withKey("server.key", "other.key"), now).map(english);
    assert.deepEqual(parts, ["example.com", "RSA 2048", "60 days left", "key: server.key"]);
  });

  it("over a key: what it is and its certificate", () => {
    const key = known(keyPem(chain.leafKey));
    assert.deepEqual(lensParts(key, withCertificate("server.crt"), now).map(english), [
      "private key RSA 2048",
      "certificate: server.crt",
    ]);
    assert.deepEqual(lensParts(key, noPartners, now).map(english), ["private key RSA 2048"]);
  });

  it("by time: not valid yet, days, the last day, expired", () => {
    const { certificate } = known(chain.leaf.pem).content;
    assert.ok(certificate);
    const { notBefore, notAfter } = certificate;
    const at = (time: number) => english(remainingText(certificate, time));
    assert.equal(at(notBefore - 1), "not valid yet");
    assert.equal(at(notAfter - 2 * day), "2 days left");
    assert.equal(at(notAfter - 2 * day + 1), "1 day left");
    assert.equal(at(notAfter - day + 1), "less than a day left");
    assert.equal(at(notAfter), "expired");
  });

  it("in the card of a certificate", () => {
    const { title, rows } = cardOf(chain.leaf.pem, withKey("server.key"));
    assert.equal(title, "example.com (certificate)");
    assert.equal(rows["Subject"], "CN=example.com");
    assert.equal(rows["Names"], "example.com, www.example.com");
    assert.equal(rows["Validity"], "Valid from 2026-10-22 to 2027-01-20; days left: 60");
    assert.equal(rows["Issuer"], "CN=Example RSA 2048 Issuing CA");
    assert.equal(rows["Key"], "RSA 2048");
    assert.equal(rows["Private key in"], "server.key");
    assert.match(rows["SHA-256 fingerprint"] ?? "", fingerprint);
  });

  it("in the card of a key, without anything of the key", () => {
    const { rows } = cardOf(keyPem(chain.leafKey), withCertificate("server.crt"));
    assert.deepEqual(rows, { Key: "RSA 2048", "Certificate in": "server.crt" });
    const early = { ...noPartners, request: ["server.csr"] };
    assert.deepEqual(cardOf(keyPem(chain.leafKey), early).rows, {
      Key: "RSA 2048",
      "Request in": "server.csr",
    });
  });

  it("in the card of a damaged block: what is wrong", () => {
    assert.deepEqual(Object.keys(cardOf(block("CERTIFICATE", "M?")).rows), ["Problem"]);
    assert.match(cardOf(block("CERTIFICATE")).rows["Problem"] ?? "", /byte 2/);
    assert.match(cardOf(junkPem("X509 CRL")).rows["Problem"] ?? "", /unexpected value/);
  });

  it("with at most ten names", () => {
    const names = Array.from({ length: 25 }, (_, index) => `n${index}.example.com`);
    const { pem: text } = chain.issueLeaf({ names });
    assert.match(cardOf(text).rows["Names"] ?? "", /n8\.example\.com and 16 more$/);
  });

  it("of a request: subject, names, key, its own signature, the files with its key", () => {
    const text = requestPem(chain.leafKey, { CN: "example.com", O: "Example Ltd" }, [
      "example.com",
      "192.0.2.1",
    ]);
    assert.deepEqual(lensParts(known(text), withKey("server.key"), now).map(english), [
      "example.com (certificate request)",
      "RSA 2048",
      "key: server.key",
    ]);
    const { title, rows } = cardOf(text, { ...withKey("server.key"), certificate: ["server.crt"] });
    assert.equal(title, "example.com (certificate request)");
    assert.match(rows["Subject"] ?? "", /CN=example\.com/);
    assert.equal(rows["Names"], "example.com, 192.0.2.1");
    assert.equal(rows["Signature"], "made by its own key (SHA256-RSA)");
    assert.equal(rows["Key"], "RSA 2048");
    assert.equal(rows["Private key in"], "server.key");
    assert.equal(rows["Certificate in"], "server.crt");
    assert.match(rows["SHA-256 of the public key"] ?? "", fingerprint);
  });

  it("of a revocation list: issuer, dates, how many, whether it is out of date, and its signature", async () => {
    const key = await testKey("RSA 2048", "intermediate");
    const { subject: issuer } = chain.intermediate;
    const list = { issuer, key, thisUpdate: now - 3 * day, nextUpdate: now + 4 * day, revoked: [10n, 11n] };
    const text = crlPem(list);
    assert.deepEqual(lensParts(known(text), noPartners, now).map(english), [
      "revocation list of Example RSA 2048 Issuing CA",
      "revoked: 2",
      "good until 2026-11-25",
    ]);
    const authority = pem.decodeCertificates(chain.intermediate.pem).certificates;
    assert.deepEqual(cardOf(text, noPartners, authority).rows, {
      Issuer: "CN=Example RSA 2048 Issuing CA",
      "Issued on": "2026-11-18",
      "Next one": "good until 2026-11-25",
      "Revoked certificates": "2",
      Signature: "made by the issuer’s key (SHA256-RSA)",
    });
    const signature = (pemText: string, by = authority) => cardOf(pemText, noPartners, by).rows["Signature"];
    assert.match(signature(text, []) ?? "", /not verified: the issuer’s certificate is not in the workspace/);
    const forged = crlPem({ ...list, key: await testKey("RSA 2048", "impostor") });
    assert.match(signature(forged) ?? "", /^not made by the key/);
    const late = crlPem({ issuer, key, thisUpdate: now - 9 * day, nextUpdate: now - day });
    assert.equal(english(lensParts(known(late), noPartners, now)[2] ?? ""), "out of date since 2026-11-20");
    const endless = crlPem({ issuer, key, thisUpdate: now });
    assert.equal(cardOf(endless).rows["Next one"], "no date for the next one");
  });

  it("of a PKCS #7 container: its certificates", () => {
    const text = pkcs7Pem([chain.leaf, chain.intermediate]);
    const { title, rows } = cardOf(text);
    assert.equal(title, "PKCS #7 container, certificates: 2");
    assert.deepEqual(rows, { Certificates: "example.com, Example RSA 2048 Issuing CA" });
    assert.deepEqual(cardOf(pkcs7Pem([])).rows, { Certificates: "none" });
  });

  it("of a public key: type and size, fingerprint, partners; of parameters: the curve", () => {
    const { title, rows } = cardOf(publicKeyPem(chain.leafKey), withKey("server.key"));
    assert.equal(title, "public key RSA 2048");
    assert.equal(rows["Key"], "RSA 2048");
    assert.equal(rows["Private key in"], "server.key");
    const { certificate } = known(chain.leaf.pem).content;
    const spki = (rows["SHA-256 of the public key"] ?? "").replaceAll(/[: ]/g, "").toLowerCase();
    assert.equal(spki, certificate?.publicKey.spkiSha256);
    const curve = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
    assert.deepEqual(cardOf(curve), { title: "key parameters, curve P-256", rows: { Curve: "P-256" } });
  });

  it("of a TRUSTED CERTIFICATE: as of any other, OpenSSL's data after it left aside", () => {
    const trusted = pem.toPem(
      "TRUSTED CERTIFICATE",
      Buffer.concat([chain.leaf.der, Buffer.from("3000", "hex")]),
    );
    assert.equal(cardOf(trusted).title, "example.com (certificate)");
  });
});
