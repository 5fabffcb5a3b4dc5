import assert from "node:assert/strict";
import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { inEnglish, Secret, unwrap } from "../../../src/certificates";
import {
  decodeCertificate,
  type PemBlock,
  privateKeyPem,
  publicKeyOf,
  readBlocks,
  toPem,
} from "../../../src/pem";
import { children, encodedOf, onlyTlv, Tag } from "../../../src/pem/asn1/der";
import { encode, encodeInteger, encodeOid, encodeSequence } from "../../../src/pem/asn1/derWriter";
import { isPrivateKey } from "../../../src/pem/text/blockKind";
import { publicKeyOfSpki } from "../../../src/pem/x509/publicKey";
import { keyPem, makeChain, testKey } from "../../fixtures/makeCertificates";
import { hasOpenssl, openssl } from "../../fixtures/openssl";

const passphrase = "Prüfung 密码";

function keyBlock(pem: string): PemBlock {
  const block = readBlocks({ name: "server.key", text: pem }).find(isPrivateKey);
  assert.ok(block);
  return block;
}

/** The fingerprint that the public half must have, by Node. */
function expected(publicKey: KeyObject): string {
  return publicKeyOfSpki(publicKey.export({ type: "spki", format: "der" })).spkiSha256;
}

function opened(pem: string, secret?: string): string {
  const key = publicKeyOf(keyBlock(pem), secret === undefined ? undefined : new Secret(secret));
  assert.ok(key.ok, key.ok ? "" : key.error.code);
  return key.value.spkiSha256;
}

function refusal(pem: string, secret?: string): string {
  const key = publicKeyOf(keyBlock(pem), secret === undefined ? undefined : new Secret(secret));
  assert.ok(!key.ok);
  return key.error.code;
}

const pem = (key: KeyObject, type: "pkcs8" | "pkcs1" | "sec1") =>
  key.export({ type, format: "pem" }) as string;

describe("private keys", () => {
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });

  it("RSA, in both of their forms", () => {
    assert.equal(opened(pem(rsa.privateKey, "pkcs1")), expected(rsa.publicKey));
    assert.equal(opened(pem(rsa.privateKey, "pkcs8")), expected(rsa.publicKey));
  });

  for (const [namedCurve, name] of [
    ["prime256v1", "P-256"],
    ["secp384r1", "P-384"],
    ["secp521r1", "P-521"],
    ["secp256k1", "secp256k1"],
  ] as const) {
    it(`EC on ${name}, in both of their forms`, () => {
      const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve });
      assert.equal(opened(pem(privateKey, "sec1")), expected(publicKey));
      assert.equal(opened(pem(privateKey, "pkcs8")), expected(publicKey));
      const key = publicKeyOf(keyBlock(pem(privateKey, "sec1")));
      assert.equal(key.ok && key.value.curve, name);
    });
  }

  it("Ed25519 and DSA", () => {
    const ed = generateKeyPairSync("ed25519");
    assert.equal(opened(pem(ed.privateKey, "pkcs8")), expected(ed.publicKey));
    const dsa = generateKeyPairSync("dsa", { modulusLength: 1024, divisorLength: 160 });
    assert.equal(opened(pem(dsa.privateKey, "pkcs8")), expected(dsa.publicKey));
  });

  it("SM2, as the certificate has it", async () => {
    const { leaf, leafKey } = await makeChain("SM2");
    const certificate = decodeCertificate(leaf.der);
    assert.ok(certificate.ok);
    assert.equal(opened(keyPem(leafKey)), certificate.value.publicKey.spkiSha256);
    const other = await testKey("SM2", "other");
    assert.notEqual(opened(keyPem(other)), certificate.value.publicKey.spkiSha256);
  });

  it("are read by their structure when the label is wrong, and written with the right one", () => {
    const mislabelled = pem(rsa.privateKey, "pkcs8").replaceAll("PRIVATE KEY", "RSA PRIVATE KEY");
    assert.equal(opened(mislabelled), expected(rsa.publicKey));
    const written = privateKeyPem(keyBlock(mislabelled));
    assert.ok(written.ok);
    assert.equal(unwrap(written.value), pem(rsa.privateKey, "pkcs8"));
  });

  it("do not believe the public key stored beside the private one", () => {
    const [mine, other] = [1, 2].map(() => generateKeyPairSync("ec", { namedCurve: "prime256v1" }));
    assert.ok(mine && other);
    const point = (key: KeyObject) => key.export({ type: "spki", format: "der" }).subarray(-65);
    const der = mine.privateKey.export({ type: "sec1", format: "der" });
    const at = der.indexOf(point(mine.publicKey));
    assert.ok(at > 0);
    point(other.publicKey).copy(der, at);
    assert.equal(opened(toPem("EC PRIVATE KEY", der)), expected(mine.publicKey));
  });

  it("RSA whose numbers do not fit together are refused", () => {
    const der = rsa.privateKey.export({ type: "pkcs1", format: "der" });
    const parts = children(der, onlyTlv(der, Tag.sequence)).map((value) => encodedOf(der, value));
    const foreign = encodeInteger(Buffer.alloc(256, 0xab));
    // The modulus, the exponents, the primes; the last three only speed things up.
    for (const index of [1, 2, 3, 4, 5]) {
      const forged = toPem("RSA PRIVATE KEY", encodeSequence(...parts.with(index, foreign)));
      assert.equal(refusal(forged), "unreadable", String(index));
    }
  });

  it("EC numbers out of range are refused", () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
    const der = privateKey.export({ type: "sec1", format: "der" });
    for (const byte of [0x00, 0xff]) {
      const forged = Buffer.from(der);
      forged.fill(byte, 7, 7 + 32);
      assert.equal(refusal(toPem("EC PRIVATE KEY", forged)), "unreadable");
    }
  });

  it("RSA beyond 16,384 bits is refused without computing", () => {
    const der = rsa.privateKey.export({ type: "pkcs1", format: "der" });
    const parts = children(der, onlyTlv(der, Tag.sequence)).map((value) => encodedOf(der, value));
    const huge = encodeSequence(...parts.with(1, encodeInteger(Buffer.alloc(2049, 1))));
    assert.equal(refusal(toPem("RSA PRIVATE KEY", huge)), "unreadable");
  });

  it("that are none are unreadable", () => {
    assert.equal(refusal(toPem("PRIVATE KEY", Uint8Array.of(0x30, 0))), "unreadable");
    assert.equal(refusal(toPem("PRIVATE KEY", Uint8Array.of(4, 1, 0))), "unreadable");
    assert.equal(refusal("-----BEGIN PRIVATE KEY-----\nAAA"), "unreadable");
    const certificateInside = Buffer.alloc(100_000, 1);
    assert.equal(refusal(toPem("RSA PRIVATE KEY", certificateInside)), "unreadable");
  });

  describe("that are encrypted", () => {
    const forms: [string, string][] = [];
    for (const cipher of ["aes-128-cbc", "aes-192-cbc", "aes-256-cbc", "des-ede3-cbc"]) {
      const options = { cipher, passphrase, format: "pem" } as const;
      forms.push([`PKCS#8, ${cipher}`, rsa.privateKey.export({ type: "pkcs8", ...options }) as string]);
      forms.push([`traditional, ${cipher}`, rsa.privateKey.export({ type: "pkcs1", ...options }) as string]);
    }

    for (const [what, text] of forms) {
      it(`${what}: need the passphrase, and the right one`, () => {
        assert.equal(refusal(text), "needs-passphrase");
        assert.equal(refusal(text, "wrong"), "wrong-passphrase");
        assert.equal(refusal(text, ""), "wrong-passphrase");
        assert.equal(opened(text, passphrase), expected(rsa.publicKey));
      });
    }

    it("come out decrypted", () => {
      const [, text] = forms[0] as [string, string];
      const written = privateKeyPem(keyBlock(text), new Secret(passphrase));
      assert.ok(written.ok);
      assert.equal(String(written.value), "[redacted]");
      assert.ok(createPrivateKey(unwrap(written.value)).equals(rsa.privateKey));
    });

    it("no wrong passphrase in 600 passes for right, whatever the padding looks like", () => {
      const text = rsa.privateKey.export({
        type: "pkcs1",
        cipher: "aes-128-cbc",
        passphrase,
        format: "pem",
      }) as string;
      for (let index = 0; index < 600; index += 1)
        assert.equal(refusal(text, `wrong ${index}`), "wrong-passphrase");
    });

    it("with more rounds of key derivation than we compute are refused at once", () => {
      const salt = encode(Tag.octetString, Buffer.alloc(8));
      const rounds = encodeInteger(Buffer.from("7fffffff", "hex"));
      const kdf = encodeSequence(encodeOid("1.2.840.113549.1.5.12"), encodeSequence(salt, rounds));
      const iv = encode(Tag.octetString, Buffer.alloc(16));
      const cipher = encodeSequence(encodeOid("2.16.840.1.101.3.4.1.42"), iv);
      const scheme = encodeSequence(encodeOid("1.2.840.113549.1.5.13"), encodeSequence(kdf, cipher));
      const der = encodeSequence(scheme, encode(Tag.octetString, Buffer.alloc(32)));
      assert.equal(refusal(toPem("ENCRYPTED PRIVATE KEY", der), passphrase), "unsupported-cipher");
    });

    it("with an unknown cipher name it", () => {
      const text = rsa.privateKey.export({
        type: "pkcs1",
        cipher: "aes-128-cbc",
        passphrase,
        format: "pem",
      }) as string;
      assert.equal(refusal(text.replace("AES-128-CBC", "IDEA-CBC"), passphrase), "unsupported-cipher");
      assert.equal(refusal(text.replace(/AES-128-CBC,../, "AES-128-CBC,ZZ"), passphrase), "unreadable");
    });

    describe("by openssl", () => {
      const smallKey = generateKeyPairSync("rsa", { modulusLength: 1024 });
      const small = pem(smallKey.privateKey, "pkcs8");

      before(function () {
        if (hasOpenssl) return;
        console.log("      skipped: there is no openssl 3 here");
        this.skip();
      });

      const legacy = ["-provider", "legacy", "-provider", "default"];
      const pkcs8 = (...args: string[]) => ["pkcs8", "-topk8", ...args, ...legacy];
      const traditional = (cipher: string) => ["rsa", "-traditional", `-${cipher}`, ...legacy];

      /** What openssl writes, and how a key that we do not decrypt is named. */
      const forms: readonly (readonly [readonly string[], name?: string])[] = [
        ...["aes-128-cbc", "aes-192-cbc", "aes-256-cbc", "des3", "des-cbc"].map(
          (cipher) => [pkcs8("-v2", cipher)] as const,
        ),
        ...["SHA1", "SHA224", "SHA256", "SHA384", "SHA512"].map(
          (hash) => [pkcs8("-v2", "aes-256-cbc", "-v2prf", `hmacWith${hash}`)] as const,
        ),
        [pkcs8("-scrypt")],
        ...["MD5-DES", "SHA1-DES", "SHA1-3DES", "SHA1-2DES", "SHA1-RC2-128", "SHA1-RC2-40"].map(
          (scheme) => [pkcs8("-v1", `PBE-${scheme}`)] as const,
        ),
        ...["aes128", "aes192", "aes256", "des", "des3"].map((cipher) => [traditional(cipher)] as const),
        [pkcs8("-v2", "aes-256-cbc", "-v2prf", "hmacWithMD5"), "HMAC-MD5"],
        [pkcs8("-v2", "aes-256-cbc", "-v2prf", "hmacWithSHA512-224"), "HMAC-SHA512/224"],
        [pkcs8("-v2", "aes-256-cbc", "-v2prf", "hmacWithSHA512-256"), "HMAC-SHA512/256"],
        ...["sm4", "camellia-128", "camellia-192", "camellia-256", "aria-128", "aria-192", "aria-256"].map(
          (cipher) => [pkcs8("-v2", `${cipher}-cbc`), `${cipher.toUpperCase()}-CBC`] as const,
        ),
        ...["seed", "bf", "cast5", "rc2"].map(
          (cipher) => [pkcs8("-v2", `${cipher}-cbc`), `${cipher.toUpperCase()}-CBC`] as const,
        ),
        ...["aes-128-cfb", "aes-192-cfb", "aes-256-cfb", "aes-128-ofb", "aes-192-ofb", "aes-256-ofb"].map(
          (cipher) => [pkcs8("-v2", cipher), cipher.toUpperCase()] as const,
        ),
        ...["MD5-RC2-64", "SHA1-RC2-64", "SHA1-RC4-128", "SHA1-RC4-40"].map(
          (scheme) => [pkcs8("-v1", `PBE-${scheme}`), `PBE-${scheme}`] as const,
        ),
        [traditional("camellia256"), "CAMELLIA-256-CBC"],
        [traditional("aria128"), "ARIA-128-CBC"],
        [traditional("sm4"), "SM4-CBC"],
        [traditional("seed"), "SEED-CBC"],
        [traditional("bf"), "BF-CBC"],
        [traditional("des-ede-cbc"), "DES-EDE-CBC"],
        [traditional("aes-256-cfb"), "AES-256-CFB"],
      ];

      for (const [args, name] of forms) {
        const what = args.filter((arg) => !legacy.includes(arg)).join(" ");
        it(`${what}: ${name ? `named as ${name}` : "opened"}`, () => {
          const text = openssl([...args, "-passout", `pass:${passphrase}`], small).toString();
          if (name === undefined) {
            assert.equal(opened(text, passphrase), expected(smallKey.publicKey));
            assert.equal(refusal(text), "needs-passphrase");
            assert.equal(refusal(text, "wrong"), "wrong-passphrase");
            return;
          }
          // Said before anybody is asked for a passphrase.
          const key = publicKeyOf(keyBlock(text));
          assert.ok(!key.ok);
          assert.deepEqual([key.error.code, key.error.message.args], ["unsupported-cipher", [name]]);
          assert.match(inEnglish(key.error.message), /decrypt it with “openssl pkey” first/);
        });
      }

      it("explicit curve parameters are recognised", () => {
        const text = openssl([
          "ecparam",
          "-name",
          "prime256v1",
          "-genkey",
          "-param_enc",
          "explicit",
        ]).toString();
        const named = openssl(["ec", "-param_enc", "named_curve"], text);
        const spki = openssl(["ec", "-pubout", "-outform", "DER"], named);
        assert.equal(opened(text), publicKeyOfSpki(spki).spkiSha256);
      });
    });
  });
});
