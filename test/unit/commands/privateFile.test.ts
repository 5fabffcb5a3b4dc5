import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writePrivateFolder } from "../../../src/commands/download/privateFile";

const isWindows = process.platform === "win32";

describe("private files", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "private-files-"));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

  it("go into a new folder of their own", async () => {
    const target = join(folder, "example.com_a1");
    await writePrivateFolder(target, [
      { path: "Nginx/a.key", bytes: Buffer.from("key") },
      { path: "a.pem", bytes: Buffer.from("pem") },
    ]);
    assert.equal(await readFile(join(target, "Nginx", "a.key"), "utf8"), "key");
    if (isWindows) return;
    assert.equal(await modeOf(join(target, "Nginx", "a.key")), 0o600);
    assert.equal(await modeOf(target), 0o700);
  });

  it("never go into a folder that is there, and are taken back when one cannot be written", async () => {
    const target = join(folder, "there");
    await writePrivateFolder(target, []);
    await assert.rejects(writePrivateFolder(target, []), /EEXIST/);
    const clash = [
      { path: "a", bytes: Buffer.from("1") },
      { path: "a/b", bytes: Buffer.from("2") },
    ];
    await assert.rejects(writePrivateFolder(join(folder, "clash"), clash));
    assert.deepEqual(await readdir(folder), ["there"]);
  });
});
