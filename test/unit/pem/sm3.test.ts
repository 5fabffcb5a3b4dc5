import assert from "node:assert/strict";
import { hex } from "../../../src/pem/asn1/bytes";
import { sm3 } from "../../../src/pem/x509/sm3";
import { hasOpenssl, openssl } from "../../fixtures/openssl";

describe("SM3", () => {
  it("gives the digests of the standard's examples (GB/T 32905-2016, A)", () => {
    assert.equal(
      hex(sm3(Buffer.from("abc"))),
      "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
    );
    assert.equal(
      hex(sm3(Buffer.from("abcd".repeat(16)))),
      "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
    );
  });

  it("agrees with openssl around the block's length", function () {
    if (!hasOpenssl) {
      console.log("      skipped: there is no openssl 3 here");
      this.skip();
    }
    for (const length of [0, 55, 56, 63, 64, 65, 1000]) {
      const data = Buffer.alloc(length, 0xc3);
      assert.equal(hex(sm3(data)), openssl(["dgst", "-sm3", "-binary"], data).toString("hex"));
    }
  });
});
