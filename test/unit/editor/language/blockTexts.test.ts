import assert from "node:assert/strict";
import { inEnglish, type Message } from "../../../../src/certificates";
import { blockCard } from "../../../../src/editor/language/blockCard";
import { blockTitle, lensParts, remainingText } from "../../../../src/editor/language/blockTitles";
import { BlockReader, type KnownBlock } from "../../../../src/editor/language/knownBlocks";
import * as pem from "../../../../src/pem";
import { day, keyPem, makeChain, now, type TestChain } from "../../../fixtures/makeCertificates";

const english = (text: Message | string) => (typeof text === "string" ? text : inEnglish(text));

function known(text: string): KnownBlock {
  const [first] = new BlockReader(pem).read({ name: "server.pem", text });
  assert.ok(first);
  return first;
}

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
    assert.equal(title(block("CERTIFICATE REQUEST")), "certificate request");
    assert.equal(title(block("SOMETHING ELSE")), "SOMETHING ELSE");
  });

  it("over a certificate: name, key, days, partner", () => {
    const parts = lensParts(known(chain.leaf.pem), ["server.key", "other.key"], now).map(english);
    assert.deepEqual(parts, ["example.com", "RSA 2048", "60 days left", "key: server.key"]);
  });

  it("over a key: what it is and its certificate", () => {
    const key = known(keyPem(chain.leafKey));
    assert.deepEqual(lensParts(key, ["server.crt"], now).map(english), [
      "private key RSA 2048",
      "certificate: server.crt",
    ]);
    assert.deepEqual(lensParts(key, [], now).map(english), ["private key RSA 2048"]);
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
    const card = blockCard(known(chain.leaf.pem), ["server.key"], now);
    const rows = Object.fromEntries(card.rows.map(([label, value]) => [english(label), english(value)]));
    assert.equal(english(card.title), "example.com (certificate)");
    assert.equal(rows["Subject"], "CN=example.com");
    assert.equal(rows["Names"], "example.com, www.example.com");
    assert.equal(rows["Validity"], "Valid from 2026-10-22 to 2027-01-20; days left: 60");
    assert.equal(rows["Issuer"], "CN=Example RSA 2048 Issuing CA");
    assert.equal(rows["Key"], "RSA 2048");
    assert.equal(rows["Private key in"], "server.key");
    assert.match(rows["SHA-256 fingerprint"] ?? "", /^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  });

  it("in the card of a key, without anything of the key", () => {
    const text = keyPem(chain.leafKey);
    const { rows } = blockCard(known(text), ["server.crt"], now);
    assert.deepEqual(
      rows.map((row) => row.map(english)),
      [
        ["Key", "RSA 2048"],
        ["Certificate in", "server.crt"],
      ],
    );
  });

  it("in the card of a damaged block: what is wrong", () => {
    const { rows } = blockCard(known(block("CERTIFICATE", "M?")), [], now);
    assert.deepEqual(
      rows.map(([label]) => english(label)),
      ["Problem"],
    );
  });

  it("with at most ten names", () => {
    const names = Array.from({ length: 25 }, (_, index) => `n${index}.example.com`);
    const { pem: text } = chain.issueLeaf({ names });
    const row = blockCard(known(text), [], now).rows.find(([label]) => english(label) === "Names");
    assert.match(english(row?.[1] ?? ""), /n8\.example\.com and 16 more$/);
  });
});
