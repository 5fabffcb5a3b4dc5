import { failure, message, type ServiceResult, success } from "../../certificates";
import { incompleteError, refusedError } from "../failures";
import { list, optionalText, record } from "../fields";
import { afterBeginning, poll } from "../poll";
import type { Answer, Api } from "./api";
import { taskEnds } from "./deletionTasks";
import type { CertificateRecord } from "./wire";

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
  if (!tellsTaskResult) return disappearance(api, id, signal);
  const error = (await taskEnds(api, action, [taskId], signal)).get(taskId);
  return error === undefined ? success(undefined) : failure(error);
}

function notDeleted({ requestId }: Answer<typeof action>) {
  return failure(refusedError(action, message("The service did not delete the certificate."), requestId));
}

/** Nothing tells here that a deletion was refused: then this ends after the time limit, with the outcome unknown. */
async function disappearance(api: Api, id: string, signal: AbortSignal | undefined): ServiceResult<void> {
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
  return gone.ok ? success(undefined) : failure(afterBeginning(gone.error));
}
