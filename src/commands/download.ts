import { homedir } from "node:os";
import * as vscode from "vscode";
import type { CertificateRef, Sessions } from "../accounts";
import { publicCertificates } from "../editor";
import { cancellable } from "../ui/cancellable";
import { localize } from "../ui/localize";
import { showError, showInformation } from "../ui/notify";
import { couldWrite, pathOf, saveFile } from "../ui/saveFile";
import { isIssued } from "./abilities";
import { ableTarget } from "./ableTargets";
import type { CertificateTarget } from "./certificateTarget";
import type { Command } from "./command";
import { downloadName } from "./download/fileNames";
import { ownerOnly, writePrivateFolder } from "./download/privateFile";
import { readZip } from "./download/zip";
import { nameOf } from "./outcomes";
import { tellFailure } from "./tellFailure";

type Way = "zip" | "folder" | "chain";

/**
 * `Download…`: the certificate as the service packs it, with its private key where the service has it, saved or unpacked
 * where the user chooses; or its public chain alone. Nothing of it is opened in an editor.
 */
export function downloadCommand({ sessions }: { readonly sessions: Sessions }): Command {
  return async (node?: CertificateRef) => {
    const wanted = {
      title: vscode.l10n.t("Download"),
      can: isIssued,
      refusal: vscode.l10n.t("Nothing has been issued yet, so there is nothing to download."),
    };
    const target = await ableTarget(sessions, node, wanted);
    const way = target && (await chooseWay(target));
    if (target === undefined || way === undefined) return;
    if (way === "chain") await saveChain(target);
    else await downloadArchive(target, way);
  };
}

/** Where the account cannot download, there is the public chain and no question. */
async function chooseWay(target: CertificateTarget): Promise<Way | undefined> {
  if (!target.session.service.capabilities.download) return "chain";
  const warning = vscode.l10n.t(
    "$(warning) May hold the private key: keep it where nobody else can read it.",
  );
  const items: (vscode.QuickPickItem & { readonly way: Way })[] = [
    { way: "zip", label: vscode.l10n.t("Save the ZIP Archive…"), detail: warning },
    { way: "folder", label: vscode.l10n.t("Unpack into a New Folder…"), detail: warning },
    {
      way: "chain",
      label: vscode.l10n.t("Save the Public Chain (PEM)…"),
      detail: vscode.l10n.t("The certificate and its intermediates, without the private key."),
    },
  ];
  const title = vscode.l10n.t("Download {0}", nameOf(target));
  return (await vscode.window.showQuickPick(items, { title }))?.way;
}

async function downloadArchive(target: CertificateTarget, way: "zip" | "folder"): Promise<void> {
  // The place first: a private key that has been fetched has somewhere to go.
  const place = way === "zip" ? await chooseFile(target, "zip") : await chooseFolder(target);
  if (place === undefined) return;
  const { session, certificate } = target;
  const archive = await cancellable(vscode.l10n.t("Downloading {0}", nameOf(target)), (signal) =>
    session.service.download(certificate.id, { signal }),
  );
  if (!archive.ok) {
    await tellFailure(archive.error, vscode.l10n.t("{0} was not downloaded.", nameOf(target)));
    return;
  }
  const { bytes } = archive.value;
  await (way === "zip" ? saving(place, () => saveFile(place, bytes, ownerOnly.file)) : unpack(place, bytes));
}

async function unpack(folder: vscode.Uri, bytes: Uint8Array): Promise<void> {
  const files = readZip(bytes);
  if (files.ok) {
    await saving(folder, () => writePrivateFolder(folder.fsPath, files.value));
    return;
  }
  await showError(vscode.l10n.t("{0} Nothing was written; save the archive instead.", localize(files.error)));
}

async function saveChain(target: CertificateTarget): Promise<void> {
  const { session, certificate } = target;
  const name = nameOf(target);
  const detail = await cancellable(vscode.l10n.t("Reading {0}", name), (signal) =>
    session.service.detail(certificate.id, { signal }),
  );
  if (!detail.ok) {
    await tellFailure(detail.error, vscode.l10n.t("{0} could not be read.", name));
    return;
  }
  const chain = publicCertificates(detail.value.pem, detail.value.encryptionPem);
  if (chain === "") {
    void showInformation(vscode.l10n.t("Nothing has been issued yet, so there is nothing to download."));
    return;
  }
  const place = await chooseFile(target, "pem");
  if (place !== undefined) await saving(place, () => saveFile(place, Buffer.from(chain)));
}

/** Says where it is, or why it could not be written. */
async function saving(place: vscode.Uri, write: () => Thenable<void>): Promise<void> {
  if (!(await couldWrite(place, write))) return;
  const show = vscode.l10n.t("Show in Folder");
  const actions = place.scheme === "file" && vscode.env.remoteName === undefined ? [show] : [];
  const chosen = await showInformation(vscode.l10n.t("Saved to {0}", pathOf(place)), ...actions);
  if (chosen === show) await vscode.commands.executeCommand("revealFileInOS", place);
}

async function chooseFile({ certificate }: CertificateTarget, extension: "zip" | "pem") {
  const filters =
    extension === "zip"
      ? { [vscode.l10n.t("ZIP archives")]: ["zip"] }
      : { [vscode.l10n.t("PEM files")]: ["pem"] };
  const name = `${downloadName(certificate)}.${extension}`;
  // A private key has no business in a workspace, which is often shared.
  const folder = extension === "pem" ? vscode.workspace.workspaceFolders?.[0]?.uri : undefined;
  const home = vscode.Uri.file(homedir());
  return vscode.window.showSaveDialog({
    filters,
    defaultUri: vscode.Uri.joinPath(folder ?? home, name),
  });
}

/** The folder to be made, in one the user chooses. */
async function chooseFolder({ certificate }: CertificateTarget): Promise<vscode.Uri | undefined> {
  const [parent] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      title: vscode.l10n.t("Unpack into a new folder in…"),
      openLabel: vscode.l10n.t("Unpack Here"),
    })) ?? [];
  if (parent === undefined) return undefined;
  if (parent.scheme === "file") return vscode.Uri.joinPath(parent, downloadName(certificate));
  void showInformation(
    vscode.l10n.t("Archives can be unpacked into folders of this machine only. Save the archive instead."),
  );
  return undefined;
}
