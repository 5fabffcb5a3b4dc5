import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type SandboxAddresses, SandboxLock } from "../../../src/accounts/sandboxLock";

/** The ID of a process that has ended. */
const deadPid = spawnSync(process.execPath, ["--version"]).pid;

describe("SandboxLock", () => {
  let folder: string;
  let file: string;
  let server: Server;
  let addresses: SandboxAddresses;

  before(async () => {
    server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    assert.ok(typeof address === "object" && address !== null);
    const v3 = `http://127.0.0.1:${address.port}`;
    addresses = { v3, v2: `${v3}/v2/index.php` };
  });

  after(() => server.close());

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "sandbox-lock-"));
    file = join(folder, "storage", "sandbox.lock");
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  const leaveBehind = async (content: string) => {
    const lock = new SandboxLock(file);
    await lock.acquire();
    await writeFile(file, content);
  };

  it("goes to one of many that ask at the same time", async () => {
    const holders = await Promise.all(Array.from({ length: 8 }, () => new SandboxLock(file).acquire()));
    assert.deepEqual(holders.map(({ by }) => by).sort(), [
      "starting",
      "starting",
      "starting",
      "starting",
      "starting",
      "starting",
      "starting",
      "us",
    ]);
  });

  it("tells the others the addresses, and is free again after release", async () => {
    const ours = new SandboxLock(file);
    const theirs = new SandboxLock(file);
    await ours.acquire();
    assert.equal(await ours.publish(addresses), true);
    assert.deepEqual(await theirs.acquire(), { by: "other", addresses });
    await theirs.release();
    assert.deepEqual(await theirs.acquire(), { by: "other", addresses });
    await ours.release();
    assert.deepEqual(await theirs.acquire(), { by: "us" });
    assert.deepEqual(await readdir(join(folder, "storage")), ["sandbox.lock"]);
  });

  it("is taken over from a process that is gone, even if its port is in use again", async () => {
    await leaveBehind(JSON.stringify({ owner: "x", pid: deadPid, addresses }));
    assert.deepEqual(await new SandboxLock(file).acquire(), { by: "us" });
  });

  it("is taken over when nothing answers, even if the process ID is in use again", async () => {
    const silent = { v3: "http://127.0.0.1:1", v2: "http://127.0.0.1:1/v2/index.php" };
    await leaveBehind(JSON.stringify({ owner: "x", pid: process.pid, addresses: silent }));
    assert.deepEqual(await new SandboxLock(file).acquire(), { by: "us" });
  });

  it("is taken over from a window that died while starting", async () => {
    await leaveBehind(JSON.stringify({ owner: "x", pid: deadPid }));
    assert.deepEqual(await new SandboxLock(file).acquire(), { by: "us" });
  });

  it("is taken over from a window that has been starting for too long", async () => {
    await leaveBehind(JSON.stringify({ owner: "x", pid: process.pid }));
    const aMinuteAgo = new Date(Date.now() - 60_000);
    await utimes(file, aMinuteAgo, aMinuteAgo);
    assert.deepEqual(await new SandboxLock(file).acquire(), { by: "us" });
  });

  it("waits for a file that is being written, and discards one that stays damaged", async () => {
    await leaveBehind("{");
    assert.deepEqual(await new SandboxLock(file).acquire(), { by: "starting" });
    const aMinuteAgo = new Date(Date.now() - 60_000);
    await utimes(file, aMinuteAgo, aMinuteAgo);
    assert.deepEqual(await new SandboxLock(file).acquire(), { by: "us" });
  });

  it("notices when it was lost while starting", async () => {
    const ours = new SandboxLock(file);
    await ours.acquire();
    await rm(file);
    await new SandboxLock(file).acquire();
    assert.equal(await ours.publish(addresses), false);
    await ours.release();
    assert.equal((await new SandboxLock(file).acquire()).by, "starting");
  });
});
