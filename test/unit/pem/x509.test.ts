import assert from "node:assert/strict";
import { createHash, X509Certificate } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { inEnglish } from "../../../src/certificates";
import {
  type DecodedCertificate,
  decodeCertificate,
  decodeCertificates,
  readBlocks,
  toPem,
} from "../../../src/pem";
import type { KeyAlgorithm } from "../../../src/sandbox/issue";
import { day, makeChain, now } from "../../fixtures/makeCertificates";
import { hasOpenssl, openssl } from "../../fixtures/openssl";

const systemBundle = "/etc/ssl/certs/ca-certificates.crt";

/** The certificate of a DER that must be right. */
function decode(der: Uint8Array): DecodedCertificate {
  const decoded = decodeCertificate(der);
  assert.ok(decoded.ok, decoded.ok ? "" : inEnglish(decoded.error));
  return decoded.value;
}

/** Compares what Node's own reader (OpenSSL) says. */
function assertAgreesWithNode(der: Uint8Array): void {
  const ours = decode(der);
  const theirs = new X509Certificate(der);
  assert.equal(
    ours.serialNumber.replace(/^0+(?=.)/, ""),
    theirs.serialNumber.toLowerCase().replace(/^0+(?=.)/, ""),
  );
  assert.equal(ours.notBefore, Date.parse(theirs.validFrom));
  assert.equal(ours.notAfter, Date.parse(theirs.validTo));
  assert.equal(ours.sha1, theirs.fingerprint.replaceAll(":", "").toLowerCase());
  assert.equal(ours.sha256, theirs.fingerprint256.replaceAll(":", "").toLowerCase());
  assert.equal(ours.isCa, theirs.ca);
  assert.deepEqual(nameLines(ours.subject), unescapeLines(theirs.subject));
  assert.deepEqual(nameLines(ours.issuer), unescapeLines(theirs.issuer));
  const theirNames = (theirs.subjectAltName ?? "").split(", ").filter(Boolean);
  // Node writes directory names the other way round; the rest must be the same.
  assert.deepEqual(
    nodeNames(ours),
    theirNames.filter((name) => !name.startsWith("DirName:")),
  );
}

function nameLines({ attributes }: DecodedCertificate["subject"]): string[] {
  return attributes.map(({ type, value }) => `${type}=${value}`);
}

/** Node writes one attribute a line, with the escapes of RFC 2253 and `+` for shared relative names. */
function unescapeLines(name: string | undefined): string[] {
  return (name ?? "")
    .split(/\n| \+ /)
    .filter(Boolean)
    .map((line) => line.replace(/\\(.)/g, "$1"));
}

const prefixes = { dns: "DNS:", ip: "IP Address:", email: "email:", uri: "URI:" } as const;

function nodeNames({ names }: DecodedCertificate): string[] {
  return names
    .filter(({ type }) => type !== "directory")
    .map(({ type, value }) => {
      const address = type === "ip" && value.includes(":") ? fullIpv6(value) : value;
      return `${prefixes[type as keyof typeof prefixes]}${address}`;
    });
}

function fullIpv6(address: string): string {
  const [head = "", tail] = address.split("::");
  const left = head.split(":").filter(Boolean);
  const right = (tail ?? "").split(":").filter(Boolean);
  const zeros = new Array(tail === undefined ? 0 : 8 - left.length - right.length).fill("0");
  return [...left, ...zeros, ...right].join(":").toUpperCase();
}

/** Our key's description from Node's. */
function nodeKey(der: Uint8Array): string {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = new X509Certificate(der).publicKey;
  const curves: Record<string, string> = { prime256v1: "P-256", secp384r1: "P-384", secp521r1: "P-521" };
  return type === "rsa"
    ? `RSA ${details?.modulusLength}`
    : `${type} ${curves[details?.namedCurve ?? ""] ?? ""}`;
}

describe("X.509 certificates", () => {
  for (const algorithm of ["RSA 2048", "P-256", "P-384", "Ed25519"] satisfies KeyAlgorithm[]) {
    it(`agree with Node's reader: ${algorithm}`, async () => {
      const { root, intermediate, leaf, issueLeaf } = await makeChain(algorithm);
      const other = issueLeaf({
        subject: { C: "CN", O: 'Example, "Ltd" + 1', OU: "测试", CN: "例子.example" },
        names: ["*.example.com", "192.0.2.1", "2001:db8::1", "::", "a@example.com"],
        serial: 255n,
        notAfter: Date.UTC(2051, 0, 1),
        policies: ["OV"],
      });
      for (const { der } of [root, intermediate, leaf, other]) assertAgreesWithNode(der);
    });
  }

  it("are decoded in full", async () => {
    const { root, intermediate, issueLeaf } = await makeChain("RSA 2048");
    const leaf = decode(
      issueLeaf({
        subject: { C: "CN", O: "Example Ltd", CN: "example.com" },
        names: ["example.com", "2001:db8::1"],
        policies: ["OV"],
        extendedKeyUsage: ["serverAuth", "1.2.3.4"],
        serial: 0xabcdn,
      }).der,
    );
    assert.equal(leaf.version, 3);
    assert.equal(leaf.serialNumber, "abcd");
    assert.equal(leaf.subject.text, "C=CN, O=Example Ltd, CN=example.com");
    assert.equal(leaf.subject.commonName, "example.com");
    assert.equal(leaf.signatureAlgorithm, "SHA256-RSA");
    assert.deepEqual(leaf.names, [
      { type: "dns", value: "example.com" },
      { type: "ip", value: "2001:db8::1" },
    ]);
    assert.equal(leaf.publicKey.type, "RSA");
    assert.equal(leaf.publicKey.bits, 2048);
    assert.equal(leaf.validationLevel, "OV");
    assert.deepEqual(leaf.keyUsage, ["digitalSignature", "keyEncipherment"]);
    assert.deepEqual(leaf.extendedKeyUsage, ["serverAuth", "1.2.3.4"]);
    assert.deepEqual(leaf.ocsp, ["http://ocsp.example.com"]);
    assert.equal(leaf.caIssuers.length, 1);
    assert.equal(leaf.crls.length, 1);
    assert.equal(leaf.isCa, false);
    assert.equal(leaf.selfIssued, false);
    assert.equal(leaf.notAfter, now + 60 * day);

    const authority = decode(intermediate.der);
    assert.equal(authority.isCa, true);
    assert.equal(authority.pathLength, 0);
    assert.equal(authority.extendedKeyUsage, undefined);
    assert.equal(leaf.authorityKeyId, authority.subjectKeyId);
    assert.equal(decode(root.der).selfIssued, true);
    const basic = authority.extensions.find(({ oid }) => oid === "2.5.29.19");
    assert.deepEqual(basic?.values, ["CA: TRUE", "path length: 0"]);
    assert.equal(basic?.critical, true);
  });

  it("with SM2 keys are recognised", async () => {
    const { leaf } = await makeChain("SM2");
    const { publicKey, signatureAlgorithm } = decode(leaf.der);
    assert.deepEqual([publicKey.type, publicKey.bits, publicKey.curve], ["SM2", 256, "SM2"]);
    assert.equal(signatureAlgorithm, "SM2-SM3");
  });

  it("come in their order from a PEM text, with a message for each that cannot be read", async () => {
    const { root, leaf } = await makeChain();
    const broken = toPem("CERTIFICATE", leaf.der.subarray(0, 100));
    const wrong = toPem("CERTIFICATE", Uint8Array.of(0x30, 3, 2, 1, 1));
    const { certificates, problems } = decodeCertificates(`${leaf.pem}${broken}${wrong}${root.pem}`);
    assert.deepEqual(
      certificates.map(({ subject }) => subject.commonName),
      ["example.com", "Example P-256 Root CA"],
    );
    assert.equal(problems.length, 2);
    assert.match(inEnglish(problems[0] as never), /^Block 2 \(line \d+\): its data is cut off\.$/);
    assert.match(inEnglish(problems[1] as never), /^Block 3 \(line \d+\): the data has an unexpected value/);
  });

  it("are read from TRUSTED CERTIFICATE, which has more after the certificate", async () => {
    const { leaf } = await makeChain();
    const trusted = toPem("TRUSTED CERTIFICATE", Buffer.concat([leaf.der, Uint8Array.of(0x30, 0)]));
    assert.equal(decodeCertificates(trusted).certificates.length, 1);
    assert.equal(decodeCertificates(trusted.replaceAll("TRUSTED ", "")).certificates.length, 0);
  });

  describe("of the system's bundle", () => {
    let ders: Uint8Array[] = [];

    before(function () {
      if (!existsSync(systemBundle)) {
        console.log(`      skipped: ${systemBundle} is absent`);
        this.skip();
      }
      const blocks = readBlocks({ name: systemBundle, text: readFileSync(systemBundle, "utf8") });
      ders = blocks.map(({ der }) => der ?? new Uint8Array());
      assert.ok(ders.length > 100);
    });

    it("agree with Node's reader", () => {
      for (const der of ders) {
        assertAgreesWithNode(der);
        const { type, bits, curve } = decode(der).publicKey;
        assert.equal(type === "EC" ? `ec ${curve}` : `${type} ${bits}`, nodeKey(der));
      }
    });

    it("agree with openssl x509", function () {
      if (!hasOpenssl) {
        console.log("      skipped: there is no openssl 3 here");
        this.skip();
      }
      for (const der of ders.slice(0, 20)) {
        const args = [
          "x509",
          "-inform",
          "DER",
          "-noout",
          "-serial",
          "-fingerprint",
          "-sha256",
          "-dates",
          "-pubkey",
        ];
        const text = openssl(args, der).toString();
        const ours = decode(der);
        assert.equal(ours.serialNumber, /serial=(-?[0-9A-F]+)/.exec(text)?.[1]?.toLowerCase());
        assert.equal(ours.notAfter, Date.parse(/notAfter=(.*)/.exec(text)?.[1] ?? ""));
        assert.equal(ours.sha256, /Fingerprint=(.*)/.exec(text)?.[1]?.replaceAll(":", "").toLowerCase());
        const [spki] = readBlocks({ name: "", text });
        assert.equal(
          ours.publicKey.spkiSha256,
          createHash("sha256")
            .update(spki?.der ?? "")
            .digest("hex"),
        );
      }
    });
  });
});
