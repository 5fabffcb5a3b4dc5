import {
  failure,
  type ItemOutcome,
  message,
  type ServiceError,
  type ServiceResult,
  success,
} from "../../certificates";
import { incompleteError, refusedError, withEffect } from "../failures";

/** Sends one batch and gives what became of each certificate in it. */
type Send = (ids: string[]) => ServiceResult<readonly ItemOutcome[]>;

/** The outcomes of a batch by the list of changed IDs in the answer, without which nobody knows what happened. */
export function changedBy<Field extends string>(
  action: string,
  batch: readonly string[],
  {
    response,
    requestId,
  }: { readonly response: { readonly [K in Field]?: unknown }; readonly requestId?: string },
  field: Field,
): Awaited<ReturnType<Send>> {
  const changed = response[field];
  if (!Array.isArray(changed)) return failure(incompleteError(action, field, requestId));
  const done = new Set<unknown>(changed);
  const error = refusedError(action, message("The service did not change this certificate."), requestId);
  return success(batch.map((id) => (done.has(id) ? { id } : { id, error })));
}

/**
 * One batch after the other. When the first fails the call fails. When a later one does, no further one is sent: its
 * error is the outcome of its certificates and of those that were still to come, to which certainly nothing happened.
 */
export async function inBatches(
  ids: readonly string[],
  size: number,
  send: Send,
): ServiceResult<readonly ItemOutcome[]> {
  const unique = [...new Set(ids)];
  const outcomes: ItemOutcome[] = [];
  for (let start = 0; start < unique.length; start += size) {
    const batch = unique.slice(start, start + size);
    const answer = await send(batch);
    if (answer.ok) {
      outcomes.push(...answer.value);
      continue;
    }
    if (start === 0) return answer;
    const rest = unique.slice(start + size);
    const unsent = withEffect(answer.error, "no");
    return success([...outcomes, ...failed(batch, answer.error), ...failed(rest, unsent)]);
  }
  return success(outcomes);
}

function failed(ids: readonly string[], error: ServiceError): ItemOutcome[] {
  return ids.map((id) => ({ id, error }));
}
