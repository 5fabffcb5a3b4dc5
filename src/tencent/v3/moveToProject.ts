import type { ItemOutcome, ServiceResult } from "../../certificates";
import type { Api } from "./api";
import { changedBy, inBatches } from "./batches";

/** `ModifyCertificateProject`, at most 100 certificates a call. */
export function moveToProject(
  api: Api,
  ids: readonly string[],
  projectId: number,
  signal: AbortSignal | undefined,
): ServiceResult<readonly ItemOutcome[]> {
  const action = "ModifyCertificateProject";
  return inBatches(ids, 100, async (batch) => {
    const answer = await api.write(action, { CertificateIdList: batch, ProjectId: projectId }, signal);
    return answer.ok ? changedBy(action, batch, answer.value, "SuccessCertificates") : answer;
  });
}
