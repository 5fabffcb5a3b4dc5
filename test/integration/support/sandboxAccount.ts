import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import type { CertificateRef, Session } from "../../../src/accounts";
import { isUploaded, Status } from "../../../src/certificates";
import type { TestApi } from "../../../src/extension";
import { generateKey, issueCertificate } from "../../../src/sandbox/issue";

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

/** Puts a certificate of the test's own into the sandbox, so that its samples stay as other tests expect them. */
export async function uploadOwn(session: Session, alias: string): Promise<CertificateRef> {
  const key = await generateKey("P-256");
  const { pem } = issueCertificate({
    subject: { CN: `${alias}.example.com` },
    key,
    notBefore: Date.now() - 1000,
    notAfter: Date.now() + 86_400_000,
    isCa: true,
  });
  const outcome = await session.service.upload({ certificate: pem, type: "CA", alias });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  await session.store.load();
  assert.ok(session.store.get(outcome.value.id));
  return { accountId: session.account.id, certificateId: outcome.value.id };
}

export async function removeAccounts({ accounts }: TestApi): Promise<void> {
  for (const { id } of accounts.all()) await accounts.remove(id);
}
