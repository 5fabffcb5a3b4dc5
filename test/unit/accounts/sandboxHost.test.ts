import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AccountSession } from "../../../src/accounts/accountSession";
import { sandboxFailed } from "../../../src/accounts/connectErrors";
import { Connector } from "../../../src/accounts/connector";
import { Keychain } from "../../../src/accounts/keychain";
import { SandboxHost } from "../../../src/accounts/sandboxAccount";
import { tryAccount } from "../../../src/accounts/trial";
import type { Account } from "../../../src/accounts/types";
import { inEnglish, Secret } from "../../../src/certificates";
import { FakeProfile } from "./fakeProfile";
import { MemoryListings } from "./fakeService";

const v3: Account = { id: "sandbox", name: "Sandbox", site: "sandbox", generation: "v3" };
const v2: Account = { ...v3, id: "sandbox-legacy", generation: "v2" };
const settings = () => ({ timeoutMs: 10_000, language: "en-US", ownAgent: true }) as const;

describe("the sandbox of an editor with several windows", function () {
  this.timeout(60_000);
  let storageDir: string;
  let profile: FakeProfile;
  const hosts: SandboxHost[] = [];
  const lines: string[] = [];

  /** What one window makes. */
  const openWindow = () => {
    const log = (line: string) => void lines.push(line);
    const keychain = new Keychain({ secrets: profile.secrets() }, log);
    const host = new SandboxHost({ storageDir, keychain, log });
    hosts.push(host);
    const connector = new Connector({ keychain, sandbox: host, settings, log });
    return {
      host,
      keychain,
      connector,
      session: new AccountSession(v3, { connector, listings: new MemoryListings() }),
    };
  };

  // One folder for all tests: its sample data is made once.
  before(async () => {
    storageDir = await mkdtemp(join(tmpdir(), "sandbox-host-"));
    profile = new FakeProfile();
  });

  afterEach(async () => {
    for (const host of hosts.splice(0)) await host.dispose();
  });

  after(() => rm(storageDir, { recursive: true, force: true }));

  it("starts with the first call, for accounts of both API generations", async () => {
    const { connector } = openWindow();
    assert.equal(profile.secretValues.size, 0);
    const tried = await tryAccount(connector, v3, {});
    assert.ok(tried.ok);
    assert.ok(tried.value.total >= 30);
    assert.deepEqual(await tryAccount(connector, v2, {}), tried);
    assert.equal(profile.secretValues.size, 1, "credentials are made and kept");
  });

  it("keeps its credentials across restarts", async () => {
    const before = [...profile.secretValues];
    assert.equal(before.length, 1);
    assert.ok((await tryAccount(openWindow().connector, v3, {})).ok);
    assert.deepEqual([...profile.secretValues], before);
  });

  it("is one for all windows, even if they start it at the same moment", async () => {
    const windows = [openWindow(), openWindow(), openWindow()];
    const opened = await Promise.all(windows.map(({ host }) => host.open()));
    const addresses = opened.map((result) => result.ok && result.value.v3);
    assert.ok(addresses[0]);
    assert.deepEqual(new Set(addresses).size, 1);
  });

  it("is taken over by another window when its window is closed, with the same certificates", async () => {
    const first = openWindow();
    const second = openWindow();
    await first.session.store.load();
    await second.session.store.load();
    const [certificate] = first.session.store.all();
    assert.ok(certificate);
    await first.host.dispose();
    const detail = await second.session.service.detail(certificate.id);
    assert.equal(detail.ok && detail.value.id, certificate.id);
    assert.equal((await openWindow().host.open()).ok, true);
  });

  it("says so when it runs in a window whose secrets are not shared, and works once that is closed", async () => {
    const first = openWindow();
    await first.host.open();
    const kept = profile;
    profile = new FakeProfile();
    const second = openWindow();
    profile = kept;
    const refused = await tryAccount(second.connector, v3, {});
    assert.equal(!refused.ok && refused.error.code, "SandboxBusy");
    await first.host.dispose();
    assert.ok((await tryAccount(second.connector, v3, {})).ok);
  });

  it("leaves no lock behind", async () => {
    const { host } = openWindow();
    await host.open();
    const lock = join(storageDir, "sandbox.lock");
    assert.match(await readFile(lock, "utf8"), /127\.0\.0\.1/);
    await host.dispose();
    await assert.rejects(readFile(lock), { code: "ENOENT" });
  });

  it("fails as a value when it cannot be started, and can be tried again", async () => {
    const file = join(storageDir, "a-file");
    await writeFile(file, "in the way");
    const keychain = new Keychain({ secrets: profile.secrets() }, () => {});
    const host = new SandboxHost({ storageDir: file, keychain, log: () => {} });
    hosts.push(host);
    const connector = new Connector({ keychain, sandbox: host, settings, log: () => {} });
    const tried = await tryAccount(connector, v3, {});
    assert.equal(!tried.ok && tried.error.code, "SandboxFailed");
    await rm(file);
  });

  it("says what is missing on a computer that has the IPv6 loopback only", () => {
    const fault = Object.assign(new Error("listen EADDRNOTAVAIL 127.0.0.1"), { code: "EADDRNOTAVAIL" });
    const { cause, advice, serviceMessage } = sandboxFailed(fault);
    assert.match(inEnglish(cause), /no address 127\.0\.0\.1/);
    assert.match(inEnglish(advice), /IPv4 address/);
    assert.equal(serviceMessage, fault.message);
  });

  it("accepts no other credentials, and logs none", async () => {
    const { host, keychain } = openWindow();
    const opened = await host.open();
    assert.ok(opened.ok);
    const custom: Account = { ...v3, id: "c", site: "custom", endpoint: opened.value.v3 };
    const connector = new Connector({ keychain, sandbox: host, settings, log: (line) => lines.push(line) });
    const wrongKey = {
      secretId: opened.value.credentials.secretId,
      secretKey: new Secret("wrong-key-of-the-test"),
    };
    const refused = await tryAccount(connector, custom, { entered: wrongKey });
    assert.equal(!refused.ok && refused.error.kind, "credentials");
    assert.ok(!refused.ok && refused.error.requestId);
    const missing = await tryAccount(connector, custom, {});
    assert.equal(!missing.ok && missing.error.code, "NoCredentials");
    assert.doesNotMatch(lines.join("\n"), /wrong-key-of-the-test/);
  });
});
