import type { Session, Sessions } from "../../accounts";
import { defaultProjectId, type Instant } from "../../certificates";
import type { SourceFile } from "../../editor";
import { type Examine, rememberingPassphrases } from "./examiner";
import { type Decision, planOf, type UploadOffer, type UploadWay } from "./offer";
import { type Examined, examineWithPartner, type PairingQuestions } from "./pairing";
import { type KeyOfPem, lookForPrior, type Prior } from "./prior";
import type { UploadOutcome, UploadSender } from "./sendUpload";
import { isUploadable, knownProjects, suggestedAlias, type Uploadable, type UploadPlan } from "./uploadPlan";

/** Where the user pointed: the account, perhaps the project, of a node in the tree. */
export interface Destination {
  readonly accountId: string;
  readonly projectId?: number;
}

/** The report of one upload: one view, from the first look to the end. */
export interface UploadReport {
  /** Shows that the account is being asked what it has already; closing the report ends the questions. */
  whileLooking(
    examined: Examined,
    session: Session,
    now: Instant,
    look: (signal: AbortSignal) => Promise<Prior>,
  ): Promise<Prior>;
  /** Shows what was found and where it would go, and settles with what the user decides. */
  ask(offer: UploadOffer, now: Instant): Promise<Decision>;
  /** Shows that it is being sent. */
  sending(offer: UploadOffer, now: Instant): void;
  close(): void;
}

/** The conversation with the user. Every question may be answered with `undefined`: stop. */
export interface UploadDialogs extends PairingQuestions {
  /** There is no account to upload to. */
  noAccount(): Promise<void>;
  chooseAccount(sessions: readonly Session[]): Promise<Session | undefined>;
  openReport(): UploadReport;
  whileSending(
    plan: UploadPlan,
    send: (signal: AbortSignal) => Promise<UploadOutcome>,
  ): Promise<UploadOutcome>;
  announce(plan: UploadPlan, outcome: UploadOutcome): Promise<void>;
}

export interface UploadParts {
  readonly sessions: Sessions;
  readonly examine: Examine;
  /** The files among which a missing key or certificate is looked for. */
  readonly candidates: (chosen: readonly SourceFile[]) => Promise<readonly SourceFile[]>;
  /** Reads files anew; undefined when one cannot be read, which has been said then. */
  readonly readAgain: (files: readonly SourceFile[]) => Promise<readonly SourceFile[] | undefined>;
  readonly dialogs: UploadDialogs;
  readonly sender: UploadSender;
  readonly keyOfPem: KeyOfPem;
  /** Waits, not too long, until the account's certificates are listed: its projects are known from them. */
  readonly whenListed: (session: Session) => Promise<void>;
  readonly now: () => Instant;
}

/** From chosen files to an uploaded certificate: examine, report, send, tell. Nothing is sent before the yes. */
export async function runUpload(
  chosen: readonly SourceFile[],
  destination: Destination | undefined,
  parts: UploadParts,
): Promise<void> {
  if (parts.sessions.all().length === 0) return parts.dialogs.noAccount();
  await new UploadRun(destination, parts).start(chosen);
}

/** One run: what was asked already is not asked again when the files change before the upload. */
class UploadRun {
  readonly #destination: Destination | undefined;
  readonly #parts: UploadParts;
  readonly #passphrases;
  #report: UploadReport | undefined;
  #session: Session | undefined;
  /** What the account has of the certificate with this fingerprint. */
  #prior: { readonly sha256: string; readonly found: Prior } | undefined;

  constructor(destination: Destination | undefined, parts: UploadParts) {
    this.#destination = destination;
    this.#parts = parts;
    this.#passphrases = rememberingPassphrases(parts.dialogs.askPassphrase);
  }

  async start(chosen: readonly SourceFile[]): Promise<void> {
    try {
      let files: readonly SourceFile[] | undefined = chosen;
      while (files !== undefined) files = await this.#round(files);
    } finally {
      this.#report?.close();
    }
  }

  /** From the files to the user's decision and what comes of it. Returns the files to go on with, if any. */
  async #round(files: readonly SourceFile[]): Promise<readonly SourceFile[] | undefined> {
    const { examine, candidates, dialogs, readAgain, now } = this.#parts;
    const examined = await examineWithPartner(files, examine, candidates, dialogs, this.#passphrases);
    if (examined === undefined) return undefined;
    const offer = await this.#offer(examined);
    if (offer === "stopped") return undefined;
    const report = this.#openReport();
    const decision = await report.ask(offer, now());
    if (decision.kind === "stop") return undefined;
    if (decision.kind === "again") {
      return readAgain(examined.files.filter((file) => file !== decision.without));
    }
    const plan = planOf(offer, decision);
    if (plan === undefined) return examined.files;
    return (await this.#send(plan, offer, report)) ? undefined : examined.files;
  }

  #openReport(): UploadReport {
    this.#report ??= this.#parts.dialogs.openReport();
    return this.#report;
  }

  async #offer(examined: Examined): Promise<UploadOffer | "stopped"> {
    const { examination } = examined;
    if (!isUploadable(examination)) return examined;
    this.#session ??= await this.#chooseSession();
    if (this.#session === undefined) return "stopped";
    return { ...examined, way: await this.#wayTo(this.#session, examined, examination) };
  }

  async #chooseSession(): Promise<Session | undefined> {
    const { dialogs, sessions } = this.#parts;
    const all = sessions.all();
    const pointedAt = all.find(({ account }) => account.id === this.#destination?.accountId);
    return pointedAt ?? (all.length === 1 ? all[0] : dialogs.chooseAccount(all));
  }

  async #wayTo(session: Session, examined: Examined, examination: Uploadable): Promise<UploadWay> {
    const prior = await this.#lookBefore(session, examined, examination);
    const { account, service, store } = session;
    const projects = service.capabilities.uploadToProject ? knownProjects(store.all()) : [];
    const wanted = account.id === this.#destination?.accountId ? this.#destination.projectId : undefined;
    const isKnown = projects.some(({ id }) => id === wanted);
    return {
      session,
      projects,
      projectId: wanted !== undefined && isKnown ? wanted : defaultProjectId,
      alias: suggestedAlias(examination),
      prior,
    };
  }

  /** Asks the account what it has of the certificate, once its records are listed. */
  async #lookBefore(session: Session, examined: Examined, { leaf, type }: Uploadable): Promise<Prior> {
    const { whenListed, keyOfPem, now } = this.#parts;
    const { sha256 } = leaf.certificate;
    if (this.#prior?.sha256 === sha256) return this.#prior.found;
    const found = await this.#openReport().whileLooking(examined, session, now(), async (signal) => {
      await whenListed(session);
      return lookForPrior(session, leaf.certificate, type, keyOfPem, signal);
    });
    this.#prior = { sha256, found };
    return found;
  }

  /** Whether it is over; a failed upload may be tried again from the report, after another look into the account. */
  async #send(plan: UploadPlan, offer: UploadOffer, report: UploadReport): Promise<boolean> {
    const { dialogs, sender, now } = this.#parts;
    report.sending(offer, now());
    const outcome = await dialogs.whileSending(plan, (signal) => sender.send(plan, signal));
    const isOver = outcome.kind !== "failed" && outcome.kind !== "uncertain";
    if (isOver) report.close();
    else this.#prior = undefined;
    await dialogs.announce(plan, outcome);
    return isOver;
  }
}
