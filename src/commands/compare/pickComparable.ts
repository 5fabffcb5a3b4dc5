import * as vscode from "vscode";
import type { Sessions } from "../../accounts";
import type { Certificate } from "../../certificates";
import {
  type CertificateInFile,
  certificatesAtCursors,
  fileName,
  openPemFiles,
  workspacePemFiles,
} from "../../editor";
import { pickText } from "../../ui/pickText";
import { pickTexts } from "../certificateTarget";
import { browseForFiles } from "../chooseFiles";
import { type Comparable, isSame } from "./comparable";

interface ComparableItem extends vscode.QuickPickItem {
  readonly comparable?: Comparable;
}

/**
 * Asks what to compare: certificates of the accounts, PEM files, and what the cursor is in; first of all that, then what
 * stands for the same names as `other`.
 *
 * @returns `undefined` when the user stopped
 */
export async function pickComparable(
  sessions: Sessions,
  placeHolder: string,
  other?: Comparable,
): Promise<Comparable | undefined> {
  const pick = vscode.window.createQuickPick<ComparableItem>();
  pick.title = vscode.l10n.t("Compare With");
  pick.placeholder = placeHolder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.buttons = [
    { iconPath: new vscode.ThemeIcon("folder-opened"), tooltip: vscode.l10n.t("Choose other files…") },
  ];
  pick.busy = true;
  void itemsFor(sessions, other).then((items) => {
    pick.items = items;
    pick.busy = false;
  });
  const chosen = await new Promise<Comparable | "browse" | undefined>((resolve) => {
    pick.onDidAccept(() => resolve(pick.activeItems[0]?.comparable));
    pick.onDidTriggerButton(() => resolve("browse"));
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
  pick.dispose();
  return chosen === "browse" ? browse() : chosen;
}

async function browse(): Promise<Comparable | undefined> {
  const [uri] = (await browseForFiles(vscode.l10n.t("Compare With"), false)) ?? [];
  return uri === undefined ? undefined : { kind: "file", uri };
}

async function itemsFor(sessions: Sessions, other: Comparable | undefined): Promise<ComparableItem[]> {
  const loaded = Promise.all(sessions.all().map(({ store }) => store.ensureLoaded()));
  const [atCursors, inWorkspace] = await Promise.all([certificatesAtCursors(), workspacePemFiles()]);
  await loaded;
  const open = openPemFiles();
  const known = new Set(open.map(String));
  const closed = inWorkspace.filter((uri) => !known.has(String(uri)));
  const cloud = cloudItems(sessions);
  const names = namesOf(sessions, other);
  const alike = ({ certificate }: CloudItem) => certificate.names.some((name) => names.has(name));
  // A file may be compared with itself when only a part of it was meant.
  const group = (label: string, items: readonly ComparableItem[]) =>
    groupOf(
      label,
      items.filter(({ comparable }) => comparable === undefined || !isSame(comparable, other)),
    );
  return [
    ...group(vscode.l10n.t("Under the cursor"), placeItems(atCursors)),
    ...group(vscode.l10n.t("Certificates of the same names"), cloud.filter(alike)),
    ...group(vscode.l10n.t("Open in editors"), fileItems(open)),
    ...group(vscode.l10n.t("In the workspace"), fileItems(closed)),
    ...group(
      vscode.l10n.t("Certificates of the accounts"),
      cloud.filter((item) => !alike(item)),
    ),
  ];
}

function groupOf(label: string, items: readonly ComparableItem[]): ComparableItem[] {
  if (items.length === 0) return [];
  return [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

function fileItems(uris: readonly vscode.Uri[]): ComparableItem[] {
  return uris.map((uri) => ({ label: pickText(fileName(uri)), comparable: { kind: "file", uri } }));
}

function placeItems(certificates: readonly CertificateInFile[]): ComparableItem[] {
  return certificates.map(({ uri, place, file, line }) => ({
    label: pickText(`${file}:${line}`),
    comparable: { kind: "file", uri, ...place },
  }));
}

interface CloudItem extends ComparableItem {
  readonly certificate: Certificate;
}

/** What has been issued, in all accounts. */
function cloudItems(sessions: Sessions): CloudItem[] {
  const all = sessions.all();
  return all.flatMap(({ account, store }) =>
    store
      .all()
      .filter(({ notAfter }) => notAfter !== undefined)
      .map((certificate) => ({
        certificate,
        comparable: { kind: "cloud", ref: { accountId: account.id, certificateId: certificate.id } },
        ...pickTexts(certificate, all.length > 1 ? account.name : ""),
      })),
  );
}

function namesOf(sessions: Sessions, other: Comparable | undefined): ReadonlySet<string> {
  if (other?.kind !== "cloud") return new Set();
  const { accountId, certificateId } = other.ref;
  return new Set(sessions.get(accountId)?.store.get(certificateId)?.names);
}
