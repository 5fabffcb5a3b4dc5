import assert from "node:assert/strict";
import { format, inspect } from "node:util";
import { Secret, unwrap } from "../../../src/certificates";

describe("Secret", () => {
  const value = "correct horse battery staple";
  const secret = new Secret(value);

  it("is printed as [redacted], whichever way", () => {
    const prints = [
      String(secret),
      `${secret}`,
      JSON.stringify({ secret }),
      inspect(secret),
      inspect({ deep: { in: [secret] } }, { showHidden: true, depth: null }),
      format("%s %o %O %j", secret, secret, secret, secret),
      new Error(`failed with ${secret}`).message,
    ];
    for (const print of prints) {
      assert.match(print, /\[redacted\]/);
      assert.ok(!print.includes(value));
    }
  });

  it("loses its value when it is copied, and never leaks it", () => {
    for (const copy of [{ ...secret }, structuredClone(secret), Object.assign({}, secret)]) {
      assert.ok(!JSON.stringify(copy).includes(value));
      assert.deepEqual(Object.values(copy), []);
    }
  });

  it("gives its value to unwrap, and to nothing that only looks like it", () => {
    assert.equal(unwrap(secret), value);
    assert.throws(() => unwrap({ ...secret } as unknown as Secret), TypeError);
  });

  it("tells whether it is empty", () => {
    assert.equal(secret.isEmpty, false);
    assert.equal(new Secret("").isEmpty, true);
  });
});
