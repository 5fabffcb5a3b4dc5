import * as vscode from "vscode";
import type { CertificateRef, Sessions } from "../accounts";
import type { Message } from "../certificates";
import { currentTreeSettings } from "../tree";
import { localize } from "../ui/localize";
import { showInformation } from "../ui/notify";
import { pickText } from "../ui/pickText";
import { showServiceError } from "../ui/serviceErrors";
import { themeIcon } from "../ui/themeIcon";
import type { Command } from "./command";
import { CertificateSearch, type Found, type SearchState } from "./find/certificateSearch";
import { type FindItem, findItems } from "./find/findItems";

export interface FindParts {
  readonly sessions: Sessions;
  /** Shows a certificate in the tree. */
  readonly reveal: (ref: CertificateRef) => Thenable<void>;
}

interface FindPick extends vscode.QuickPickItem {
  readonly item: FindItem;
}

/** `Find Certificate…`: searches all accounts while the user types. */
export function findCommand(parts: FindParts): Command {
  return () => {
    if (parts.sessions.all().length > 0) openSearch(parts);
    else void showInformation(vscode.l10n.t("There is no account yet."));
  };
}

function openSearch(parts: FindParts): void {
  const pick = vscode.window.createQuickPick<FindPick>();
  const search = new CertificateSearch({ sessions: parts.sessions, now: Date.now, after });
  const reveal: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon("list-tree"),
    tooltip: vscode.l10n.t("Show in the Tree"),
  };
  const copy: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon("copy"),
    tooltip: vscode.l10n.t("Copy ID"),
  };
  pick.title = vscode.l10n.t("Find Certificate");
  pick.placeholder = vscode.l10n.t("Domain, alias or ID");
  search.onDidChange((state) => show(pick, state, itemsOf(state, parts.sessions, [reveal, copy])));
  pick.onDidChangeValue((text) => search.search(text));
  pick.onDidAccept(() => {
    const [chosen] = pick.activeItems;
    if (chosen !== undefined) open(chosen.item, () => pick.hide());
  });
  pick.onDidTriggerItemButton(({ item: { item }, button }) => {
    if (item.found === undefined) return;
    if (button === copy) {
      void vscode.env.clipboard.writeText(item.found.certificate.id);
      return;
    }
    pick.hide();
    void showInTree(item.found, parts);
  });
  pick.onDidHide(() => {
    search.dispose();
    pick.dispose();
  });
  pick.show();
  search.search("");
}

function show(pick: vscode.QuickPick<FindPick>, { busy }: SearchState, items: readonly FindPick[]): void {
  pick.busy = busy;
  // Otherwise the list would jump back to its top whenever an answer comes.
  pick.keepScrollPosition = true;
  const active = pick.activeItems[0]?.item.found?.certificate.id;
  pick.items = items;
  const again = items.find(({ item }) => active !== undefined && item.found?.certificate.id === active);
  if (again !== undefined) pick.activeItems = [again];
}

function itemsOf(
  state: SearchState,
  sessions: Sessions,
  buttons: readonly vscode.QuickInputButton[],
): FindPick[] {
  const view = {
    now: Date.now(),
    expiringDays: currentTreeSettings().expiringDays,
    severalAccounts: sessions.all().length > 1,
  };
  return findItems(state, view).map((item) => ({
    item,
    label: shown(item.label),
    description: item.description.map(shown).join(" · "),
    detail: item.detail.map(shown).join(" · "),
    iconPath: themeIcon(item.icon),
    // The services and the lists have chosen; what they looked at (other names) need not be on the line.
    alwaysShow: true,
    buttons: item.found === undefined ? [] : buttons,
  }));
}

function shown(text: string | Message): string {
  return pickText(typeof text === "string" ? text : localize(text));
}

/** Enter on a certificate opens its detail, on an error tells all of it; a remark stays where it is. */
function open({ found, failure }: FindItem, close: () => void): void {
  if (found !== undefined) {
    close();
    void vscode.commands.executeCommand("certificateBrowser.showDetail", refOf(found));
  } else if (failure !== undefined) {
    close();
    const title = vscode.l10n.t("{0} could not be searched", failure.session.account.name);
    void showServiceError(failure.error, { title });
  }
}

async function showInTree(found: Found, { reveal }: FindParts): Promise<void> {
  const { store } = found.session;
  // The tree shows what is listed; the service may have found it before the list got there.
  if (store.get(found.certificate.id) === undefined) store.put(found.certificate);
  await reveal(refOf(found));
}

function refOf({ session, certificate }: Found): CertificateRef {
  return { accountId: session.account.id, certificateId: certificate.id };
}

function after(milliseconds: number, action: () => void): vscode.Disposable {
  const timer = setTimeout(action, milliseconds);
  return { dispose: () => clearTimeout(timer) };
}
