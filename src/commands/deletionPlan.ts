import type { Session } from "../accounts";
import { deletionVerdict, type ItemOutcome, type Message, type ServiceError } from "../certificates";
import { bySession } from "./bySession";
import type { CertificateTarget } from "./certificateTarget";

/** What of the certificates chosen the documented rules let go, and what not. */
export interface DeletionPlan {
  readonly allowed: readonly CertificateTarget[];
  readonly refused: readonly { readonly target: CertificateTarget; readonly reason: Message }[];
}

/** Divides the certificates chosen by {@link deletionVerdict}. */
export function planDeletion(targets: readonly CertificateTarget[]): DeletionPlan {
  const judged = targets.map((target) => ({ target, verdict: deletionVerdict(target.certificate) }));
  return {
    allowed: judged.flatMap(({ target, verdict }) => (verdict.allowed ? [target] : [])),
    refused: judged.flatMap(({ target, verdict }) =>
      verdict.allowed ? [] : [{ target, reason: verdict.refused }],
    ),
  };
}

/** What became of a deletion. */
export interface DeletionOutcome {
  readonly deleted: readonly CertificateTarget[];
  readonly failed: readonly { readonly target: CertificateTarget; readonly error: ServiceError }[];
}

/**
 * Deletes certificates, account by account, and takes them out of their stores as they go: in one call where the account
 * can, else one after another. A failure does not keep the others from being deleted, except when the user stopped it.
 *
 * @param onTurn is told of each certificate when its turn comes, or when a call for several has its outcome
 */
export async function carryOutDeletion(
  targets: readonly CertificateTarget[],
  signal: AbortSignal,
  onTurn: (target: CertificateTarget) => void,
): Promise<DeletionOutcome> {
  const deletion = new Deletion(signal, onTurn);
  for (const [session, own] of bySession(targets)) {
    const atOnce = own.length > 1 && session.service.capabilities.deleteSeveral;
    await (atOnce ? deletion.deleteTogether(session, own) : deletion.deleteEach(own));
  }
  return deletion;
}

class Deletion implements DeletionOutcome {
  readonly deleted: CertificateTarget[] = [];
  readonly failed: { readonly target: CertificateTarget; readonly error: ServiceError }[] = [];
  readonly #signal: AbortSignal;
  readonly #onTurn: (target: CertificateTarget) => void;

  constructor(signal: AbortSignal, onTurn: (target: CertificateTarget) => void) {
    this.#signal = signal;
    this.#onTurn = onTurn;
  }

  async deleteEach(targets: readonly CertificateTarget[]): Promise<void> {
    for (const target of targets) {
      if (this.#signal.aborted) break;
      this.#onTurn(target);
      const { session, certificate } = target;
      const result = await session.service.delete(certificate.id, this.#optionsFor(session));
      this.#end(target, result.ok ? undefined : result.error);
    }
  }

  async deleteTogether(session: Session, targets: readonly CertificateTarget[]): Promise<void> {
    if (this.#signal.aborted) return;
    const waiting = new Map(targets.map((target) => [target.certificate.id, target]));
    const end = ({ id, error }: ItemOutcome) => {
      const target = waiting.get(id);
      if (target === undefined) return;
      waiting.delete(id);
      this.#onTurn(target);
      this.#end(target, error);
    };
    const result = await session.service.deleteSeveral([...waiting.keys()], {
      ...this.#optionsFor(session),
      onOutcome: end,
    });
    if (result.ok) for (const outcome of result.value) end(outcome);
    else for (const id of [...waiting.keys()]) end({ id, error: result.error });
  }

  /** Where the service can look for what uses a certificate first, it does. */
  #optionsFor({ service }: Session) {
    return { signal: this.#signal, checkResources: service.capabilities.deleteWithResourceCheck };
  }

  #end(target: CertificateTarget, error: ServiceError | undefined): void {
    if (error === undefined) this.deleted.push(target);
    // Stopped before it was sent: the user knows.
    else if (error.kind !== "cancelled" || error.carriedOut === "maybe") this.failed.push({ target, error });
    // What the service does not know any more has no place in the list either.
    if (error === undefined || error.kind === "notFound") target.session.store.remove(target.certificate.id);
  }
}

/** Certificates that are being deleted, from the question to the answer: each can be in there once. */
export class DeletionsUnderWay {
  readonly #keys = new Set<string>();

  /** The targets that were not being deleted already. They count as being deleted from now on. */
  begin(targets: readonly CertificateTarget[]): readonly CertificateTarget[] {
    return targets.filter((target) => {
      const key = keyOf(target);
      const isNew = !this.#keys.has(key);
      this.#keys.add(key);
      return isNew;
    });
  }

  end(targets: readonly CertificateTarget[]): void {
    for (const target of targets) this.#keys.delete(keyOf(target));
  }
}

function keyOf({ session, certificate }: CertificateTarget): string {
  return JSON.stringify([session.account.id, certificate.id]);
}
