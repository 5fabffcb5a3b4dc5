import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Keychain } from "../../../src/accounts/keychain";
import { LateSandbox } from "../../../src/accounts/lateSandbox";
import { SandboxHost } from "../../../src/accounts/sandboxAccount";
import { FakeProfile } from "./fakeProfile";

describe("LateSandbox", function () {
  // The sandbox makes its sample certificates when it is first opened.
  this.timeout(60_000);
  let storageDir: string;
  let loads: number;
  let sandbox: LateSandbox;
  let lines: string[];
  let failing: Error | undefined;

  beforeEach(async () => {
    storageDir = await mkdtemp(join(tmpdir(), "late-sandbox-"));
    loads = 0;
    lines = [];
    failing = undefined;
    const keychain = new Keychain({ secrets: new FakeProfile().secrets() }, () => {});
    sandbox = new LateSandbox({ storageDir, keychain, log: (line) => lines.push(line) }, async () => {
      loads += 1;
      if (failing !== undefined) throw failing;
      return { SandboxHost };
    });
  });

  afterEach(async () => {
    await sandbox.dispose();
    await rm(storageDir, { recursive: true, force: true });
  });

  it("loads its code with the first use, once for several at the same time", async () => {
    assert.equal(loads, 0);
    const [first, second] = await Promise.all([sandbox.open(), sandbox.open()]);
    assert.ok(first.ok && second.ok);
    assert.equal(first.value.v3, second.value.v3);
    assert.equal(loads, 1);
  });

  it("loads nothing to be disposed", async () => {
    await sandbox.dispose();
    assert.equal(loads, 0);
  });

  it("stops the sandbox when it is disposed", async () => {
    const opened = await sandbox.open();
    assert.ok(opened.ok);
    assert.equal((await fetch(opened.value.v3, { method: "POST" })).status, 200);
    await sandbox.dispose();
    await assert.rejects(fetch(opened.value.v3, { method: "POST" }));
  });

  it("fails as a value when its code cannot be loaded, says so in the log, and can be tried again", async () => {
    failing = new Error("Cannot find module './sandboxHost.js'");
    for (const opened of await Promise.all([sandbox.open(), sandbox.open()])) {
      assert.equal(!opened.ok && opened.error.code, "SandboxFailed");
    }
    assert.match(lines.join("\n"), /could not be loaded: Cannot find module/);
    await sandbox.dispose();
    failing = undefined;
    assert.equal((await sandbox.open()).ok, true);
  });
});
