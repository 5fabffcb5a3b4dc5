import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inEnglish } from "../../../src/certificates";
import { writeWholeFile } from "../../../src/ui/wholeFile";
import { writeProblem } from "../../../src/ui/writeProblem";

const isWindows = process.platform === "win32";

describe("a file that is written whole or not at all", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "whole-file-"));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

  it("has its mode from the start, even in place of one that was open to all", async function () {
    if (isWindows) this.skip();
    const path = join(folder, "a.zip");
    await writeFile(path, "old", { mode: 0o644 });
    await writeWholeFile(path, Buffer.from("new"), 0o600);
    assert.equal(await readFile(path, "utf8"), "new");
    assert.equal(await modeOf(path), 0o600);
    assert.deepEqual(await readdir(folder), ["a.zip"]);
  });

  it("does not follow a link that lies in its way", async function () {
    if (isWindows) this.skip();
    const [victim, path] = [join(folder, "victim"), join(folder, "a.zip")];
    await writeFile(victim, "untouched");
    await symlink(victim, path);
    await writeWholeFile(path, Buffer.from("key"));
    assert.equal(await readFile(victim, "utf8"), "untouched");
  });

  it("takes the place of one that is there", async () => {
    const path = join(folder, "a.pem");
    await writeFile(path, "a longer text than the new one");
    await writeWholeFile(path, Buffer.from("new"));
    assert.equal(await readFile(path, "utf8"), "new");
    assert.deepEqual(await readdir(folder), ["a.pem"]);
  });

  it("leaves nothing behind where its folder has gone, or is a file", async () => {
    await writeFile(join(folder, "file"), "untouched");
    assert.match(
      await problemOf(join(folder, "missing", "a.pem")),
      /^There is no such folder any more\. Choose/,
    );
    assert.match(
      await problemOf(join(folder, "file", "a.pem")),
      /^There is no such folder any more\. Choose/,
    );
    assert.deepEqual(await readdir(folder), ["file"]);
  });

  it("leaves a folder of its name as it is", async () => {
    await mkdir(join(folder, "a.pem"));
    await writeFile(join(folder, "a.pem", "inside"), "untouched");
    assert.match(await problemOf(join(folder, "a.pem")), /^Something of that name is there already\. Choose/);
    assert.deepEqual(await readdir(folder, { recursive: true }), ["a.pem", join("a.pem", "inside")]);
  });

  it("leaves what was there where one may not write", async function () {
    if (isWindows) this.skip();
    const path = join(folder, "a.pem");
    await writeFile(path, "old");
    await chmod(folder, 0o500);
    try {
      // For root there are no read-only folders but those of the kernel.
      const place = process.getuid?.() === 0 ? "/sys/kernel/a.pem" : path;
      assert.match(await problemOf(place), /^(You may not write there|There is no such folder)/);
      assert.equal(await readFile(path, "utf8"), "old");
      assert.deepEqual(await readdir(folder), ["a.pem"]);
    } finally {
      await chmod(folder, 0o700);
    }
  });

  /** What the user is told when it cannot be written there. */
  async function problemOf(path: string): Promise<string> {
    const error: unknown = await writeWholeFile(path, Buffer.from("new")).catch((reason: unknown) => reason);
    assert.ok(error instanceof Error, "it was written");
    return inEnglish(writeProblem(error));
  }
});

describe("why a file could not be written", () => {
  const withCode = (code: string) => Object.assign(new Error(`${code}: technical`), { code });

  it("is said in words, and what to do", () => {
    for (const code of [
      "EACCES",
      "EROFS",
      "NoPermissions",
      "ENOSPC",
      "ENAMETOOLONG",
      "FileExists",
      "ENOENT",
    ]) {
      const text = inEnglish(writeProblem(withCode(code)));
      assert.match(text, /\. (Choose|Make) /, code);
      assert.doesNotMatch(text, /technical/);
    }
  });

  it("is the system's own words where they are not known here", () => {
    const other = "EIO: technical. Choose another place and try again.";
    assert.equal(inEnglish(writeProblem(withCode("EIO"))), other);
    assert.equal(inEnglish(writeProblem("no\n")), "no. Choose another place and try again.");
    assert.match(inEnglish(writeProblem(withCode("constructor"))), /^constructor: technical\./);
  });
});
