import {
  type DeleteSeveralOptions,
  failure,
  type ItemOutcome,
  message,
  type ServiceError,
  type ServiceResult,
  success,
} from "../../certificates";
import { complaintError, incompleteError, refusedError } from "../failures";
import { list, record, text } from "../fields";
import type { Answer, Api } from "./api";
import { inBatches } from "./batches";
import { taskEnds } from "./deletionTasks";
import type { BatchDeleteFail, CertTaskId } from "./wire";

const action = "DeleteCertificates";

/**
 * `DeleteCertificates`, at most 100 certificates a call. With `checkResources` the service looks for what uses them first
 * and deletes behind a task for each, which are followed to their ends before the next batch is sent.
 */
export function deleteSeveral(
  api: Api,
  ids: readonly string[],
  options: DeleteSeveralOptions,
): ServiceResult<readonly ItemOutcome[]> {
  return inBatches(ids, 100, (batch) => deleteBatch(api, batch, options));
}

async function deleteBatch(
  api: Api,
  batch: string[],
  { signal, checkResources = false, onOutcome = () => {} }: DeleteSeveralOptions,
): ServiceResult<readonly ItemOutcome[]> {
  const answer = await api.write(action, { CertificateIds: batch, IsSync: checkResources }, signal);
  if (!answer.ok) return answer;
  const verdicts = verdictsOf(answer.value);
  if (verdicts === undefined) return failure(incompleteError(action, "Success", answer.value.requestId));
  const outcomes = new Map<string, ItemOutcome>();
  const end = (id: string, error: ServiceError | undefined) => {
    const outcome = error === undefined ? { id } : { id, error };
    outcomes.set(id, outcome);
    onOutcome(outcome);
  };
  const untold = refusedError(action, notDeleted, answer.value.requestId);
  const tasks = new Map<string, string>();
  for (const id of batch) {
    const verdict = verdicts.get(id) ?? { kind: "refused", error: untold };
    if (verdict.kind === "task") tasks.set(verdict.taskId, id);
    else end(id, verdict.kind === "refused" ? verdict.error : undefined);
  }
  if (tasks.size > 0) {
    await taskEnds(api, action, [...tasks.keys()], signal, (taskId, error) =>
      end(tasks.get(taskId) ?? "", error),
    );
  }
  return success([...outcomes.values()]);
}

/** What the service says at once of one certificate. */
type Verdict =
  | { readonly kind: "deleted" }
  | { readonly kind: "refused"; readonly error: ServiceError }
  | { readonly kind: "task"; readonly taskId: string };

const notDeleted = message("The service did not delete the certificate.");

/** The verdicts by certificate ID; undefined for an answer without any of its lists. */
function verdictsOf({
  response,
  requestId,
}: Answer<typeof action>): ReadonlyMap<string, Verdict> | undefined {
  const { Success, Fail, CertTaskIds } = response;
  if (![Success, Fail, CertTaskIds].some(Array.isArray)) return undefined;
  const errorOf = (said: string) =>
    complaintError(
      action,
      { code: "FailedOperation", message: said, ...(requestId && { requestId }) },
      "",
      0,
    );
  const refused = list(Fail).map((item) => record<BatchDeleteFail>(item));
  const begun = list(CertTaskIds)
    .map((item) => record<CertTaskId>(item))
    .filter(({ TaskId }) => text(TaskId) !== "");
  return new Map<string, Verdict>([
    ...list(Success).map((id) => [text(id), { kind: "deleted" }] as const),
    ...refused.map(
      ({ CertId, Msg }) => [text(CertId), { kind: "refused", error: errorOf(text(Msg)) }] as const,
    ),
    ...begun.map(({ CertId, TaskId }) => [text(CertId), { kind: "task", taskId: text(TaskId) }] as const),
  ]);
}
