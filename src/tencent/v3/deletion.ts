import { failure, message, type ServiceError, type ServiceResult, success } from "../../certificates";
import { complaintError, incompleteError, refusedError } from "../failures";
import { list, optionalText, record } from "../fields";
import { afterBeginning, poll } from "../poll";
import type { Answer, Api } from "./api";
import { boundResources } from "./boundResources";
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

/** About four seconds: deletions that are carried out take less. */
const looksBeforeAsking = 5;

/**
 * Nothing tells here that a deletion was refused. When the certificate is still there after a while, what uses it is looked
 * up once: the service does not delete what is in use. Otherwise this ends after the time limit, with the outcome unknown.
 */
async function disappearance(api: Api, id: string, signal: AbortSignal | undefined): ServiceResult<void> {
  let looks = 0;
  const ended = await poll(api.clock, action, signal, async () => {
    looks += 1;
    const there = await isThere(api, id, signal);
    if (!there.ok) return there;
    if (!there.value) return success<Ending>({});
    const refusal = looks === looksBeforeAsking ? await refusalOf(api, id, signal) : undefined;
    return success<Ending | undefined>(refusal && { refusal });
  });
  if (!ended.ok) return failure(afterBeginning(ended.error));
  const { refusal } = ended.value;
  return refusal === undefined ? success(undefined) : failure(refusal);
}

/** How a deletion ended: by the certificate being gone, or not. */
interface Ending {
  readonly refusal?: ServiceError;
}

async function isThere(api: Api, id: string, signal: AbortSignal | undefined): ServiceResult<boolean> {
  const asked = "DescribeCertificates";
  const answer = await api.read(asked, { CertIds: [id], Offset: 0, Limit: 1 }, signal);
  if (!answer.ok) return answer;
  const { response, requestId } = answer.value;
  if (response.Certificates !== null && !Array.isArray(response.Certificates)) {
    return failure(incompleteError(asked, "Certificates", requestId));
  }
  const ids = list(response.Certificates).map((item) => record<CertificateRecord>(item).CertificateId);
  return success(ids.includes(id));
}

/** Why the service does not delete a certificate that cloud resources use; undefined when none are found. */
async function refusalOf(
  api: Api,
  id: string,
  signal: AbortSignal | undefined,
): Promise<ServiceError | undefined> {
  const found = await boundResources(api, id, false, signal);
  if (!found.ok || found.value.totals.every(({ total }) => total === 0)) return undefined;
  return complaintError(action, { code: "FailedOperation.BoundResources", message: "" }, "", 0);
}
