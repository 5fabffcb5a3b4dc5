import * as vscode from "vscode";
import type { Finding } from "../../pem";
import { pemLanguage } from "../pemFileNames";
import { isUsersFile } from "../usersFile";
import { factsOf } from "./fileFacts";
import { onDidChangeGit } from "./gitState";
import { helpUri } from "./helpUri";
import type { KnownBlock } from "./knownBlocks";
import type { PairIndex } from "./pairIndex";
import { type PemDocuments, rangeOf } from "./pemDocuments";
import { shown } from "./shown";

const section = "certificateBrowser";

/** How long the user must have stopped typing before a file is examined, in ms. */
const shortestPause = 300;

/** A file that takes long is examined later, so that at most a third of the time goes into it. */
const pauseFor = (took: number) => Math.max(shortestPause, 2 * took);

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
} as const;

/** A problem shown, with the finding it came from. */
export interface ShownProblem {
  readonly finding: Finding;
  readonly diagnostic: vscode.Diagnostic;
}

/** What was found in one version of a document. */
interface Examined {
  readonly version: number;
  readonly problems: readonly ShownProblem[];
  /** How long it took, in ms. */
  readonly took: number;
}

/** The findings of open PEM files in the Problems panel. A file is examined again when its user pauses after a change. */
export class PemDiagnostics implements vscode.Disposable {
  readonly #documents: PemDocuments;
  readonly #pairs: PairIndex;
  readonly #collection = vscode.languages.createDiagnosticCollection("certificates");
  readonly #examined = new Map<string, Examined>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #listeners: vscode.Disposable;

  constructor(documents: PemDocuments, pairs: PairIndex) {
    this.#documents = documents;
    this.#pairs = pairs;
    this.#listeners = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => void this.#examine(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#examineLater(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri)),
      pairs.onDidChange(() => this.#examineIncomplete()),
      onDidChangeGit(() => this.#examineKeys()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(section)) this.#examineAll();
      }),
    );
    this.#examineAll();
  }

  /** The problems shown for a document in its present version; none while it is being examined. */
  problemsOf({ uri, version }: vscode.TextDocument): readonly ShownProblem[] {
    const examined = this.#examined.get(uri.toString());
    return examined?.version === version ? examined.problems : [];
  }

  dispose(): void {
    this.#listeners.dispose();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#collection.dispose();
  }

  #examineAll(): void {
    for (const document of vscode.workspace.textDocuments) void this.#examine(document);
  }

  /** A certificate that was missing may have turned up among the files of the workspace. */
  #examineIncomplete(): void {
    for (const document of vscode.workspace.textDocuments) {
      const problems = this.problemsOf(document);
      if (problems.some(({ finding }) => finding.code === "missing-intermediate"))
        this.#examineLater(document);
    }
  }

  /** Git may have another view of the files with private keys now. */
  #examineKeys(): void {
    for (const document of vscode.workspace.textDocuments) {
      if (isExamined(document) && this.#documents.read(document).blocks.some(isOpenKey))
        this.#examineLater(document);
    }
  }

  #examineLater(document: vscode.TextDocument): void {
    if (!isExamined(document)) return;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(
        () => {
          this.#timers.delete(key);
          void this.#examine(document);
        },
        pauseFor(this.#examined.get(key)?.took ?? 0),
      ),
    );
  }

  async #examine(document: vscode.TextDocument): Promise<void> {
    if (!isExamined(document)) return;
    const settings = vscode.workspace.getConfiguration(section, document.uri);
    if (!settings.get<boolean>("diagnostics.enabled", true)) return this.#forget(document.uri);
    const { version } = document;
    const start = performance.now();
    const { source, blocks } = this.#documents.read(document);
    const reading = performance.now() - start;
    void this.#pairs.ready();
    const facts = blocks.some(isOpenKey) ? await factsOf(document.uri) : {};
    // Changed or closed meanwhile: the next examination will tell.
    if (document.isClosed || document.version !== version) return;
    const inspecting = performance.now();
    const findings = this.#documents.pem.inspect([source], {
      now: Date.now(),
      expiringDays: settings.get<number>("expiringDays", 30),
      known: this.#pairs.authorities(),
      gitIgnored: () => facts.gitIgnored,
      worldReadable: () => facts.worldReadable,
    });
    const problems = findings.map((finding) => shownProblem(document, finding));
    const took = reading + performance.now() - inspecting;
    this.#examined.set(document.uri.toString(), { version, problems, took });
    this.#collection.set(
      document.uri,
      problems.map(({ diagnostic }) => diagnostic),
    );
  }

  #forget(uri: vscode.Uri): void {
    const key = uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#examined.delete(key);
    this.#collection.delete(uri);
  }
}

/** The user's own PEM files. A certificate of an account, opened to be read, is not theirs to repair. */
function isExamined({ languageId, uri }: vscode.TextDocument): boolean {
  return languageId === pemLanguage && isUsersFile(uri);
}

function isOpenKey({ kind, content }: KnownBlock): boolean {
  return kind === "private-key" && !content.isEncrypted;
}

function shownProblem(document: vscode.TextDocument, finding: Finding): ShownProblem {
  const diagnostic = new vscode.Diagnostic(
    rangeOf(document, finding.range ?? { start: 0, end: 0 }),
    sentence(shown(finding.reason)),
    severities[finding.severity],
  );
  diagnostic.source = vscode.l10n.t("Certificates");
  diagnostic.code = { value: finding.code, target: helpUri(finding.code) };
  return { finding, diagnostic };
}

/** Reasons begin in lower case, since they usually follow the name of a file. */
function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
