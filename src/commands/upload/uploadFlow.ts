import type { Session, Sessions } from "../../accounts";
import { type CertificateDetail, defaultProjectId, type Instant, type Project } from "../../certificates";
import type { SourceFile } from "../../editor";
import type { Examine } from "./examiner";
import { type Examined, examineWithPartner, type PairingQuestions } from "./pairing";
import { type KeyOfPem, lookForPrior, type Prior } from "./prior";
import type { UploadOutcome, UploadSender } from "./sendUpload";
import {
  isUploadable,
  knownProjects,
  suggestedAlias,
  type Uploadable,
  type UploadPlan,
  type UploadTarget,
} from "./uploadPlan";

/** Where the user pointed: the account, perhaps the project, of a node in the tree. */
export interface Destination {
  readonly accountId: string;
  readonly projectId?: number;
}

/** The conversation with the user. Every question may be answered with `undefined`: stop. */
export interface UploadDialogs extends PairingQuestions {
  /** There is no account to upload to. */
  noAccount(): Promise<void>;
  /** Errors were found; nothing is sent. */
  stopped(examined: Examined): Promise<void>;
  chooseAccount(sessions: readonly Session[]): Promise<Session | undefined>;
  /** Shows that the account is being asked what it has already; cancelling skips the question. */
  whileLooking(session: Session, look: (signal: AbortSignal) => Promise<Prior>): Promise<Prior>;
  /** The same certificate is there. `true` uploads it all the same, as a second copy. */
  uploadAgain(session: Session, certificate: CertificateDetail): Promise<boolean>;
  chooseProject(projects: readonly Project[]): Promise<Project | undefined>;
  askAlias(suggested: string): Promise<string | undefined>;
  /** Shows what is sent and where, warnings included. */
  confirm(plan: UploadPlan, now: Instant): Promise<boolean>;
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
  readonly dialogs: UploadDialogs;
  readonly sender: UploadSender;
  readonly keyOfPem: KeyOfPem;
  /** Waits, not too long, until the account's certificates are listed: its projects are known from them. */
  readonly whenListed: (session: Session) => Promise<void>;
  readonly now: () => Instant;
}

/** From chosen files to an uploaded certificate: examine, ask, confirm, send, tell. Nothing is sent before the yes. */
export async function runUpload(
  chosen: readonly SourceFile[],
  destination: Destination | undefined,
  parts: UploadParts,
): Promise<void> {
  const { dialogs, sessions } = parts;
  if (sessions.all().length === 0) return dialogs.noAccount();
  const examined = await examineWithPartner(chosen, parts.examine, parts.candidates, dialogs);
  if (examined === undefined) return;
  const { files, examination } = examined;
  if (!isUploadable(examination)) return dialogs.stopped(examined);
  const session = await chooseSession(destination, sessions.all(), dialogs);
  if (session === undefined) return;
  const prior = await lookBefore(session, examination, parts);
  const { lookup } = prior;
  if (lookup.kind === "found" && !(await dialogs.uploadAgain(session, lookup.certificate))) return;
  const target = await chooseTarget(destination, session, suggestedAlias(examination), parts);
  if (target === undefined) return;
  const plan = { files, examination, target, prior, repeatable: lookup.kind === "found" };
  if (!(await dialogs.confirm(plan, parts.now()))) return;
  const outcome = await dialogs.whileSending(plan, (signal) => parts.sender.send(plan, signal));
  await dialogs.announce(plan, outcome);
}

/** Asks the account what it has of the certificate, once its records are listed. */
async function lookBefore(
  session: Session,
  { leaf, type }: Uploadable,
  { dialogs, whenListed, keyOfPem }: UploadParts,
): Promise<Prior> {
  await whenListed(session);
  return dialogs.whileLooking(session, (signal) =>
    lookForPrior(session, leaf.certificate, type, keyOfPem, signal),
  );
}

async function chooseTarget(
  destination: Destination | undefined,
  session: Session,
  suggested: string,
  parts: UploadParts,
): Promise<UploadTarget | undefined> {
  const project = await chooseProject(destination, session, parts);
  if (project === "stopped") return undefined;
  const alias = await parts.dialogs.askAlias(suggested);
  if (alias === undefined) return undefined;
  return { session, alias: alias.trim(), ...(project === undefined ? {} : { project }) };
}

async function chooseSession(
  destination: Destination | undefined,
  all: readonly Session[],
  dialogs: UploadDialogs,
): Promise<Session | undefined> {
  const pointedAt = all.find(({ account }) => account.id === destination?.accountId);
  return pointedAt ?? (all.length === 1 ? all[0] : dialogs.chooseAccount(all));
}

/** Nothing to choose where the account cannot, or has only one project. */
async function chooseProject(
  destination: Destination | undefined,
  session: Session,
  { dialogs }: UploadParts,
): Promise<Project | undefined | "stopped"> {
  const { account, service, store } = session;
  if (!service.capabilities.uploadToProject) return undefined;
  const projects = knownProjects(store.all());
  const pointedAt =
    destination?.accountId === account.id
      ? projects.find(({ id }) => id === destination.projectId)
      : undefined;
  if (pointedAt !== undefined) return pointedAt;
  if (projects.length === 1) return projects.find(({ id }) => id === defaultProjectId);
  return (await dialogs.chooseProject(projects)) ?? "stopped";
}
