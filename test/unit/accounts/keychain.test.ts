import assert from "node:assert/strict";
import { inspect } from "node:util";
import { Keychain } from "../../../src/accounts/keychain";
import { Secret, unwrap } from "../../../src/certificates";
import { FakeProfile } from "./fakeProfile";

function open() {
  const profile = new FakeProfile();
  const lines: string[] = [];
  const keychain = new Keychain({ secrets: profile.secrets() }, (line) => lines.push(line));
  return { profile, lines, keychain };
}

const credentials = {
  secretId: "AKIDexample",
  secretKey: new Secret("key-of-the-test"),
  token: new Secret("token-of-the-test"),
};

describe("Keychain", () => {
  it("gives back what it was given, as secrets", async () => {
    const { keychain } = open();
    await keychain.set("a1", credentials);
    const kept = await keychain.get("a1");
    assert.ok(kept?.token);
    assert.equal(kept.secretId, "AKIDexample");
    assert.equal(unwrap(kept.secretKey), "key-of-the-test");
    assert.equal(unwrap(kept.token), "token-of-the-test");
    assert.doesNotMatch(inspect(kept) + JSON.stringify(kept), /of-the-test/);
  });

  it("keeps no token where there is none", async () => {
    const { keychain } = open();
    await keychain.set("a1", { secretId: "AKIDexample", secretKey: new Secret("k") });
    assert.equal((await keychain.get("a1"))?.token, undefined);
  });

  it("keeps accounts apart from each other and from the sandbox", async () => {
    const { keychain } = open();
    await keychain.set("sandbox", credentials);
    assert.equal(await keychain.getSandbox(), undefined);
    await keychain.setSandbox({ ...credentials, secretId: "AKIDsandbox" });
    assert.equal((await keychain.get("sandbox"))?.secretId, "AKIDexample");
    assert.equal((await keychain.getSandbox())?.secretId, "AKIDsandbox");
    assert.equal(await keychain.get("a2"), undefined);
  });

  it("leaves nothing behind after delete", async () => {
    const { keychain, profile } = open();
    await keychain.set("a1", credentials);
    await keychain.delete("a1");
    assert.equal(await keychain.get("a1"), undefined);
    assert.equal(profile.secretValues.size, 0);
  });

  for (const damaged of [
    "not JSON key-of-the-test",
    "null",
    "7",
    '{"secretId":1,"secretKey":"k"}',
    '{"secretId":"x"}',
  ]) {
    it(`takes ${JSON.stringify(damaged)} for no credentials and does not log it`, async () => {
      const { keychain, profile, lines } = open();
      profile.secretValues.set("account.a1", damaged);
      assert.equal(await keychain.get("a1"), undefined);
      assert.equal(lines.length, 1);
      assert.ok(!lines[0]?.includes(damaged));
    });
  }

  it("tells which account's credentials changed in another window", async () => {
    const { keychain, profile } = open();
    const changed: string[] = [];
    keychain.onDidChangeCredentials((id) => changed.push(id));
    await new Keychain({ secrets: profile.secrets() }, () => {}).set("a1", credentials);
    await profile.secrets().store("somebody.else", "x");
    assert.deepEqual(changed, ["a1"]);
  });

  it("stops listening when disposed", () => {
    const { keychain, profile } = open();
    assert.equal(profile.listeners, 1);
    keychain.dispose();
    assert.equal(profile.listeners, 0);
  });
});
