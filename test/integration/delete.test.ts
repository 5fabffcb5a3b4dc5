import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import type { CertificateRef, Session } from "../../src/accounts";
import { type Certificate, deletionVerdict } from "../../src/certificates";
import type { TestApi } from "../../src/extension";
import { activatedApi } from "./extensionUnderTest";
import { openSandboxAccount, removeAccounts, uploadOwn } from "./support/sandboxAccount";
import { answerMessages } from "./support/stubs";

describe("deleting certificates", () => {
  let api: TestApi;
  let session: Session;
  const cleanUp: { dispose(): unknown }[] = [];
  const answering = (...args: Parameters<typeof answerMessages>) => {
    const stub = answerMessages(...args);
    cleanUp.push(stub);
    return stub;
  };

  before(async () => {
    api = await activatedApi();
    session = await openSandboxAccount(api);
  });

  afterEach(() => {
    for (const item of cleanUp.splice(0)) item.dispose();
  });

  after(() => removeAccounts(api));

  const uploaded = (alias: string) => uploadOwn(session, alias);

  const remove = (...args: unknown[]) => vscode.commands.executeCommand("certificateBrowser.delete", ...args);

  async function isInTheCloud({ certificateId }: CertificateRef): Promise<boolean> {
    await session.store.load();
    assert.equal(session.store.state.error, undefined);
    return session.store.get(certificateId) !== undefined;
  }

  function refOf(certificate: Certificate | undefined): CertificateRef {
    assert.ok(certificate);
    return { accountId: session.account.id, certificateId: certificate.id };
  }

  it("asks once, naming what goes, and does nothing without a yes", async () => {
    const ref = await uploaded("asked");
    const { shown } = answering("showWarningMessage");
    await remove(ref);
    assert.equal(shown.length, 1);
    const text = shown[0]?.text ?? "";
    for (const fact of ["asked", ref.certificateId, session.account.name, "cannot be undone"]) {
      assert.ok(text.includes(fact), `${fact} in ${text}`);
    }
    assert.ok(await isInTheCloud(ref));
  });

  it("deletes after a yes, and the tree's list is patched at once", async () => {
    const ref = await uploaded("gone");
    answering("showWarningMessage", ["Delete"]);
    const { shown } = answering("showInformationMessage");
    await remove(ref);
    assert.equal(session.store.get(ref.certificateId), undefined);
    assert.match(shown[0]?.text ?? "", /was deleted/);
    assert.equal(await isInTheCloud(ref), false);
  });

  it("deletes once when it is called twice", async () => {
    const ref = await uploaded("twice");
    const { shown: questions } = answering("showWarningMessage", ["Delete", "Delete"]);
    const { shown: errors } = answering("showErrorMessage");
    const { shown: results } = answering("showInformationMessage");
    await Promise.all([remove(ref), remove(ref)]);
    assert.equal(questions.length, 1);
    assert.equal(results.length, 1);
    assert.deepEqual(errors, []);
  });

  it("asks one question for several, and says what stays and why", async () => {
    const refs = [await uploaded("first"), await uploaded("second")];
    const kept = refOf(session.store.all().find((certificate) => !deletionVerdict(certificate).allowed));
    const { shown: questions } = answering("showWarningMessage", ["Delete"]);
    const { shown: results } = answering("showInformationMessage");
    await remove(refs[0], [...refs, kept, { kind: "group", accountId: session.account.id }]);
    assert.equal(questions.length, 1);
    assert.match(
      questions[0]?.text ?? "",
      /Delete 2 certificates\?[\s\S]*These stay:[\s\S]*can be deleted only/,
    );
    assert.match(results[0]?.text ?? "", /2 certificates were deleted/);
    for (const ref of refs) assert.equal(await isInTheCloud(ref), false);
    assert.ok(await isInTheCloud(kept));
  });

  it("says why the rules refuse, without a button that deletes", async () => {
    const kept = refOf(session.store.all().find((certificate) => !deletionVerdict(certificate).allowed));
    const { shown } = answering("showWarningMessage");
    await remove(kept);
    assert.match(shown[0]?.text ?? "", /cannot be deleted[\s\S]*can be deleted only/);
    assert.deepEqual(shown[0]?.buttons, []);
    assert.ok(await isInTheCloud(kept));
  });

  it("explains the service's no, with its code and RequestId", async () => {
    const ref = await uploaded("vanished");
    assert.ok((await session.service.delete(ref.certificateId)).ok);
    answering("showWarningMessage", ["Delete"]);
    const { shown } = answering("showErrorMessage");
    await remove(ref);
    assert.match(shown[0]?.text ?? "", /was not deleted[\s\S]*NotFound[\s\S]*RequestId/i);
    assert.equal(session.store.get(ref.certificateId), undefined, "what is not in the cloud leaves the list");
  });
});
