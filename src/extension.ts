import * as vscode from "vscode";
import { openSandboxIfAsked } from "./accounts/ensureSandbox";
import { type AccountParts, registerAccounts } from "./accounts/registerAccounts";
import { registerCommands } from "./commands/registerCommands";
import { registerDetail } from "./detail/registerDetail";
import { CertificateDocuments } from "./editor/certificateDocuments";
import { ComparisonDocuments } from "./editor/comparisonDocuments";
import { PemLanguage } from "./editor/pemLanguage";
import { ReportDocuments } from "./editor/reportDocuments";
import { WorkspaceView } from "./editor/workspaceView";
import { registerTree } from "./tree";
import { disposeLog } from "./ui/log";
import { sayLookAlike } from "./ui/lookAlikes";

let accountParts: AccountParts | undefined;

/** What `activate` gives the integration tests; other extensions get nothing. */
export type TestApi = Pick<AccountParts, "accounts" | "sessions">;

/** Makes the parts and registers them. Connects to nothing, and loads neither the PEM code nor the sandbox. */
export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  sayLookAlike(vscode.l10n.t("look-alike letters"));
  accountParts = registerAccounts(context);
  const { accounts, keychain, connector, sessions } = accountParts;
  const tree = registerTree({ sessions, workspace: context });
  const reports = new ReportDocuments();
  const detail = registerDetail({
    extensionUri: context.extensionUri,
    sessions,
    showText: (name, text, key) => reports.show(name, text, key),
  });
  const documents = new CertificateDocuments(sessions).register();
  const comparisons = new ComparisonDocuments();
  const pemLanguage = new PemLanguage(sessions);

  context.subscriptions.push(
    accountParts,
    tree,
    detail,
    documents,
    reports,
    comparisons,
    pemLanguage,
    new WorkspaceView(() => pemLanguage.features()),
    registerCommands({
      accounts,
      keychain,
      connector,
      sessions,
      detail,
      documents,
      reports,
      comparisons,
      filter: tree.filter,
      reveal: (ref) => tree.reveal(ref),
      extensionUri: context.extensionUri,
    }),
    { dispose: disposeLog },
  );
  openSandboxIfAsked(context, accounts);
  return context.extensionMode === vscode.ExtensionMode.Test ? { accounts, sessions } : undefined;
}

/** The editor disposes the subscriptions itself, but waits only for what this returns. */
export async function deactivate(): Promise<void> {
  await accountParts?.stop();
  accountParts = undefined;
}
