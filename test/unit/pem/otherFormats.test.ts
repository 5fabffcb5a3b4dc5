import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inEnglish, Secret, unwrap } from "../../../src/certificates";
import {
  type BlockContent,
  blockContent,
  decodeCertificates,
  type FileContent,
  inspect,
  openPkcs12,
  publicKeyOf,
  readBinaryFile,
  readBlocks,
  sniff,
  toPem,
} from "../../../src/pem";
import { berToDer } from "../../../src/pem/asn1/ber";
import { sequenceOf } from "../../fixtures/ber";
import { keyPem, makeChain, now } from "../../fixtures/makeCertificates";
import { hasOpenssl, openssl } from "../../fixtures/openssl";

const password = "pässword 密";

/** The content of the first block of a text. */
function contentOf(text: string): BlockContent {
  const [block] = readBlocks({ name: "a.pem", text });
  assert.ok(block);
  return blockContent(block);
}

function derOf(pem: string): Uint8Array {
  return readBlocks({ name: "a.pem", text: pem })[0]?.der ?? new Uint8Array();
}

describe("other formats, as openssl writes them", () => {
  let folder = "";
  let chain: Awaited<ReturnType<typeof makeChain>>;
  const file = (name: string) => join(folder, name);

  before(async function () {
    if (!hasOpenssl) {
      console.log("      skipped: there is no openssl 3 here");
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), "pem-formats-"));
    chain = await makeChain("RSA 2048");
    writeFileSync(file("leaf.pem"), chain.leaf.pem);
    writeFileSync(file("chain.pem"), chain.intermediate.pem + chain.root.pem);
    writeFileSync(file("leaf.key"), keyPem(chain.leafKey), { mode: 0o600 });
  });

  after(() => {
    if (folder) rmSync(folder, { recursive: true });
  });

  describe("PKCS#12", () => {
    const make = (args: readonly string[], pass = password) =>
      openssl([
        "pkcs12",
        "-export",
        "-in",
        file("leaf.pem"),
        "-inkey",
        file("leaf.key"),
        "-certfile",
        file("chain.pem"),
        "-passout",
        `pass:${pass}`,
        ...args,
      ]);

    for (const [what, args] of [
      ["by default (AES-256, SHA-256)", []],
      ["in the legacy way (RC2, triple DES, SHA-1)", ["-legacy"]],
      ["with RC2 of 128 bits", ["-legacy", "-certpbe", "PBE-SHA1-RC2-128"]],
      ["with triple DES", ["-certpbe", "PBE-SHA1-3DES", "-keypbe", "PBE-SHA1-3DES"]],
      ["with open certificates", ["-certpbe", "NONE"]],
      ["without encryption", ["-certpbe", "NONE", "-keypbe", "NONE"]],
      ["without a MAC", ["-nomac"]],
      ["with a MAC of SHA-512", ["-macalg", "sha512"]],
    ] as const) {
      it(`${what} is opened, and a wrong password named`, () => {
        const bytes = make(args);
        assert.equal(sniff(bytes), "pkcs12");
        const opened = openPkcs12(bytes, new Secret(password));
        assert.ok(opened.ok, opened.ok ? "" : inEnglish(opened.error.message));
        const sent = [chain.leaf, chain.intermediate, chain.root].map(({ der }) =>
          Buffer.from(der).toString("hex"),
        );
        assert.deepEqual(
          opened.value.certificates.map((der) => Buffer.from(der).toString("hex")).sort(),
          sent.sort(),
        );
        assert.equal(opened.value.privateKeys.length, 1);
        assert.equal(unwrap(opened.value.privateKeys[0] as Secret), keyPem(chain.leafKey));
        assert.equal(JSON.stringify(opened.value.privateKeys), '["[redacted]"]');
        for (const [given, code] of [
          [new Secret("wrong"), "wrong-passphrase"],
          [undefined, "needs-passphrase"],
        ] as const) {
          const refused = openPkcs12(bytes, given);
          assert.equal(refused.ok ? "" : refused.error.code, code);
        }
      });
    }

    it("with an empty password, and without its certificate, is opened", () => {
      assert.equal(openPkcs12(make([], ""), new Secret("")).ok, true);
      const bytes = openssl(
        ["pkcs12", "-export", "-nocerts", "-passout", "pass:a", "-inkey", file("leaf.key")],
        keyPem(chain.leafKey),
      );
      const opened = openPkcs12(bytes, new Secret("a"));
      assert.ok(opened.ok);
      assert.deepEqual([opened.value.certificates.length, opened.value.privateKeys.length], [0, 1]);
    });

    it("that asks for too much work is refused at once", () => {
      const refused = openPkcs12(
        make(["-iter", "2000000", "-certpbe", "NONE", "-keypbe", "NONE"]),
        new Secret("a"),
      );
      assert.equal(refused.ok ? "" : refused.error.code, "unsupported-cipher");
    });

    it("cut off anywhere is refused", () => {
      const bytes = make([]);
      for (let length = 0; length < bytes.length; length += 37) {
        assert.equal(openPkcs12(bytes.subarray(0, length), new Secret(password)).ok, false);
      }
    });
  });

  describe("PKCS#7", () => {
    const make = (format: "PEM" | "DER") =>
      openssl([
        "crl2pkcs7",
        "-nocrl",
        "-certfile",
        file("leaf.pem"),
        "-certfile",
        file("chain.pem"),
        "-outform",
        format,
      ]);

    it("gives its certificates, as a block and as a file", () => {
      const content = contentOf(make("PEM").toString());
      assert.ok(content.kind === "pkcs7");
      assert.deepEqual(content.certificates.map(({ subject }) => subject.commonName).sort(), [
        "Example RSA 2048 Issuing CA",
        "Example RSA 2048 Root CA",
        "example.com",
      ]);
      const bytes = make("DER");
      assert.equal(sniff(bytes), "pkcs7");
      const read = readBinaryFile(bytes);
      assert.ok(read.ok);
      assert.equal(decodeCertificates(read.value.publicPem).certificates.length, 3);
    });
  });

  describe("a request", () => {
    const make = (names = "DNS:a.example,IP:192.0.2.1") =>
      openssl([
        "req",
        "-new",
        "-key",
        file("leaf.key"),
        "-subj",
        "/CN=a.example/O=Example Ltd",
        "-addext",
        `subjectAltName=${names}`,
      ]).toString();

    it("has subject, names, key and a signature that is checked", () => {
      const content = contentOf(make());
      assert.ok(content.kind === "request");
      const { request } = content;
      assert.equal(request.subject.text, "CN=a.example, O=Example Ltd");
      assert.deepEqual(
        request.names.map(({ type, value }) => `${type}:${value}`),
        ["dns:a.example", "ip:192.0.2.1"],
      );
      assert.equal(request.signature, "verified");
      assert.equal(request.signatureAlgorithm, "SHA256-RSA");
      const [block] = readBlocks({ name: "a.key", text: keyPem(chain.leafKey) });
      assert.ok(block);
      const key = publicKeyOf(block);
      assert.ok(key.ok);
      assert.equal(request.publicKey.spkiSha256, key.value.spkiSha256);
    });

    it("with another's signature is broken", () => {
      const der = Buffer.from(derOf(make()));
      der[der.length - 1] = (der.at(-1) ?? 0) ^ 1;
      const content = contentOf(toPem("NEW CERTIFICATE REQUEST", der));
      assert.equal(content.kind === "request" && content.request.signature, "broken");
      const codes = (text: string) =>
        inspect([{ name: "a", text }], { now, expiringDays: 30 }).map(({ code }) => code);
      assert.deepEqual(codes(toPem("CERTIFICATE REQUEST", der)), ["broken-request"]);
      assert.deepEqual(codes(make()), []);
    });

    it("beside a certificate explains a key that fits the request only", async () => {
      const other = await makeChain("P-256");
      const text = other.leaf.pem + other.intermediate.pem + keyPem(chain.leafKey);
      const options = { now, expiringDays: 30 };
      const codes = (all: string) => inspect([{ name: "a", text: all }], options).map(({ code }) => code);
      assert.deepEqual(codes(text), ["key-mismatch"]);
      assert.deepEqual(codes(text + make()), []);
    });
  });

  it("parameters and public keys are read", () => {
    const parameters = contentOf(openssl(["ecparam", "-name", "secp384r1"]).toString());
    assert.deepEqual(parameters, { kind: "parameters", curve: "P-384" });
    const key = contentOf(openssl(["rsa", "-in", file("leaf.key"), "-pubout"]).toString());
    assert.ok(key.kind === "public-key");
    assert.equal(key.publicKey.bits, 2048);
    const old = contentOf(openssl(["rsa", "-in", file("leaf.key"), "-RSAPublicKey_out"]).toString());
    assert.ok(old.kind === "public-key");
    assert.equal(old.publicKey.spkiSha256, key.publicKey.spkiSha256);
  });

  it("binary files are told apart by their bytes", () => {
    const key = keyPem(chain.leafKey);
    const files: readonly [FileContent, Uint8Array][] = [
      ["certificate", chain.leaf.der],
      ["pem", Buffer.from(`text\n${chain.leaf.pem}`)],
      ["private-key", derOf(key)],
      ["private-key", derOf(openssl(["rsa", "-traditional"], key).toString())],
      ["encrypted-private-key", openssl(["pkcs8", "-topk8", "-outform", "DER", "-passout", "pass:a"], key)],
      ["public-key", openssl(["pkey", "-pubout", "-outform", "DER"], key)],
      ["request", openssl(["req", "-new", "-key", file("leaf.key"), "-subj", "/CN=a", "-outform", "DER"])],
      ["unknown", Buffer.from("hello")],
      ["unknown", new Uint8Array()],
      ["unknown", Uint8Array.of(0x30, 0)],
    ];
    for (const [content, bytes] of files) {
      assert.equal(sniff(bytes), content);
      const read = readBinaryFile(bytes);
      assert.equal(read.ok, content !== "pem" && content !== "unknown");
      if (!read.ok) continue;
      const { publicPem, privateKeys } = read.value;
      assert.equal(privateKeys.length, content === "private-key" ? 1 : 0);
      assert.equal(publicPem === "", content === "private-key");
    }
  });
});

describe("a revocation list", () => {
  it("has issuer, dates and what was revoked", function () {
    if (!hasOpenssl) return this.skip();
    const folder = mkdtempSync(join(tmpdir(), "pem-crl-"));
    try {
      const file = (name: string) => join(folder, name);
      openssl([
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-keyout",
        file("ca.key"),
        "-out",
        file("ca.pem"),
        "-subj",
        "/CN=Example CA",
        "-days",
        "30",
      ]);
      writeFileSync(file("index"), "R\t301231235959Z\t261101000000Z\t0A0B\tunknown\t/CN=a.example\n");
      writeFileSync(file("number"), "01\n");
      writeFileSync(
        file("ca.cnf"),
        `[ca]\ndefault_ca=x\n[x]\ndatabase=${file("index")}\ncrlnumber=${file("number")}\ndefault_md=sha256\ndefault_crl_days=7\n`,
      );
      openssl([
        "ca",
        "-gencrl",
        "-config",
        file("ca.cnf"),
        "-cert",
        file("ca.pem"),
        "-keyfile",
        file("ca.key"),
        "-out",
        file("crl.pem"),
      ]);
      const content = contentOf(readFileSync(file("crl.pem"), "utf8"));
      assert.ok(content.kind === "crl");
      const { issuer, thisUpdate, nextUpdate, revoked, signatureAlgorithm, der } = content.crl;
      assert.equal(issuer.text, "CN=Example CA");
      assert.equal((nextUpdate ?? 0) - thisUpdate, 7 * 24 * 3600 * 1000);
      assert.deepEqual([...revoked], [["0a0b", Date.UTC(2026, 10, 1)]]);
      assert.equal(signatureAlgorithm, "ECDSA-SHA256");
      assert.equal(sniff(der), "crl");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("BER", () => {
  it("becomes DER: indefinite and long lengths, strings in pieces", () => {
    const octets = (hex: string) => Buffer.from(hex, "hex");
    const indefinite = octets("3080" + "2480" + "04020102" + "040103" + "0000" + "0000");
    assert.equal(Buffer.from(berToDer(indefinite)).toString("hex"), "30050403010203");
    assert.equal(Buffer.from(berToDer(octets("30820003020105"))).toString("hex"), "3003020105");
  });

  it("that is malformed or nests without end is refused", () => {
    for (const bytes of [
      sequenceOf(100),
      Buffer.alloc(50_000, Buffer.from([0x30, 0x80])),
      Buffer.from("3080", "hex"),
    ]) {
      assert.equal(sniff(bytes), "unknown");
    }
  });
});
