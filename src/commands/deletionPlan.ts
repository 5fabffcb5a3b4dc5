import { deletionVerdict, type Message, type ServiceError } from "../certificates";
import type { CertificateTarget } from "./certificateTarget";

/** What of the certificates chosen the documented rules let go, and what not. */
export interface DeletionPlan {
  readonly allowed: readonly CertificateTarget[];
  readonly refused: readonly { readonly target: CertificateTarget; readonly reason: Message }[];
}

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
 * Deletes certificates one after another and takes them out of their stores. A failure does not keep the others from
 * being deleted, except when the user stopped it.
 * @param onStart is told of each certificate before its call.
 */
export async function carryOutDeletion(
  targets: readonly CertificateTarget[],
  signal: AbortSignal,
  onStart: (target: CertificateTarget) => void,
): Promise<DeletionOutcome> {
  const deleted: CertificateTarget[] = [];
  const failed: { target: CertificateTarget; error: ServiceError }[] = [];
  for (const target of targets) {
    if (signal.aborted) break;
    onStart(target);
    const { session, certificate } = target;
    // Where the service can look for what uses a certificate first, it does.
    const checkResources = session.service.capabilities.deleteWithResourceCheck;
    const result = await session.service.delete(certificate.id, { signal, checkResources });
    if (result.ok) deleted.push(target);
    else failed.push({ target, error: result.error });
    // What the service does not know any more has no place in the list either.
    if (result.ok || result.error.kind === "notFound") session.store.remove(certificate.id);
  }
  return { deleted, failed };
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
