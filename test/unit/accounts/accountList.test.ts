import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { AccountList, accountListKey } from "../../../src/accounts/accountList";
import type { Account } from "../../../src/accounts/types";
import { FakeProfile, type FakeWindow, until } from "./fakeProfile";

const first: Account = { id: "a1", name: "First", site: "china", generation: "v3" };
const second: Account = { id: "a2", name: "Second", site: "international", generation: "v3" };

function listIn(window: FakeWindow) {
  const lines: string[] = [];
  const list = new AccountList({
    globalState: window.globalState,
    announcements: window.announcements,
    log: (line) => lines.push(line),
  });
  let changes = 0;
  list.onDidChange(() => {
    changes += 1;
  });
  return { list, lines, changes: () => changes };
}

describe("AccountList", () => {
  it("keeps accounts in the order they were added, across restarts", async () => {
    const profile = new FakeProfile();
    const { list, changes } = listIn(profile.open());
    await list.put(first);
    await list.put(second);
    assert.equal(changes(), 2);
    assert.deepEqual(listIn(profile.open()).list.all(), [first, second]);
  });

  it("knows an account as soon as it is put, before it is written", async () => {
    const { list, changes } = listIn(new FakeProfile().open());
    const written = list.put(first);
    assert.deepEqual(list.all(), [first]);
    await written;
    assert.equal(changes(), 1);
  });

  it("replaces an account where it stands", async () => {
    const { list } = listIn(new FakeProfile().open());
    await list.put(first);
    await list.put(second);
    await list.put({ ...first, name: "Renamed" });
    assert.deepEqual(
      list.all().map(({ name }) => name),
      ["Renamed", "Second"],
    );
  });

  it("removes, and does not mind removing twice", async () => {
    const { list, changes } = listIn(new FakeProfile().open());
    await list.put(first);
    await list.remove(first.id);
    await list.remove(first.id);
    assert.deepEqual(list.all(), []);
    assert.equal(changes(), 2);
  });

  it("skips damaged and double entries, and logs how many, not what", async () => {
    const window = new FakeProfile().open();
    const entries = [
      first,
      { id: "x", name: "Broken", secretKey: "oops" },
      null,
      { ...first, name: "Again" },
    ];
    await window.globalState.update(accountListKey, { revision: "r", accounts: entries });
    const { list, lines } = listIn(window);
    assert.deepEqual(list.all(), [first]);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? "", /^3 damaged/);
  });

  for (const nonsense of [undefined, null, "text", [first], { accounts: "many" }]) {
    it(`starts empty from ${JSON.stringify(nonsense)}`, async () => {
      const window = new FakeProfile().open();
      await window.globalState.update(accountListKey, nonsense);
      assert.deepEqual(listIn(window).list.all(), []);
    });
  }

  for (const delay of [0, 120]) {
    it(`picks up a change in another window whose global state comes ${delay} ms late`, async () => {
      const profile = new FakeProfile(delay);
      const here = listIn(profile.open());
      const there = listIn(profile.open());
      await there.list.put(first);
      await until(() => here.list.all().length === 1);
      await there.list.remove(first.id);
      await until(() => here.list.all().length === 0);
      assert.equal(here.changes(), 2);
    });
  }

  it("keeps what another window added when it adds something itself", async () => {
    const profile = new FakeProfile();
    const here = listIn(profile.open());
    const there = listIn(profile.open());
    await there.list.put(first);
    await until(() => here.list.all().length === 1);
    await here.list.put(second);
    await until(() => there.list.all().length === 2);
  });

  it("reads anew when asked to, should no announcement come", async () => {
    const window = new FakeProfile().open();
    const { list, changes } = listIn(window);
    await window.globalState.update(accountListKey, { revision: "r", accounts: [first] });
    assert.deepEqual(list.all(), []);
    list.reread();
    list.reread();
    assert.deepEqual(list.all(), [first]);
    assert.equal(changes(), 1);
  });

  it("keeps the list when the announcement fails", async () => {
    const window = new FakeProfile().open();
    const lines: string[] = [];
    const list = new AccountList({
      globalState: window.globalState,
      announcements: {
        announceRevision: () => Promise.reject(new Error("no keyring")),
        onDidAnnounceRevision: () => ({ dispose() {} }),
      },
      log: (line) => lines.push(line),
    });
    await list.put(first);
    assert.deepEqual(list.all(), [first]);
    assert.match(lines.join(), /no keyring/);
  });

  it("hears nothing any more once disposed", async () => {
    const profile = new FakeProfile();
    const here = listIn(profile.open());
    const there = listIn(profile.open());
    here.list.dispose();
    await there.list.put(first);
    await sleep(20);
    assert.deepEqual(here.list.all(), []);
    assert.equal(here.changes(), 0);
  });
});
