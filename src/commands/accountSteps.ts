import * as vscode from "vscode";
import {
  type AccountDraft,
  type DraftStep,
  endpointProblem,
  type Generation,
  generations,
  nameProblem,
  type Site,
  secretIdHint,
  secretIdProblem,
  secretKeyProblem,
  sites,
  stepAfter,
  stepBefore,
  stepsOf,
  usualEndpoint,
} from "../accounts";
import { type Message, Secret } from "../certificates";
import { localize } from "../ui/localize";
import { askOne, askText, type StepOutcome } from "../ui/quickInput";

/** What the steps need to know besides the draft. */
export interface StepContext {
  /** The names of the other accounts. */
  readonly takenNames: readonly string[];
}

/**
 * Asks for the members of an account one by one, from `start` on, with a way back.
 *
 * @returns the draft with what was entered, or undefined when the user gave up
 */
export async function fillIn(
  draft: AccountDraft,
  start: DraftStep,
  context: StepContext,
): Promise<AccountDraft | undefined> {
  let filled = draft;
  let step: DraftStep | undefined = start;
  while (step !== undefined) {
    const outcome: StepOutcome<AccountDraft> = await ask[step](filled, frameOf(step, filled), context);
    if (outcome.kind === "cancelled") return undefined;
    if (outcome.kind === "accepted") {
      filled = outcome.value;
      step = stepAfter(step, filled);
    } else {
      step = stepBefore(step, filled);
    }
  }
  return filled;
}

/** What every step shows: title and count. */
type Frame = ReturnType<typeof frameOf>;

function frameOf(step: DraftStep, draft: AccountDraft) {
  const steps = stepsOf(draft);
  return {
    title: vscode.l10n.t("Add Account"),
    step: steps.indexOf(step) + 1,
    totalSteps: steps.length,
  };
}

type Ask = (draft: AccountDraft, frame: Frame, context: StepContext) => Promise<StepOutcome<AccountDraft>>;

const ask: Readonly<Record<DraftStep, Ask>> = {
  name: askName,
  site: askSite,
  generation: askGeneration,
  endpoint: askEndpoint,
  secretId: askSecretId,
  secretKey: askSecretKey,
  token: askToken,
};

async function askName(draft: AccountDraft, frame: Frame, { takenNames }: StepContext) {
  const outcome = await askText({
    ...frame,
    prompt: vscode.l10n.t("A name for the account, as you want to see it in the tree"),
    placeholder: vscode.l10n.t("For example: Production"),
    ...(draft.name !== undefined && { value: draft.name }),
    problem: (text) => inWords(nameProblem(text, takenNames)),
  });
  return map(outcome, (name) => ({ ...draft, name: name.trim() }));
}

async function askSite(draft: AccountDraft, frame: Frame) {
  const outcome = await askOne<Site>({
    ...frame,
    placeholder: vscode.l10n.t("Where is the account?"),
    items: sites.map((value) => ({ value, ...siteText(value) })),
    ...(draft.site !== undefined && { active: draft.site }),
  });
  return map(outcome, (site) => ({ ...draft, site }));
}

function siteText(site: Site): { label: string; description?: string; detail: string } {
  const texts = {
    china: {
      label: vscode.l10n.t("China"),
      description: "ssl.tencentcloudapi.com",
      detail: vscode.l10n.t("Accounts of cloud.tencent.com"),
    },
    international: {
      label: vscode.l10n.t("International"),
      description: "ssl.intl.tencentcloudapi.com",
      detail: vscode.l10n.t("Accounts of tencentcloud.com"),
    },
    custom: {
      label: vscode.l10n.t("Custom Endpoint"),
      detail: vscode.l10n.t("A proxy, a regional host or a test service that speaks the same API"),
    },
    sandbox: {
      label: vscode.l10n.t("Sandbox"),
      detail: vscode.l10n.t(
        "A certificate service on this machine with sample certificates; needs no account",
      ),
    },
  };
  return texts[site];
}

async function askGeneration(draft: AccountDraft, frame: Frame) {
  const outcome = await askOne<Generation>({
    ...frame,
    placeholder: vscode.l10n.t("Which API does the account use?"),
    items: generations.map((value) => ({ value, ...generationText(value) })),
    ...(draft.generation !== undefined && { active: draft.generation }),
  });
  return map(outcome, (generation) => ({ ...draft, generation }));
}

function generationText(generation: Generation): { label: string; description: string; detail: string } {
  return generation === "v3"
    ? {
        label: vscode.l10n.t("API 3.0"),
        description: vscode.l10n.t("recommended"),
        detail: vscode.l10n.t("Everything this extension can do"),
      }
    : {
        label: vscode.l10n.t("Legacy API"),
        description: vscode.l10n.t("no longer maintained by Tencent Cloud"),
        detail: vscode.l10n.t("List, upload and delete only; uploads go to the default project"),
      };
}

async function askEndpoint(draft: AccountDraft, frame: Frame) {
  const outcome = await askText({
    ...frame,
    prompt: vscode.l10n.t("The address of the service. HTTPS, except on this machine"),
    placeholder: usualEndpoint(draft.generation ?? "v3"),
    ...(draft.endpoint !== undefined && { value: draft.endpoint }),
    problem: (text) => inWords(endpointProblem(text)),
  });
  return map(outcome, (endpoint) => ({ ...draft, endpoint: endpoint.trim() }));
}

async function askSecretId(draft: AccountDraft, frame: Frame) {
  const outcome = await askText({
    ...frame,
    prompt: vscode.l10n.t("The secret ID of an API key (console: CAM > API Keys)"),
    placeholder: "AKID…",
    ...(draft.secretId !== undefined && { value: draft.secretId }),
    problem: (text) => inWords(secretIdProblem(text)),
    hint: (text) => inWords(secretIdHint(text)),
  });
  return map(outcome, (secretId) => ({ ...draft, secretId: secretId.trim() }));
}

async function askSecretKey(draft: AccountDraft, frame: Frame) {
  const outcome = await askText({
    ...frame,
    prompt: vscode.l10n.t("The secret key. It is kept in the editor's secret storage and sent nowhere"),
    placeholder: keptOr(draft.secretKey, vscode.l10n.t("Secret key")),
    masked: true,
    problem: (text) => inWords(secretKeyProblem(text, draft.secretKey)),
  });
  return map(outcome, (text) => {
    const secretKey = text.trim();
    return secretKey === "" ? draft : { ...draft, secretKey: new Secret(secretKey) };
  });
}

/** Empty means none. A token entered before is dropped then: it belonged to another key, or was the mistake. */
async function askToken(draft: AccountDraft, frame: Frame) {
  const outcome = await askText({
    ...frame,
    prompt: vscode.l10n.t("The session token, for temporary keys only. Leave it empty otherwise"),
    placeholder: vscode.l10n.t("Session token (optional)"),
    masked: true,
    problem: () => undefined,
  });
  return map(outcome, (text) => {
    const { token: _dropped, ...rest } = draft;
    const token = text.trim();
    return token === "" ? rest : { ...rest, token: new Secret(token) };
  });
}

function keptOr(kept: Secret | undefined, placeholder: string): string {
  return kept === undefined ? placeholder : vscode.l10n.t("Leave empty to use what you entered before");
}

function inWords(message: Message | undefined): string | undefined {
  return message === undefined ? undefined : localize(message);
}

/** The draft with what was accepted. */
function map<T>(outcome: StepOutcome<T>, toDraft: (value: T) => AccountDraft): StepOutcome<AccountDraft> {
  return outcome.kind === "accepted" ? { kind: "accepted", value: toDraft(outcome.value) } : outcome;
}
