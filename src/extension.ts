import * as vscode from "vscode";
import { type AccountParts, registerAccounts } from "./accounts";
import { registerAddAccount } from "./commands/addAccount";
import { registerBoundResources } from "./commands/boundResources";
import { registerCheck } from "./commands/check";
import { registerClearFilter } from "./commands/clearFilter";
import { registerCompare } from "./commands/compare";
import { registerCopyDomain } from "./commands/copyDomain";
import { registerCopyId } from "./commands/copyId";
import { registerCopyPem } from "./commands/copyPem";
import { registerDelete } from "./commands/delete";
import { registerDownload } from "./commands/download";
import { registerEditAlias } from "./commands/editAlias";
import { registerFilter } from "./commands/filter";
import { registerFind } from "./commands/find";
import { registerGroupBy } from "./commands/groupBy";
import { registerHideExpired } from "./commands/hideExpired";
import { registerMoveToProject } from "./commands/moveToProject";
import { registerMuteNotice } from "./commands/muteNotice";
import { registerOpenAsPem } from "./commands/openAsPem";
import { registerOpenInConsole } from "./commands/openInConsole";
import { registerOpenPem } from "./commands/openPem";
import { openSandboxIfAsked, registerOpenSandbox } from "./commands/openSandbox";
import { registerOperationLog } from "./commands/operationLog";
import { registerRecheckValidation } from "./commands/recheckValidation";
import { registerRefresh } from "./commands/refresh";
import { registerRemoveAccount } from "./commands/removeAccount";
import { registerShowDetail } from "./commands/showDetail";
import { registerShowLog } from "./commands/showLog";
import { registerSortBy } from "./commands/sortBy";
import { registerSplitFile } from "./commands/splitFile";
import { registerTestAccount } from "./commands/testAccount";
import { registerUpload } from "./commands/upload";
import { registerDetail } from "./detail";
import { CertificateDocuments, ComparisonDocuments, PemLanguage, ReportDocuments } from "./editor";
import { registerTree } from "./tree";
import { disposeLog } from "./ui/log";

let accountParts: AccountParts | undefined;

/** What `activate` gives the integration tests; other extensions get nothing. */
export type TestApi = Pick<AccountParts, "accounts" | "sessions">;

/** Makes the parts and registers them. Connects to nothing, and loads neither the PEM code nor the sandbox. */
export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  accountParts = registerAccounts(context);
  const { accounts, keychain, connector, sessions } = accountParts;
  const tree = registerTree({ sessions, workspaceState: context.workspaceState });
  const reports = new ReportDocuments();
  const detail = registerDetail({
    extensionUri: context.extensionUri,
    sessions,
    showText: (name, text) => reports.show(name, text),
  });
  const documents = new CertificateDocuments(sessions);
  const comparisons = new ComparisonDocuments();

  context.subscriptions.push(
    accountParts,
    tree,
    detail,
    documents,
    reports,
    comparisons,
    new PemLanguage(),

    registerAddAccount({ accounts, keychain, connector }),
    registerOpenSandbox(accounts),
    registerRemoveAccount({ accounts, keychain }),
    registerTestAccount({ accounts, connector }),

    registerRefresh({ sessions }),
    registerRecheckValidation({ sessions, reports }),
    registerBoundResources({ sessions, reports }),
    registerOperationLog({ sessions, reports }),
    registerDownload({ sessions }),
    registerMuteNotice({ sessions }),
    registerMoveToProject({ sessions }),
    registerEditAlias({ sessions }),
    registerHideExpired(),
    registerFind({ sessions, reveal: (ref) => tree.reveal(ref) }),
    registerFilter({ sessions, filter: tree.filter }),
    registerClearFilter({ filter: tree.filter }),
    registerGroupBy(),
    registerSortBy(),

    registerShowDetail({ sessions, detail }),
    registerOpenPem({ sessions, documents }),
    registerCompare({ sessions, comparisons }),
    registerOpenInConsole({ sessions }),
    registerCopyId({ sessions }),
    registerCopyDomain({ sessions }),
    registerCopyPem({ sessions }),
    registerDelete({ sessions }),

    registerUpload({ sessions, reports, reveal: (ref) => tree.reveal(ref) }),
    registerCheck({ reports }),
    registerOpenAsPem({ reports }),
    registerSplitFile(),
    registerShowLog(),
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
