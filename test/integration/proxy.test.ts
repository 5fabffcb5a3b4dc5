import * as assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import * as vscode from "vscode";
import type { Session } from "../../src/accounts";
import { inEnglish } from "../../src/certificates";
import type { TestApi } from "../../src/extension";
import { until } from "../host/eventually";
import { activatedApi } from "./extensionUnderTest";
import { emptyListing, startFakeCloud } from "./support/fakeCloud";
import { removeAccounts } from "./support/sandboxAccount";
import { answerMessages } from "./support/stubs";
import { typeAnswers } from "./support/typist";

/** A host that no name server knows: only a proxy is ever asked for it. */
const host = "ssl.example.invalid";

/** The editor's proxy settings, seen through an account whose service is behind them. */
describe("the editor's proxy", () => {
  let api: TestApi;
  let session: Session;
  let proxy: Server;
  let address: string;
  let asked: string[] = [];

  const set = async (name: string, value: string | undefined) => {
    const settings = () => vscode.workspace.getConfiguration("http");
    await settings().update(name, value, vscode.ConfigurationTarget.Global);
    await until(`http.${name}`, () => value === undefined || settings().get(name) === value);
  };

  before(async () => {
    api = await activatedApi();
    await removeAccounts(api);
    proxy = createServer().on("connect", ({ url }, socket) => {
      asked.push(url ?? "");
      socket.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    address = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    await set("proxy", `http://${address}`);
    session = await accountBehindTheProxy();
  });

  beforeEach(() => {
    asked = [];
  });

  after(async () => {
    await set("proxy", undefined);
    await set("proxySupport", undefined);
    await removeAccounts(api);
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
  });

  /** An account is tested when it is added, so it is added where a service answers, and moved then. */
  async function accountBehindTheProxy(): Promise<Session> {
    const cloud = await startFakeCloud([emptyListing]);
    const typist = typeAnswers([
      { type: "Behind a proxy" },
      { choose: "Custom Endpoint" },
      { choose: "API 3.0" },
      { type: cloud.url },
      { type: `AKID${"x".repeat(32)}` },
      { type: "example-secret-key" },
      { type: "" },
    ]);
    const messages = answerMessages("showInformationMessage");
    await vscode.commands.executeCommand("certificateBrowser.addAccount");
    typist.dispose();
    messages.dispose();
    await cloud.close();
    const [account] = api.accounts.all();
    assert.ok(account, "the account was not added");
    await api.accounts.put({ ...account, endpoint: `https://${host}` });
    const [added] = api.sessions.all();
    assert.ok(added);
    return added;
  }

  for (const support of ["override", "fallback", "on"]) {
    it(`is used and named when it refuses, with http.proxySupport "${support}"`, async () => {
      await set("proxySupport", support);
      await session.store.load();
      const { error } = session.store.state;
      assert.deepEqual([error?.kind, error?.code, error?.carriedOut], ["network", "Proxy403", "no"]);
      assert.ok(error && inEnglish(error.cause).includes(`${address} does not connect to ${host}: HTTP 403`));
      assert.match(inEnglish(error.advice), /http\.proxy/);
      assert.deepEqual([...new Set(asked)], [`${host}:443`]);
    });
  }

  it('is not used with http.proxySupport "off"', async () => {
    await set("proxySupport", "off");
    await session.store.load();
    const { error } = session.store.state;
    assert.ok(["ENOTFOUND", "EAI_AGAIN"].includes(String(error?.code)), error?.code);
    assert.deepEqual(asked, []);
  });

  it("is named when nothing listens there", async () => {
    await set("proxySupport", "override");
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
    await session.store.load();
    const { error } = session.store.state;
    assert.deepEqual([error?.kind, error?.code, error?.carriedOut], ["network", "ECONNREFUSED", "no"]);
    assert.ok(error && inEnglish(error.cause).includes(`The proxy ${address} cannot be reached`));
  });
});
