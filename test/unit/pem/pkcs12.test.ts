import assert from "node:assert/strict";
import { inEnglish, Secret, unwrap } from "../../../src/certificates";
import { openPkcs12 } from "../../../src/pem";
import { integer, octetString, oid, sequence } from "../../../src/sandbox/x509/der";
import { keyPem, makeChain, type TestChain } from "../../fixtures/makeCertificates";
import { bag, closedKeyDer, hashMac, makePkcs12, type Pkcs12Input, pbmac1 } from "../../fixtures/makePkcs12";

const open = (input: Pkcs12Input, password: string | undefined = "1234") =>
  openPkcs12(makePkcs12(input), password === undefined ? undefined : new Secret(password));

/** Why a file is refused, as code and words. */
function refusal(input: Pkcs12Input, password?: string) {
  const opened = open(input, password);
  assert.ok(!opened.ok);
  return { code: opened.error.code, words: inEnglish(opened.error.message) };
}

describe("a PKCS#12 file", () => {
  let chain: TestChain;
  let content: Pkcs12Input;

  before(async () => {
    chain = await makeChain();
    content = { certificates: [chain.leaf, chain.intermediate], keys: [chain.leafKey] };
  });

  describe("with PBMAC1, as OpenSSL 3.4 and Java 26 write it", () => {
    it("is opened with its password only", () => {
      const opened = open({ ...content, mac: pbmac1("1234") });
      assert.ok(opened.ok);
      assert.equal(opened.value.certificates.length, 2);
      assert.deepEqual(opened.value.privateKeys.map(unwrap), [keyPem(chain.leafKey)]);
      assert.equal(refusal({ ...content, mac: pbmac1("1234") }, "12345").code, "wrong-passphrase");
      const unasked = openPkcs12(makePkcs12({ ...content, mac: pbmac1("1234") }), undefined);
      assert.equal(unasked.ok ? "" : unasked.error.code, "needs-passphrase");
    });

    it("and a key for the MAC that is too short, too long or of no length is refused (RFC 9579, 4 and 9)", () => {
      for (const length of [19, 1025]) {
        assert.equal(refusal({ ...content, mac: pbmac1("1234", length) }).code, "unreadable");
      }
      const unnamed = (data: Uint8Array) => {
        const hex = Buffer.from(pbmac1("1234")(data)).toString("hex");
        // Another type in the place of the length.
        return Buffer.from(hex.replace("02020800020120", "02020800040120"), "hex");
      };
      assert.equal(refusal({ ...content, mac: unnamed }).code, "unreadable");
    });

    it("and a hash that is not computed here is named, with what to do", () => {
      const sm3 = (data: Uint8Array) => {
        const hash = sequence(oid("1.2.156.10197.1.401.2"));
        const kdf = sequence(
          oid("1.2.840.113549.1.5.12"),
          sequence(octetString(data.subarray(0, 8)), integer(2048), integer(32)),
        );
        const algorithm = sequence(oid("1.2.840.113549.1.5.14"), sequence(kdf, hash));
        return sequence(sequence(algorithm, octetString(Buffer.alloc(32))), octetString(Buffer.alloc(8)));
      };
      assert.deepEqual(refusal({ ...content, mac: sm3 }), {
        code: "unsupported-cipher",
        words:
          "the PKCS#12 file is protected with HMAC-SM3, which is not supported here; convert it with “openssl pkcs12” first",
      });
    });
  });

  describe("that is hostile is refused at once:", () => {
    const started = () => performance.now();
    const assertQuick = (since: number) => assert.ok(performance.now() - since < 15_000);

    it("rounds without end, of the MAC and of a key", () => {
      const since = started();
      assert.match(
        refusal({ mac: hashMac(2 ** 40) }).words,
        /asks for 1099511627776 rounds .* at most 600000/,
      );
      const closed = bag(2, closedKeyDer({ rounds: 2 ** 31 }));
      assert.match(refusal({ bags: [closed] }).words, /asks for 2147483648 rounds .* at most 3000000/);
      assertQuick(since);
    });

    it("a MAC as long as the file", () => {
      const since = started();
      assert.equal(refusal({ mac: hashMac(500, 5 * 1024 * 1024) }).code, "wrong-passphrase");
      assertQuick(since);
    });

    it("more bags than any file has, and bags in bags in bags", () => {
      const certificate = makePkcs12({ certificates: Array.from({ length: 1500 }, () => chain.leaf) });
      assert.equal(openPkcs12(certificate, undefined).ok, false);
      let nested: Uint8Array = new Uint8Array();
      for (let depth = 0; depth < 10; depth += 1) nested = bag(6, sequence(nested));
      assert.equal(refusal({ bags: [nested] }).code, "unreadable");
    });
  });
});
