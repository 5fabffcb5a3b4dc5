import { failure, type ServiceError, success } from "../../certificates";
import { complaintError, incompleteError, resourceCheckTimeoutError } from "../failures";
import { integer, list, record, text } from "../fields";
import { afterBeginning, poll } from "../poll";
import type { Api } from "./api";
import type { DeleteTaskResult } from "./wire";

const asked = "DescribeDeleteCertificatesTaskResult";

const running = 0;
const succeeded = 1;
const resourceCheckTimedOut = 5;

/** Source: DescribeDeleteCertificatesTaskResult, field `Status`. What 2 means only the error's text tells. */
const failures: Readonly<Record<number, string>> = {
  3: "FailedOperation.RoleNotFoundAuthorization",
  4: "FailedOperation.BoundResources",
};

/**
 * Follows deletions that the service carries out behind tasks to their ends, at most 100 of them.
 *
 * @param action the action that began them, for the errors
 * @param onEnd is told of each task as it ends
 * @returns for each task that did not delete its certificate why; when following failed, that it may still do so
 */
export async function taskEnds(
  api: Api,
  action: string,
  taskIds: readonly string[],
  signal: AbortSignal | undefined,
  onEnd: (taskId: string, error: ServiceError | undefined) => void = () => {},
): Promise<ReadonlyMap<string, ServiceError>> {
  const open = new Set(taskIds);
  const errors = new Map<string, ServiceError>();
  const end = (taskId: string, error: ServiceError | undefined) => {
    open.delete(taskId);
    if (error !== undefined) errors.set(taskId, error);
    onEnd(taskId, error);
  };
  const followed = await poll(api.clock, action, signal, async () => {
    const answer = await api.read(asked, { TaskIds: [...open] }, signal);
    if (!answer.ok) return answer;
    const { response, requestId } = answer.value;
    const tasks = list(response.DeleteTaskResult).map((item) => record<DeleteTaskResult>(item));
    for (const taskId of [...open]) {
      const task = tasks.find((item) => text(item.TaskId) === taskId);
      const status = integer(task?.Status);
      if (status === undefined) return failure(incompleteError(asked, "Status", requestId));
      if (status !== running) end(taskId, errorOf(action, status, text(task?.Error), requestId));
    }
    return success(open.size === 0 ? {} : undefined);
  });
  if (!followed.ok) for (const taskId of [...open]) end(taskId, afterBeginning(followed.error));
  return errors;
}

function errorOf(
  action: string,
  status: number,
  said: string,
  requestId: string | undefined,
): ServiceError | undefined {
  if (status === succeeded) return undefined;
  const complaint = { message: said, ...(requestId === undefined ? {} : { requestId }) };
  if (status === resourceCheckTimedOut) return resourceCheckTimeoutError(action, complaint);
  return complaintError(action, { code: failures[status] ?? "FailedOperation", ...complaint }, "", 0);
}
