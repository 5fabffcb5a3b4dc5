import assert from "node:assert/strict";
import { inEnglish, message } from "../../../src/certificates";

describe("inEnglish", () => {
  it("puts arguments into their places, whatever is in them", () => {
    assert.equal(inEnglish(message("{1} of {0}, {1}", 3, "a")), "a of 3, a");
    assert.equal(inEnglish(message("{0} and {1}", "{1}", "$&")), "{1} and $&");
  });

  it("writes out a message inside a message", () => {
    assert.equal(inEnglish(message("{0}: {1}", "a.pem", message("line {0}", 3))), "a.pem: line 3");
  });

  it("leaves a place without an argument as it is", () => {
    assert.equal(inEnglish(message("{0} {2}", "a")), "a {2}");
  });
});
