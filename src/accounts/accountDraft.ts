import {
  failure,
  type Message,
  message,
  type Result,
  type Secret,
  type ServiceError,
  success,
} from "../certificates";
import { type Credentials, checkEndpoint, endpointOf } from "../tencent/site";
import type { Account, Generation, Site } from "./types";

/** What the user is asked for, one at a time. */
export type DraftStep = "name" | "site" | "generation" | "endpoint" | "secretId" | "secretKey" | "token";

/** An account that is being entered. Lives in memory only, until its credentials have proved right. */
export interface AccountDraft {
  readonly name?: string;
  readonly site?: Site;
  readonly generation?: Generation;
  readonly endpoint?: string;
  readonly secretId?: string;
  readonly secretKey?: Secret;
  readonly token?: Secret;
}

/** The steps that an account of the draft's site needs, in order. Until a site is chosen, those of the cloud. */
export function stepsOf({ site }: AccountDraft): readonly DraftStep[] {
  const first: readonly DraftStep[] = ["name", "site", "generation"];
  if (site === "sandbox") return first;
  const endpoint: readonly DraftStep[] = site === "custom" ? ["endpoint"] : [];
  return [...first, ...endpoint, "secretId", "secretKey", "token"];
}

/** The step after this one; undefined after the last. */
export function stepAfter(step: DraftStep, draft: AccountDraft): DraftStep | undefined {
  const steps = stepsOf(draft);
  return steps[steps.indexOf(step) + 1];
}

/** The step before this one; undefined before the first. */
export function stepBefore(step: DraftStep, draft: AccountDraft): DraftStep | undefined {
  const steps = stepsOf(draft);
  return steps[steps.indexOf(step) - 1];
}

/** Where the user most likely has to correct something after a failed test. */
export function stepToCorrect({ kind, code }: ServiceError, draft: AccountDraft): DraftStep {
  const steps = stepsOf(draft);
  const step = suspect(kind, code);
  if (steps.includes(step)) return step;
  return steps.includes("secretId") ? "secretId" : "site";
}

function suspect(kind: ServiceError["kind"], code: string): DraftStep {
  if (kind === "network" || kind === "timeout" || kind === "protocol") return "endpoint";
  if (/signature/i.test(code)) return "secretKey";
  if (/token/i.test(code)) return "token";
  return "secretId";
}

/** Why a name cannot be taken; undefined when it can. `taken` are the names of the other accounts. */
export function nameProblem(name: string, taken: readonly string[]): Message | undefined {
  const wanted = name.trim();
  if (wanted === "") return message("Enter a name.");
  if (taken.some((other) => other.toLowerCase() === wanted.toLowerCase())) {
    return message("There is already an account named “{0}”.", wanted);
  }
  return undefined;
}

/** Why an address cannot be taken, see {@link checkEndpoint}; undefined when it can. */
export function endpointProblem(endpoint: string): Message | undefined {
  const checked = checkEndpoint(endpoint.trim());
  return checked.ok ? undefined : checked.error;
}

/** An example of an endpoint: the legacy API's has a path. */
export function usualEndpoint(generation: Generation): string {
  return endpointOf("china", generation);
}

/** Why a secret ID cannot be taken; undefined when it can. Whether it is known only the service can tell. */
export function secretIdProblem(secretId: string): Message | undefined {
  const id = secretId.trim();
  if (id === "") return message("Enter the secret ID.");
  return /\s/.test(id) ? message("A secret ID has no spaces in it.") : undefined;
}

/** A remark on a secret ID that does not look like one. Only a remark: other clouds of the same API have other IDs. */
export function secretIdHint(secretId: string): Message | undefined {
  const id = secretId.trim();
  if (id === "" || id.startsWith("AKID")) return undefined;
  return message("Secret IDs of Tencent Cloud begin with AKID. Is this the secret key by mistake?");
}

/** Why a secret key cannot be taken. An empty box keeps the key that was entered before. */
export function secretKeyProblem(entered: string, kept: Secret | undefined): Message | undefined {
  const key = entered.trim();
  if (key === "") return kept === undefined ? message("Enter the secret key.") : undefined;
  return /\s/.test(key) ? message("A secret key has no spaces in it.") : undefined;
}

/** A draft with everything its site needs. */
export interface CompleteDraft {
  readonly account: Account;
  /** Absent for the sandbox, which knows its own. */
  readonly credentials?: Credentials;
}

/** The account that a draft describes, or the step that is still to be taken. */
export function completeDraft(id: string, draft: AccountDraft): Result<CompleteDraft, DraftStep> {
  const { site, generation, endpoint, secretId, secretKey, token } = draft;
  const name = draft.name?.trim();
  if (name === undefined || name === "") return failure("name");
  if (site === undefined) return failure("site");
  if (generation === undefined) return failure("generation");
  if (site === "sandbox") return success({ account: { id, name, site, generation } });
  if (site === "custom" && endpoint === undefined) return failure("endpoint");
  if (secretId === undefined) return failure("secretId");
  if (secretKey === undefined) return failure("secretKey");
  const account: Account = {
    id,
    name,
    site,
    generation,
    ...(site === "custom" && endpoint !== undefined && { endpoint }),
  };
  return success({ account, credentials: { secretId, secretKey, ...(token !== undefined && { token }) } });
}
