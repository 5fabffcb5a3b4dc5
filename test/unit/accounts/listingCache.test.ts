import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ListingCache } from "../../../src/accounts/listingCache";
import type { Listing } from "../../../src/certificates";
import { now, sampleCertificate } from "../certificates/samples";

const listing = (id: string): Listing => ({ certificates: [sampleCertificate({ id })], loadedAt: now });

describe("ListingCache", () => {
  let root = "";
  let lines: string[] = [];

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "listings-"));
    lines = [];
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const folder = () => join(root, "listings");
  const open = () => new ListingCache({ folder: folder(), log: (line) => lines.push(line), delay: 60_000 });

  it("gives back what was kept, and nothing of what was not", async () => {
    const cache = open();
    assert.equal(await cache.read("a"), undefined);
    cache.keep("a", () => listing("c1"));
    await cache.flush();
    assert.deepEqual(await open().read("a"), listing("c1"));
    assert.equal(await cache.read("b"), undefined);
    assert.deepEqual(lines, [], "a missing file is nothing to tell of");
  });

  it("writes only the last of many changes, whole, and for nobody else to read", async () => {
    const cache = open();
    let taken = 0;
    for (let change = 0; change < 100; change += 1) {
      cache.keep("a", () => {
        taken += 1;
        return listing(`c${change}`);
      });
    }
    await cache.flush();
    assert.equal(taken, 1);
    assert.deepEqual(await cache.read("a"), listing("c99"));
    assert.deepEqual(await readdir(folder()), ["a.json"]);
    assert.equal((await stat(join(folder(), "a.json"))).mode & 0o077, 0);
  });

  it("waits before it writes", async () => {
    const cache = new ListingCache({ folder: folder(), log: () => {}, delay: 5 });
    cache.keep("a", () => listing("c1"));
    assert.equal(await cache.read("a"), undefined);
    for (let tries = 0; (await cache.read("a")) === undefined; tries += 1) {
      assert.ok(tries < 400, "never written");
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });

  it("writes nothing when there is nothing worth keeping any more", async () => {
    const cache = open();
    cache.keep("a", () => undefined);
    await cache.flush();
    assert.equal(await cache.read("a"), undefined);
  });

  it("forgets an account, also what was waiting and what was being written", async () => {
    const cache = open();
    cache.keep("a", () => listing("c1"));
    const writing = cache.flush();
    cache.keep("a", () => listing("c2"));
    await Promise.all([writing, cache.forget("a")]);
    await cache.flush();
    assert.equal(await cache.read("a"), undefined);
    assert.deepEqual(await readdir(folder()), []);
  });

  it("ignores a damaged file and says so in the log", async () => {
    const cache = open();
    cache.keep("a", () => listing("c1"));
    await cache.flush();
    await writeFile(join(folder(), "a.json"), '{"format":"certif');
    assert.equal(await cache.read("a"), undefined);
    assert.match(lines.join(), /damaged/);
  });

  it("does not leave its folder, whatever an account's ID is", async () => {
    const cache = open();
    cache.keep("../../x", () => listing("c1"));
    await cache.flush();
    assert.deepEqual(await readdir(root), ["listings"]);
    assert.deepEqual(await cache.read("../../x"), listing("c1"));
  });

  it("only logs that it cannot write", async () => {
    await writeFile(folder(), "a file where the folder should be");
    const cache = open();
    cache.keep("a", () => listing("c1"));
    await cache.flush();
    assert.equal(lines.length, 1);
  });
});
