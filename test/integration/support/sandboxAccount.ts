import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import type { CertificateRef, Session } from "../../../src/accounts";
import { isUploaded, Status } from "../../../src/certificates";
import type { TestApi } from "../../../src/extension";

/** Opens the sandbox account as the user does, and gives it with its certificates listed. */
export async function openSandboxAccount(api: TestApi): Promise<Session> {
  await vscode.commands.executeCommand("certificateBrowser.openSandbox");
  const session = api.sessions.all().find(({ account }) => account.site === "sandbox");
  assert.ok(session, "there is no sandbox account");
  await session.store.ensureLoaded();
  return session;
}

/** Issued certificates that were uploaded: what they contain is real. */
export function issuedUploads({ account, store }: Session): readonly CertificateRef[] {
  return store
    .all()
    .filter((certificate) => isUploaded(certificate) && certificate.status === Status.issued)
    .map(({ id }) => ({ accountId: account.id, certificateId: id }));
}

export async function removeAccounts({ accounts }: TestApi): Promise<void> {
  for (const { id } of accounts.all()) await accounts.remove(id);
}
