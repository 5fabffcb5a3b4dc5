import type { Uri } from "vscode";
import type { AccountParts } from "../accounts";
import type { CertificateDocuments, ComparisonDocuments, ReportDocuments } from "../editor";
import type { TreeRegistration } from "../tree";
import { addAccountCommand } from "./addAccount";
import { addIntermediateCommand } from "./addIntermediate";
import { boundResourcesCommand } from "./boundResources";
import { checkCommand } from "./check";
import { clearFilterCommand } from "./clearFilter";
import type { Command } from "./command";
import type { CommandName } from "./commandNames";
import { compareCommand } from "./compare";
import { copyDomainCommand } from "./copyDomain";
import { copyIdCommand } from "./copyId";
import { copyPemCommand } from "./copyPem";
import { deleteCommand } from "./delete";
import { downloadCommand } from "./download";
import { editAliasCommand } from "./editAlias";
import { filterCommand } from "./filter";
import { findCommand } from "./find";
import { groupByCommand } from "./groupBy";
import { hideExpiredCommand } from "./hideExpired";
import { moveToProjectCommand } from "./moveToProject";
import { muteNoticeCommand } from "./muteNotice";
import { openAsPemCommand } from "./openAsPem";
import { openInConsoleCommand } from "./openInConsole";
import { openPemCommand } from "./openPem";
import { openSandboxCommand } from "./openSandbox";
import { operationLogCommand } from "./operationLog";
import { recheckValidationCommand } from "./recheckValidation";
import { refreshCommand } from "./refresh";
import { removeAccountCommand } from "./removeAccount";
import { type ShowDetailParts, showDetailCommand } from "./showDetail";
import { showLogCommand } from "./showLog";
import { sortByCommand } from "./sortBy";
import { splitFileCommand } from "./splitFile";
import { testAccountCommand } from "./testAccount";
import { uploadCommand } from "./upload";

/** What the commands work with; each takes what it needs. */
export interface CommandParts
  extends Pick<AccountParts, "accounts" | "keychain" | "connector" | "sessions">,
    Pick<TreeRegistration, "filter" | "reveal"> {
  readonly detail: ShowDetailParts["detail"];
  readonly documents: CertificateDocuments;
  readonly reports: ReportDocuments;
  readonly comparisons: ComparisonDocuments;
  /** Where the extension is installed. */
  readonly extensionUri: Uri;
}

/** All commands, by name. This is the bundle that is loaded when the first command runs. */
export function makeCommands(parts: CommandParts): Readonly<Record<CommandName, Command>> {
  return {
    addAccount: addAccountCommand(parts),
    addIntermediate: addIntermediateCommand(parts),
    boundResources: boundResourcesCommand(parts),
    check: checkCommand(parts),
    clearFilter: clearFilterCommand(parts),
    compare: compareCommand(parts),
    copyDomain: copyDomainCommand(parts),
    copyId: copyIdCommand(parts),
    copyPem: copyPemCommand(parts),
    delete: deleteCommand(parts),
    download: downloadCommand(parts),
    editAlias: editAliasCommand(parts),
    filter: filterCommand(parts),
    find: findCommand(parts),
    groupBy: groupByCommand(),
    hideExpired: hideExpiredCommand(true),
    moveToProject: moveToProjectCommand(parts),
    muteNotice: muteNoticeCommand(parts, true),
    openAsPem: openAsPemCommand(parts),
    openInConsole: openInConsoleCommand(parts),
    openPem: openPemCommand(parts),
    openSandbox: openSandboxCommand(parts),
    operationLog: operationLogCommand(parts),
    recheckValidation: recheckValidationCommand(parts),
    refresh: refreshCommand(parts),
    removeAccount: removeAccountCommand(parts),
    showDetail: showDetailCommand(parts),
    showExpired: hideExpiredCommand(false),
    showLog: showLogCommand(),
    sortBy: sortByCommand(),
    splitFile: splitFileCommand(),
    testAccount: testAccountCommand(parts),
    unmuteNotice: muteNoticeCommand(parts, false),
    upload: uploadCommand(parts),
  };
}
