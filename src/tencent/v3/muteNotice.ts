import type { ItemOutcome, ServiceResult } from "../../certificates";
import type { Api } from "./api";
import { changedBy, inBatches } from "./batches";

/** `ModifyCertificatesExpiringNotificationSwitch`, at most 50 certificates a call. */
export function muteNotice(
  api: Api,
  ids: readonly string[],
  muted: boolean,
  signal: AbortSignal | undefined,
): ServiceResult<readonly ItemOutcome[]> {
  const action = "ModifyCertificatesExpiringNotificationSwitch";
  return inBatches(ids, 50, async (batch) => {
    const parameters = { CertificateIds: batch, SwitchStatus: muted ? 1 : 0 };
    const answer = await api.write(action, parameters, signal);
    return answer.ok ? changedBy(action, batch, answer.value, "CertificateIds") : answer;
  });
}
