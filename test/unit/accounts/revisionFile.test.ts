import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AccountList } from "../../../src/accounts/accountList";
import { RevisionFile } from "../../../src/accounts/revisionFile";
import { FakeProfile, until } from "./fakeProfile";

describe("RevisionFile", () => {
  let folder: string;
  const open: RevisionFile[] = [];
  const lines: string[] = [];

  const openFile = async (at = join(folder, "storage")) => {
    const file = new RevisionFile(at, (line) => lines.push(line));
    open.push(file);
    await file.ready;
    return file;
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "revision-file-"));
    lines.length = 0;
  });

  afterEach(async () => {
    for (const file of open.splice(0)) file.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  it("carries a revision to another window, and back", async () => {
    const here = await openFile();
    const there = await openFile();
    const heard: string[] = [];
    here.onDidAnnounceRevision((revision) => heard.push(`here ${revision}`));
    there.onDidAnnounceRevision((revision) => heard.push(`there ${revision}`));
    await here.announceRevision("r1");
    await until(() => heard.includes("there r1"));
    await there.announceRevision("r2");
    await until(() => heard.includes("here r2"));
    assert.deepEqual(lines, []);
  });

  it("lets the account list of another window follow", async () => {
    const profile = new FakeProfile(50);
    const lists: AccountList[] = [];
    for (const window of [profile.open(), profile.open()]) {
      const announcements = await openFile();
      lists.push(new AccountList({ globalState: window.globalState, announcements, log: () => {} }));
    }
    const [here, there] = lists;
    await there?.put({ id: "a1", name: "First", site: "china", generation: "v3" });
    await until(() => here?.all().length === 1);
    for (const list of lists) list.dispose();
  });

  it("hears nothing once disposed", async () => {
    const here = await openFile();
    const there = await openFile();
    let heard = 0;
    here.onDidAnnounceRevision(() => {
      heard += 1;
    });
    let control = 0;
    there.onDidAnnounceRevision(() => {
      control += 1;
    });
    here.dispose();
    await there.announceRevision("r1");
    await until(() => control > 0);
    assert.equal(heard, 0);
  });

  it("says in the log when the folder cannot be watched, and rejects the announcement", async () => {
    const inTheWay = join(folder, "a-file");
    await writeFile(inTheWay, "");
    const file = await openFile(inTheWay);
    assert.equal(lines.length, 1);
    await assert.rejects(file.announceRevision("r1"));
  });
});
