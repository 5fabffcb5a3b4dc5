import assert from "node:assert/strict";
import { AccountList } from "../../../src/accounts/accountList";
import { Keychain } from "../../../src/accounts/keychain";
import { AccountSessions } from "../../../src/accounts/sessions";
import type { Account } from "../../../src/accounts/types";
import { Emitter, Secret, success } from "../../../src/certificates";
import { sampleCertificate } from "../certificates/samples";
import { FakeProfile, until } from "./fakeProfile";
import { emptyPage, listingService, MemoryListings } from "./fakeService";

const first: Account = { id: "a1", name: "First", site: "china", generation: "v3" };
const custom: Account = {
  id: "a2",
  name: "Custom",
  site: "custom",
  generation: "v2",
  endpoint: "https://ssl.example.com",
};
const credentials = { secretId: "AKIDexample", secretKey: new Secret("key-of-the-test") };

function open() {
  const profile = new FakeProfile();
  const window = profile.open();
  const keychain = new Keychain(window, () => {});
  const accounts = new AccountList({
    globalState: window.globalState,
    announcements: window.announcements,
    log: () => {},
  });
  const settings = new Emitter<void>();
  const connected: string[] = [];
  let listings = 0;
  const kept = new MemoryListings();
  const sessions = new AccountSessions({
    accounts,
    keychain,
    connector: {
      connect: async ({ name }) => {
        connected.push(name);
        return success(
          listingService(() => {
            listings += 1;
            return emptyPage;
          }),
        );
      },
    },
    listings: kept,
    onDidChangeSettings: settings.event,
    log: () => {},
  });
  return { kept, profile, accounts, keychain, settings, sessions, connected, listings: () => listings };
}

describe("AccountSessions", () => {
  it("has one session an account, and connects only when it is used", async () => {
    const { accounts, sessions, connected } = open();
    await accounts.put(first);
    await accounts.put(custom);
    assert.deepEqual(
      sessions.all().map(({ account }) => account.name),
      ["First", "Custom"],
    );
    assert.deepEqual(connected, []);
    await sessions.get("a1")?.store.load();
    assert.deepEqual(connected, ["First"]);
  });

  it("tells what the account can do before it is connected", async () => {
    const { accounts, sessions } = open();
    await accounts.put(first);
    await accounts.put(custom);
    assert.equal(sessions.get("a1")?.service.capabilities.uploadToProject, true);
    assert.equal(sessions.get("a2")?.service.capabilities.uploadToProject, false);
  });

  it("keeps session and certificates when the name changes", async () => {
    const { accounts, sessions, connected } = open();
    await accounts.put(first);
    const session = sessions.get("a1");
    await session?.store.load();
    let changes = 0;
    sessions.onDidChange(() => {
      changes += 1;
    });
    await accounts.put({ ...first, name: "Renamed" });
    assert.equal(sessions.get("a1"), session);
    assert.equal(session?.account.name, "Renamed");
    assert.deepEqual(connected, ["First"]);
    assert.equal(changes, 1);
  });

  it("connects and lists anew when the endpoint changes", async () => {
    const { accounts, sessions, connected, listings } = open();
    await accounts.put(custom);
    const session = sessions.get("a2");
    await session?.store.load();
    await accounts.put({ ...custom, endpoint: "https://ssl.example.org" });
    await until(() => listings() === 2);
    assert.equal(sessions.get("a2"), session);
    assert.deepEqual(connected, ["Custom", "Custom"]);
  });

  it("makes a new session when the API generation changes", async () => {
    const { accounts, sessions } = open();
    await accounts.put(first);
    const session = sessions.get("a1");
    await accounts.put({ ...first, generation: "v2" });
    assert.notEqual(sessions.get("a1"), session);
    assert.equal(sessions.get("a1")?.service.capabilities.uploadToProject, false);
  });

  it("connects and lists anew when the credentials change, if it was listed before", async () => {
    const { accounts, keychain, sessions, connected, listings } = open();
    await accounts.put(first);
    await keychain.set("a1", credentials);
    assert.deepEqual(connected, []);
    await sessions.get("a1")?.store.load();
    await keychain.set("a1", credentials);
    await until(() => listings() === 2);
    assert.deepEqual(connected, ["First", "First"]);
  });

  it("does not list when credentials are deleted", async () => {
    const { accounts, keychain, sessions, listings } = open();
    await accounts.put(first);
    await keychain.set("a1", credentials);
    await sessions.get("a1")?.store.load();
    await keychain.delete("a1");
    await new Promise((resolve) => setTimeout(resolve, 10));
    assert.equal(listings(), 1);
  });

  it("connects anew, without listing, when settings change", async () => {
    const { accounts, settings, sessions, connected, listings } = open();
    await accounts.put(first);
    await sessions.get("a1")?.store.load();
    settings.fire();
    assert.equal(listings(), 1);
    await sessions.get("a1")?.store.load();
    assert.deepEqual(connected, ["First", "First"]);
  });

  it("forgets a removed account", async () => {
    const { accounts, sessions } = open();
    await accounts.put(first);
    const store = sessions.get("a1")?.store;
    let heard = 0;
    store?.onDidChange(() => {
      heard += 1;
    });
    await accounts.remove("a1");
    assert.equal(sessions.get("a1"), undefined);
    assert.deepEqual(sessions.all(), []);
    await store?.load();
    assert.equal(heard, 0, "the store was disposed");
  });

  it("stops listening when disposed", async () => {
    const { accounts, settings, sessions } = open();
    await accounts.put(first);
    sessions.dispose();
    assert.equal(settings.size, 0);
    await accounts.put(custom);
    assert.deepEqual(sessions.all(), []);
  });

  it("keeps what was listed, shows it at the next start, and forgets it with the account", async () => {
    const { accounts, sessions, kept } = open();
    await accounts.put(first);
    await sessions.get("a1")?.store.load();
    assert.deepEqual(kept.kept.get("a1")?.certificates, []);
    const next = open();
    next.kept.kept.set("a1", { certificates: [sampleCertificate({ id: "c1" })], loadedAt: 7 });
    await next.accounts.put(first);
    const store = next.sessions.get("a1")?.store;
    const firstSeen: unknown[] = [];
    store?.onDidChange(({ added }) => firstSeen.push(...added));
    await store?.ensureLoaded();
    assert.deepEqual(firstSeen, ["c1"]);
    assert.equal(store?.size, 0, "the service has none");
    await next.accounts.remove("a1");
    assert.equal(next.kept.kept.size, 0);
  });

  it("forgets what other credentials saw", async () => {
    const { accounts, keychain, sessions, kept } = open();
    await accounts.put(first);
    await keychain.set("a1", credentials);
    kept.kept.set("a1", { certificates: [], loadedAt: 7 });
    await keychain.set("a1", { ...credentials, secretId: "AKIDother" });
    await until(() => kept.kept.size === 0);
    assert.equal(sessions.get("a1")?.store.state.loadedAt, undefined);
  });
});
