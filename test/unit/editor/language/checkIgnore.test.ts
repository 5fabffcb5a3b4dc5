import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkIgnore } from "../../../../src/editor/language/checkIgnore";

/** The program git, asked about files of a real repository. */
describe("git, asked whether it ignores a file", () => {
  let folder: string;
  const git = (...args: string[]) => execFileSync("git", ["-C", folder, ...args], { stdio: "ignore" });

  before(async function () {
    folder = await mkdtemp(join(tmpdir(), "check-ignore-"));
    try {
      git("init");
    } catch {
      // There is no git on this machine: nothing to ask.
      this.skip();
    }
    await mkdir(join(folder, "tls"));
    for (const name of ["server.key", "tls/-C.key", "open.key"]) await writeFile(join(folder, name), "key");
    await writeFile(join(folder, ".gitignore"), "server.key\n/tls\n");
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it("says yes for a file that .gitignore names, also in a folder", async () => {
    assert.equal(await checkIgnore(join(folder, "server.key")), true);
    assert.equal(await checkIgnore(join(folder, "tls/-C.key")), true, "a name like an option is a name");
  });

  it("says no for any other", async () => {
    assert.equal(await checkIgnore(join(folder, "open.key")), false);
    assert.equal(await checkIgnore(join(folder, "not-there.key")), false);
  });

  it("says no for a file that was added before it was ignored", async () => {
    git("add", "--force", "server.key");
    assert.equal(await checkIgnore(join(folder, "server.key")), false);
    git("rm", "--cached", "server.key");
  });

  it("tells nothing without a repository, without a folder, and without git", async () => {
    const outside = await mkdtemp(join(tmpdir(), "no-repository-"));
    assert.equal(await checkIgnore(join(outside, "server.key")), undefined);
    assert.equal(await checkIgnore(join(outside, "nowhere", "server.key")), undefined);
    assert.equal(await checkIgnore(join(folder, "server.key"), "no-such-program"), undefined);
    await rm(outside, { recursive: true });
  });
});
