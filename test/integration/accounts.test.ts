import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Account } from "../../src/accounts";
import type { TestApi } from "../../src/extension";
import { activatedApi } from "./extensionUnderTest";
import { emptyListing, startFakeCloud, unknownSecretId } from "./support/fakeCloud";
import { removeAccounts } from "./support/sandboxAccount";
import { answerMessages } from "./support/stubs";
import { type Answer, typeAnswers } from "./support/typist";

const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`certificateBrowser.${command}`, ...args);

describe("accounts", () => {
  let api: TestApi;
  const cleanUp: { dispose(): unknown }[] = [];
  const during = <T extends { dispose(): unknown }>(item: T): T => {
    cleanUp.push(item);
    return item;
  };
  const removeAll = async () => {
    await removeAccounts(api);
  };

  before(async () => {
    api = await activatedApi();
    assert.ok(api.accounts, "the tests do not run in test mode");
    await removeAll();
  });

  afterEach(async () => {
    for (const item of cleanUp.splice(0).reverse()) await item.dispose();
    await removeAll();
  });

  describe("the sandbox account", () => {
    it("is added once, however often it is opened", async () => {
      await run("openSandbox");
      await run("openSandbox");
      assert.deepEqual(
        api.accounts.all().map(({ site }) => site),
        ["sandbox"],
      );
    });

    it("lists its certificates", async () => {
      await run("openSandbox");
      const store = api.sessions.all()[0]?.store;
      await store?.load();
      assert.equal(store?.state.error, undefined);
      assert.ok((store?.size ?? 0) >= 30);
    });

    it("serves the legacy API as well", async () => {
      const legacy: Account = { id: "legacy", name: "Legacy", site: "sandbox", generation: "v2" };
      await api.accounts.put(legacy);
      const store = api.sessions.get("legacy")?.store;
      await store?.load();
      assert.equal(store?.state.error, undefined);
      assert.ok((store?.size ?? 0) >= 30);
    });

    it("is tested by a command that says what it sees", async () => {
      await run("openSandbox");
      const { shown } = during(answerMessages("showInformationMessage"));
      await run("testAccount");
      assert.match(shown[0]?.text ?? "", /“Sandbox” works.*\d+ certificates/);
    });
  });

  describe("removing an account", () => {
    it("asks first, and does nothing without a yes", async () => {
      await run("openSandbox");
      const { shown } = during(answerMessages("showWarningMessage"));
      await run("removeAccount");
      assert.match(shown[0]?.text ?? "", /Remove account “Sandbox”\?/);
      assert.equal(api.accounts.all().length, 1);
    });

    it("removes the one it was called on", async () => {
      await run("openSandbox");
      const [sandbox] = api.accounts.all();
      await api.accounts.put({ id: "other", name: "Other", site: "china", generation: "v3" });
      const { shown } = during(answerMessages("showWarningMessage", ["Remove"]));
      await run("removeAccount", { accountId: "other" });
      assert.match(shown[0]?.text ?? "", /Nothing is deleted in the cloud/);
      assert.deepEqual(api.accounts.all(), [sandbox]);
      assert.equal(api.sessions.get("other"), undefined);
    });

    it("keeps the sandbox's certificates for the next time", async () => {
      await run("openSandbox");
      await api.sessions.all()[0]?.store.load();
      const before = api.sessions
        .all()[0]
        ?.store.all()
        .map(({ id }) => id);
      during(answerMessages("showWarningMessage", ["Remove"]));
      await run("removeAccount");
      assert.deepEqual(api.accounts.all(), []);
      await run("openSandbox");
      await api.sessions.all()[0]?.store.load();
      assert.deepEqual(
        api.sessions
          .all()[0]
          ?.store.all()
          .map(({ id }) => id)
          .sort(),
        before?.sort(),
      );
    });
  });

  it("an account without credentials says so, without a request", async () => {
    await api.accounts.put({ id: "bare", name: "Bare", site: "china", generation: "v3" });
    const store = api.sessions.get("bare")?.store;
    await store?.load();
    assert.equal(store?.state.error?.code, "NoCredentials");
    const { shown } = during(answerMessages("showErrorMessage"));
    await run("testAccount", { accountId: "bare" });
    assert.match(shown[0]?.text ?? "", /“Bare” does not work.*NoCredentials/);
    assert.ok(shown[0]?.buttons.includes("Show Log"));
  });

  describe("adding an account", () => {
    const answersFor = (url: string): Answer[] => [
      { type: " Test " },
      { choose: "Custom Endpoint" },
      { choose: "API 3.0" },
      { type: url },
      { type: " AKIDexample " },
      { type: "key-of-the-test" },
      { type: "" },
    ];
    const startCloud = async (...answers: Parameters<typeof startFakeCloud>[0]) => {
      const cloud = await startFakeCloud(answers);
      during({ dispose: () => cloud.close() });
      return cloud;
    };

    it("asks step by step, tests with a real call, and keeps the account", async () => {
      const cloud = await startCloud(emptyListing);
      const { steps } = during(typeAnswers(answersFor(cloud.url)));
      const { shown } = during(answerMessages("showInformationMessage"));
      await run("addAccount");
      assert.deepEqual(
        steps.map(({ count }) => count),
        ["1/6", "2/6", "3/7", "4/7", "5/7", "6/7", "7/7"],
      );
      assert.deepEqual(
        steps.map(({ masked }) => masked),
        [false, false, false, false, false, true, true],
      );
      assert.deepEqual(
        steps.map(({ canGoBack }) => canGoBack),
        [false, true, true, true, true, true, true],
      );
      const [account] = api.accounts.all();
      assert.ok(account);
      const { id: _random, ...kept } = account;
      assert.deepEqual(kept, { name: "Test", site: "custom", generation: "v3", endpoint: cloud.url });
      assert.match(shown[0]?.text ?? "", /“Test” was added/);
      // The credentials are kept too: the session can use them.
      await api.sessions.get(account.id)?.store.load();
      assert.equal(api.sessions.get(account.id)?.store.state.error, undefined);
      assert.ok(cloud.calls() >= 2);
    });

    it("keeps nothing when the test fails, and says what was wrong", async () => {
      const cloud = await startCloud(unknownSecretId);
      during(typeAnswers(answersFor(cloud.url)));
      const { shown } = during(answerMessages("showErrorMessage"));
      await run("addAccount");
      assert.deepEqual(api.accounts.all(), []);
      assert.match(shown[0]?.text ?? "", /“Test” was not added/);
      assert.match(shown[0]?.text ?? "", /AuthFailure\.SecretIdNotFound.*request-1/);
      assert.doesNotMatch(shown[0]?.text ?? "", /key-of-the-test/);
    });

    it("goes back to what was wrong, with what was entered, and takes the correction", async () => {
      const cloud = await startCloud(unknownSecretId, emptyListing);
      const corrections: Answer[] = [{ type: "AKIDcorrected" }, { type: "" }, { type: "" }];
      const { steps } = during(typeAnswers([...answersFor(cloud.url), ...corrections]));
      during(answerMessages("showErrorMessage", ["Correct…"]));
      during(answerMessages("showInformationMessage"));
      await run("addAccount");
      const again = steps.slice(7);
      assert.deepEqual(
        again.map(({ count }) => count),
        ["5/7", "6/7", "7/7"],
      );
      assert.deepEqual(
        again.map(({ prefilled }) => prefilled),
        ["AKIDexample", "", ""],
        "secrets are not put into the boxes again",
      );
      assert.deepEqual(
        api.accounts.all().map(({ name }) => name),
        ["Test"],
      );
    });

    it("leaves nothing when it is given up, at whichever step", async () => {
      const cloud = await startCloud(emptyListing);
      for (const length of [0, 3, 6]) {
        const typist = typeAnswers(answersFor(cloud.url).slice(0, length));
        await run("addAccount");
        typist.dispose();
        assert.equal(typist.steps.length, length + 1);
      }
      assert.deepEqual(api.accounts.all(), []);
      assert.equal(cloud.calls(), 0);
    });
  });
});
