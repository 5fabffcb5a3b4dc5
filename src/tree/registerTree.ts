import * as vscode from "vscode";
import type { CertificateRef, Sessions } from "../accounts";
import { log } from "../ui/log";
import { VisibleTimer } from "../ui/visibleTimer";
import { CertificateTree } from "./certificateTree";
import { CertificateTreeProvider } from "./certificateTreeProvider";
import { currentTreeSettings, settingsSection } from "./currentTreeSettings";
import { countExpiring } from "./expiringBadge";
import { keptFilter, type WorkspaceStorage } from "./filterMemory";
import { filterMessage, tellMenusOf } from "./filterMessage";
import { listingAge } from "./listingAge";
import type { TreeNode } from "./node";
import { pemDrop } from "./pemDrop";
import { realClock } from "./throttle";
import { TreeFilter } from "./treeFilter";
import type { TreeSettings } from "./treeSettings";
import { ViewMessage } from "./viewMessage";

const viewId = "certificateBrowser.certificates";

/** "expires in 12 days" is looked at again this often. */
const minutesBetweenRedraws = 60;

/** "as of 3 minutes ago" is looked at again this often. */
const minutesBetweenTicks = 1;

/** The tree of certificates in the sidebar. */
export interface TreeRegistration extends vscode.Disposable {
  readonly filter: TreeFilter;
  /** Shows a certificate in the tree, expanded to and selected. Nothing happens when the tree does not have it. Never rejects. */
  reveal(ref: CertificateRef): Promise<void>;
}

export interface TreeParts {
  readonly sessions: Sessions;
  /** Where the filter of the workspace is kept. */
  readonly workspace: WorkspaceStorage;
}

/** Registers the view. Accounts are listed when it first becomes visible, not before. */
export function registerTree({ sessions, workspace }: TreeParts): TreeRegistration {
  const filter = new TreeFilter(
    sessions,
    keptFilter(workspace, (line) => log().warn(line)),
  );
  const tree = new CertificateTree(sessions, currentTreeSettings(), realClock, filter);
  const provider = new CertificateTreeProvider(tree);
  const view = vscode.window.createTreeView<TreeNode>(viewId, {
    treeDataProvider: provider,
    dragAndDropController: pemDrop,
    canSelectMany: true,
    showCollapseAll: true,
  });
  const message = new ViewMessage(view, viewId);
  const update = () => {
    if (view.visible) ensureLoaded(sessions);
    message.update(sessions, tree.showsAccounts, filterMessage(filter, sessions));
    view.badge = expiringBadge(sessions, tree.settings);
  };
  update();

  const parts = vscode.Disposable.from(
    tree.onDidUpdate(update),
    view.onDidChangeVisibility(update),
    keepFresh(tree, view, sessions),
    message,
    tellMenusOf(filter),
    view,
    provider,
    tree,
  );
  return { filter, dispose: () => parts.dispose(), reveal: (ref) => reveal(tree, view, ref) };
}

/** Follows the settings, and the clock while the view is visible. */
function keepFresh(
  tree: CertificateTree,
  view: vscode.TreeView<TreeNode>,
  sessions: Sessions,
): vscode.Disposable {
  const reload = new VisibleTimer(view, () => loadAll(sessions));
  const redraw = new VisibleTimer(view, () => tree.redrawAll());
  const tick = new VisibleTimer(view, () => {
    if (sessions.all().some(({ store }) => listingAge(store.state, Date.now()).length > 0)) tree.tick();
  });
  reload.every(tree.settings.refreshMinutes);
  redraw.every(minutesBetweenRedraws);
  tick.every(minutesBetweenTicks);
  const settings = vscode.workspace.onDidChangeConfiguration((event) => {
    if (!event.affectsConfiguration(settingsSection)) return;
    tree.configure(currentTreeSettings());
    reload.every(tree.settings.refreshMinutes);
  });
  return vscode.Disposable.from(settings, reload, redraw, tick);
}

/** Loading never rejects: what fails becomes the store's state, and a node. */
function ensureLoaded(sessions: Sessions): void {
  for (const { store } of sessions.all()) void store.ensureLoaded();
}

function loadAll(sessions: Sessions): void {
  for (const { store } of sessions.all()) void store.load();
}

function expiringBadge(sessions: Sessions, { expiringDays }: TreeSettings): vscode.ViewBadge | undefined {
  const value = countExpiring(sessions, Date.now(), expiringDays);
  if (value === 0) return undefined;
  const tooltip =
    value === 1
      ? vscode.l10n.t("1 certificate expires within {0} days", expiringDays)
      : vscode.l10n.t("{0} certificates expire within {1} days", value, expiringDays);
  return { value, tooltip };
}

async function reveal(
  tree: CertificateTree,
  view: vscode.TreeView<TreeNode>,
  ref: CertificateRef,
): Promise<void> {
  // The editor must hear of a certificate that has just been added before it is asked to show it.
  tree.flush();
  const node = tree.find(ref);
  if (node === undefined) return;
  try {
    await view.reveal(node, { select: true, focus: true });
  } catch (error) {
    // It went while the editor looked for it. What the caller did is done all the same.
    log().debug(`Certificate ${ref.certificateId} could not be shown in the tree: ${String(error)}`);
  }
}
