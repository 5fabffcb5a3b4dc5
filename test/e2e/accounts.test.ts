import * as assert from "node:assert/strict";
import { type Secret, unwrap } from "../../src/certificates";
import { makeCredentials, type RunningSandbox, startSandbox } from "../../src/sandbox";
import { demoWorkspace } from "../host/demoWorkspace";
import { type TemporaryFolder, temporaryFolder } from "../host/temporaryFolder";
import { assertAccessible, openDetail, textOf } from "./detailSteps";
import { type Editor, openEditor } from "./driver";
import { walkThrough } from "./keyboardWalk";
import { type AccountAnswers, enterAccount, openFolder, uploadByRightClick } from "./steps";

/** Accounts entered by hand, for a service that runs outside the editor. */
describe("accounts", () => {
  let data: TemporaryFolder;
  let workspace: TemporaryFolder;
  let service: RunningSandbox;
  let editor: Editor;
  let credentials: { readonly secretId: string; readonly secretKey: Secret };

  before(async () => {
    data = await temporaryFolder("sandbox");
    workspace = await demoWorkspace();
    credentials = makeCredentials();
    service = await startSandbox({ dataDir: data.path, credentials });
    // Tall enough for the rows of two accounts: the editor draws only those in sight.
    const size = { width: 1280, height: 1500 };
    editor = await openEditor({ workspace: workspace.path, theme: "light", size });
    await editor.views.open("Certificates");
  });
  after(async () => {
    await editor.close();
    await service.dispose();
    await workspace.remove();
    await data.remove();
  });

  function rightAnswers(generation: AccountAnswers["generation"]): AccountAnswers {
    return {
      name: generation === "API 3.0" ? "Production" : "Old account",
      generation,
      endpoint: generation === "API 3.0" ? service.v3 : service.v2,
      secretId: credentials.secretId,
      secretKey: unwrap(credentials.secretKey),
    };
  }

  it("does not keep an account whose secret ID is wrong, and says exactly that", async () => {
    await enterAccount(editor, { ...rightAnswers("API 3.0"), secretId: makeCredentials().secretId });
    const refusal = await editor.dialog.text();
    assert.match(refusal, /The secret ID is not known to this site/);
    assert.match(refusal, /AuthFailure\.SecretIdNotFound/);
    assert.match(refusal, /RequestId/i);
    await editor.screenshot("account-refused-light");
    await editor.dialog.cancel();
    await editor.page.getByRole("button", { name: "Open Sandbox Account" }).waitFor();
  });

  it("leads back to the step that was wrong, and keeps the account once it is right", async () => {
    const right = rightAnswers("API 3.0");
    await enterAccount(editor, { ...right, secretKey: unwrap(makeCredentials().secretKey) });
    assert.match(await editor.dialog.text(), /AuthFailure\.SignatureFailure/);
    await editor.dialog.press("Correct…");
    await editor.quickInput.waitForMask();
    await editor.quickInput.answer(right.secretKey);
    await editor.quickInput.waitFor("The session token");
    await editor.quickInput.answer("");
    await editor.notifications.waitFor("Account “Production” was added.");
    await editor.tree("Certificates").item("Default project");
    await editor.screenshot("account-added-light");
  });

  it("works alike with an account of the legacy API", async () => {
    await enterAccount(editor, rightAnswers("Legacy API"));
    await editor.notifications.waitFor("Account “Old account” was added.");
    const tree = editor.tree("Certificates");
    await tree.item("Production");
    await tree.item("Old account");

    await openFolder(editor, "good-rsa");
    await editor.explorer.select(["example.com.pem", "example.com.key"]);
    await uploadByRightClick(editor, "example.com.pem", {
      account: "Old account",
      alias: "over the old API",
    });
    await editor.notifications.waitFor("example.com was uploaded to Old account");
    const item = /example\.com.*over the old API/;
    await (await tree.item(item)).click();
    await editor.webview().getByRole("heading", { name: "example.com", exact: true }).waitFor();
    await editor.webview().getByText("Chain", { exact: true }).waitFor();
    await editor.screenshot("legacy-detail-light");
    await tree.choose(item, "Delete Certificate…");
    await editor.dialog.press("Delete");
    await tree.locator.getByRole("treeitem", { name: item }).waitFor({ state: "detached" });
  });

  it("shows what is wrong in the tree and in a panel, and keeps the last data when the service is gone", async () => {
    const { port } = new URL(service.v3);
    const frame = await openDetail(editor, "Company site");
    await service.dispose();
    await frame.getByRole("button", { name: "Refresh", exact: true }).press("Enter");
    const notice = frame.locator(".notice.tone-bad");
    await notice.waitFor();
    await frame.locator(".chain .card").first().waitFor();
    await assertAccessible(frame);
    assert.ok((await walkThrough(editor, frame)) > 10);
    await editor.screenshot("detail-error-light");
    const tree = editor.tree("Certificates");
    await editor.palette.run("Certificates: Refresh");
    const problem = await tree.item(/refused|no connection|cannot be reached/i);
    await tree.item("Default project");
    await editor.screenshot("service-gone-light");

    service = await startSandbox({ dataDir: data.path, credentials, port: Number(port) });
    await problem.click();
    await problem.waitFor({ state: "detached" });
    await frame.getByRole("button", { name: "Refresh", exact: true }).press("Enter");
    await notice.waitFor({ state: "detached" });
  });

  it("leaves the panel of an account that is removed, and says so in it", async () => {
    const frame = await openDetail(editor, "Company site");
    await frame.locator(".chain .card").first().waitFor();
    const subtitle = await textOf(frame, ".subtitle");
    const account = subtitle.includes("Production") ? "Production" : "Old account";
    await editor.tree("Certificates").choose(account, "Remove Account…");
    await editor.dialog.press("Remove");
    await frame.locator(".notice", { hasText: "The account was removed" }).waitFor();
    await frame.locator(".state", { hasText: "Its account was removed" }).waitFor();
    assert.equal(await frame.getByRole("button", { name: "Refresh", exact: true }).count(), 0);
    await assertAccessible(frame);
    assert.ok((await walkThrough(editor, frame)) > 10);
    await editor.screenshot("detail-account-removed-light");
  });
});
