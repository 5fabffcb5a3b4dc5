import { failure, message, type ServiceResult, success } from "../../certificates";
import { complaintError, incompleteError, refusedError, resourceCheckTimeoutError } from "../failures";
import { integer, list, optionalText, record, text } from "../fields";
import { afterBeginning, poll } from "../poll";
import type { Answer, Api } from "./api";
import type { CertificateRecord, DeleteTaskResult } from "./wire";

const action = "DeleteCertificate";

/** `DeleteCertificate` without the check for bound resources, which the service then does at once. */
export async function deleteAtOnce(
  api: Api,
  id: string,
  signal: AbortSignal | undefined,
): ServiceResult<void> {
  const answer = await api.write(action, { CertificateId: id }, signal);
  if (!answer.ok) return answer;
  return answer.value.response.DeleteResult === false ? notDeleted(answer.value) : success(undefined);
}

/**
 * `DeleteCertificate` that fails when cloud resources use the certificate. The service deletes behind a task; on sites
 * that tell how it went on, its result is waited for, elsewhere that the certificate is gone.
 */
export async function deleteUnbound(
  api: Api,
  id: string,
  tellsTaskResult: boolean,
  signal: AbortSignal | undefined,
): ServiceResult<void> {
  const answer = await api.write(action, { CertificateId: id, IsCheckResource: true }, signal);
  if (!answer.ok) return answer;
  const { DeleteResult, TaskId } = answer.value.response;
  if (DeleteResult === true) return success(undefined);
  const taskId = optionalText(TaskId);
  if (taskId === undefined) return notDeleted(answer.value);
  const ended = await (tellsTaskResult ? taskEnd(api, taskId, signal) : disappearance(api, id, signal));
  return ended.ok ? success(undefined) : ended;
}

function notDeleted({ requestId }: Answer<typeof action>) {
  return failure(refusedError(action, message("The service did not delete the certificate."), requestId));
}

const running = 0;
const succeeded = 1;

/** Source: DescribeDeleteCertificatesTaskResult, field `Status`. What 2 means only the error's text tells. */
const failures: Readonly<Record<number, string>> = {
  3: "FailedOperation.RoleNotFoundAuthorization",
  4: "FailedOperation.BoundResources",
};

async function taskEnd(api: Api, taskId: string, signal: AbortSignal | undefined): ServiceResult<object> {
  const asked = "DescribeDeleteCertificatesTaskResult";
  const end = await poll(api.clock, action, signal, async () => {
    const answer = await api.read(asked, { TaskIds: [taskId] }, signal);
    if (!answer.ok) return answer;
    const { response, requestId } = answer.value;
    const task = list(response.DeleteTaskResult)
      .map((item) => record<DeleteTaskResult>(item))
      .find((item) => text(item.TaskId) === taskId);
    const status = integer(task?.Status);
    if (task === undefined || status === undefined)
      return failure(incompleteError(asked, "Status", requestId));
    return success(status === running ? undefined : { status, said: text(task.Error), requestId });
  });
  if (!end.ok) return failure(afterBeginning(end.error));
  const { status, said, requestId } = end.value;
  if (status === succeeded) return end;
  const complaint = { message: said, ...(requestId === undefined ? {} : { requestId }) };
  if (status === 5) return failure(resourceCheckTimeoutError(action, complaint));
  return failure(
    complaintError(action, { code: failures[status] ?? "FailedOperation", ...complaint }, "", 0),
  );
}

/** Nothing tells here that a deletion was refused: then this ends after the time limit, with the outcome unknown. */
async function disappearance(api: Api, id: string, signal: AbortSignal | undefined): ServiceResult<object> {
  const asked = "DescribeCertificates";
  const gone = await poll(api.clock, action, signal, async () => {
    const answer = await api.read(asked, { CertIds: [id], Offset: 0, Limit: 1 }, signal);
    if (!answer.ok) return answer;
    const { response, requestId } = answer.value;
    if (response.Certificates !== null && !Array.isArray(response.Certificates)) {
      return failure(incompleteError(asked, "Certificates", requestId));
    }
    const ids = list(response.Certificates).map((item) => record<CertificateRecord>(item).CertificateId);
    return success(ids.includes(id) ? undefined : {});
  });
  return gone.ok ? gone : failure(afterBeginning(gone.error));
}
