import * as vscode from "vscode";
import type { CertificateRef, Session } from "../accounts";
import { type Instant, type Message, message } from "../certificates";
import { escapeGlob, type ReportDocuments, type SourceFile } from "../editor";
import { certificateName } from "../ui/certificateText";
import { localize } from "../ui/localize";
import { log } from "../ui/log";
import { showError } from "../ui/notify";
import { type ReportAction, type ReportAnswer, ReportPanel } from "../uploadReport";
import { applyFinding } from "./applyFinding";
import { openFinding } from "./showFinding";
import { type Decision, findingId, type UploadOffer } from "./upload/offer";
import type { Examined } from "./upload/pairing";
import type { Prior } from "./upload/prior";
import { reportModel } from "./upload/report/reportModel";
import type { UploadReport } from "./upload/uploadFlow";

export interface UploadReportParts {
  readonly extensionUri: vscode.Uri;
  readonly reports: ReportDocuments;
}

/** Typing in one of the files is followed after a pause, in ms. */
const pause = 500;

/** The report of one upload in its panel, and what its buttons do. */
export class UploadReportView implements UploadReport {
  readonly #parts: UploadReportParts;
  readonly #panel: ReportPanel;

  constructor(parts: UploadReportParts) {
    this.#parts = parts;
    this.#panel = new ReportPanel(parts.extensionUri);
  }

  async whileLooking(
    examined: Examined,
    { account }: Session,
    now: Instant,
    look: (signal: AbortSignal) => Promise<Prior>,
  ): Promise<Prior> {
    this.#show(examined, now, message("Looking into {0} for this certificate", account.name));
    const aborting = new AbortController();
    const closing = this.#panel.onDidAnswer(({ kind }) => {
      if (kind === "closed") aborting.abort();
    });
    try {
      return await look(aborting.signal);
    } finally {
      closing.dispose();
    }
  }

  ask(offer: UploadOffer, now: Instant): Promise<Decision> {
    if (this.#panel.closed) return Promise.resolve({ kind: "stop" });
    this.#show(offer, now);
    return new Promise((resolve) => {
      const listening = vscode.Disposable.from(
        this.#panel.onDidAnswer((answer) => void this.#decide(answer, offer).then(settle, failed)),
        onDidChangeFiles(offer.files, () => settle({ kind: "again" })),
      );
      function settle(decision: Decision | undefined): void {
        if (decision === undefined) return;
        listening.dispose();
        resolve(decision);
      }
    });
  }

  sending(offer: UploadOffer, now: Instant): void {
    this.#show(offer, now, message("Uploading…"));
  }

  close(): void {
    this.#panel.dispose();
  }

  #show(offer: UploadOffer, now: Instant, busy?: Message): void {
    this.#panel.show(reportModel(offer, now, localize, busy));
  }

  /** What an answer decides; undefined when the report goes on waiting. */
  async #decide(answer: ReportAnswer, offer: UploadOffer): Promise<Decision | undefined> {
    switch (answer.kind) {
      case "closed":
        return { kind: "stop" };
      case "upload":
        return answer;
      case "act":
        return this.#act(answer.action, answer.check, offer);
    }
  }

  async #act(
    action: ReportAction,
    check: string | undefined,
    offer: UploadOffer,
  ): Promise<Decision | undefined> {
    const finding = offer.examination.findings.find((one) => findingId(one) === check);
    switch (action) {
      case "cancel":
        return { kind: "stop" };
      case "checkAgain":
        return { kind: "again" };
      case "fix":
        if (finding !== undefined && !(await applyFinding(finding, offer.files))) return undefined;
        return { kind: "again" };
      case "otherKey": {
        const without = offer.files.find(({ name }) => name === finding?.block?.source.name);
        return without === undefined ? undefined : { kind: "again", without };
      }
      case "open":
        if (finding !== undefined) await openFinding(finding, offer.files);
        return undefined;
      case "showDifferences":
        await showDifferences(offer, this.#parts.reports);
        return undefined;
      case "showPrior":
        await run("showDetail", priorRef(offer));
        return undefined;
      case "showReplaced":
        await run("showDetail", replacedRef(offer));
        return undefined;
      case "compareReplaced":
        await run("compare", replacedRef(offer), leafPlace(offer));
        return undefined;
    }
  }
}

function failed(error: unknown): void {
  log().error("The upload report could not do what was asked", error);
  void showError(vscode.l10n.t("That did not work; the log says more."));
}

async function run(command: string, ...args: readonly unknown[]): Promise<void> {
  if (args.every((argument) => argument !== undefined)) {
    await vscode.commands.executeCommand(`certificateBrowser.${command}`, ...args);
  }
}

function priorRef({ way }: UploadOffer): CertificateRef | undefined {
  if (way?.prior.lookup.kind !== "found") return undefined;
  return { accountId: way.session.account.id, certificateId: way.prior.lookup.certificate.id };
}

function replacedRef({ way }: UploadOffer): CertificateRef | undefined {
  const replaced = way?.prior.replaces?.certificate;
  return way && replaced && { accountId: way.session.account.id, certificateId: replaced.id };
}

/** The leaf's file, for a comparison. */
function leafPlace(offer: UploadOffer): vscode.Uri | undefined {
  const file = leafFile(offer);
  return file && vscode.Uri.parse(file.uri, true);
}

function leafFile({ examination: { leaf }, files }: UploadOffer): SourceFile | undefined {
  return files.find(({ name }) => name === leaf?.block.source.name);
}

/** The editor's diff of the file with the leaf and what is sent instead. */
async function showDifferences(offer: UploadOffer, reports: ReportDocuments): Promise<void> {
  const { leaf, upload } = offer.examination;
  const file = leafFile(offer);
  if (leaf === undefined || upload === undefined || file === undefined) return;
  const name = vscode.l10n.t("{0} as it will be sent", certificateName(leaf.certificate));
  await reports.showDifference(vscode.Uri.parse(file.uri, true), name, upload.certificate);
}

/** Hears of changes of the files, in editors and on disk, after a pause. */
function onDidChangeFiles(files: readonly SourceFile[], changed: () => void): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, pause);
  };
  const own = new Set(files.map(({ uri }) => uri));
  const watchers = files.map(({ uri }) => {
    const place = vscode.Uri.parse(uri, true);
    const name = place.path.slice(place.path.lastIndexOf("/") + 1);
    const folder = vscode.Uri.joinPath(place, "..");
    return vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, escapeGlob(name)));
  });
  return vscode.Disposable.from(
    ...watchers,
    ...watchers.map((watcher) => watcher.onDidChange(wait)),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && own.has(document.uri.toString())) wait();
    }),
    { dispose: () => clearTimeout(timer) },
  );
}
