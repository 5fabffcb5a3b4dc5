import { failure, type Result, success } from "../../certificates";
import type { ActionContext } from "../actions/action";
import { type Refusal, type RefusalCode, refusal } from "../gateway/refusals";
import type { UpdatePlan } from "./instanceUpdates";
import { type UpdateAnswer, updateAnswer } from "./progress";

/** What a call that is repeated after its update was done would be refused with: there is nothing left to do. */
const nothingLeft: ReadonlySet<RefusalCode> = new Set([
  "FailedOperation.CertificateDeployInstanceEmpty",
  "FailedOperation.CertificateExists",
]);

/**
 * Starts an update, or tells how the one stands that the same call has started. While one is being made, another update
 * of the same certificate is refused.
 *
 * @param key same for two calls that ask for the same
 */
export async function runUpdate(
  oldCertificateId: string,
  key: string,
  { updates, now }: ActionContext,
  plan: () => Promise<Result<Pick<UpdatePlan, "resources" | "carryOut">, Refusal>>,
): Promise<Result<UpdateAnswer, Refusal>> {
  const latest = updates.latest(oldCertificateId);
  const isSame = latest?.key === key;
  if (latest?.recordId === 0) {
    return isSame
      ? success(updateAnswer(await updates.proceed(latest, now)))
      : failure(refusal("FailedOperation.CertificateDeployHasPendingRecord"));
  }
  const planned = await plan();
  if (planned.ok)
    return success(updateAnswer(updates.start({ ...planned.value, key, oldCertificateId }, now)));
  return isSame && nothingLeft.has(planned.error.code) ? success(updateAnswer(latest)) : planned;
}

/** The codes of these actions for what is wrong with an uploaded pair, where UploadCertificate has others. */
const otherCodes: Partial<Record<RefusalCode, RefusalCode>> = {
  "FailedOperation.CertificateMismatch": "FailedOperation.CertificateMatchError",
  "InvalidParameter.MissMatchPrivateKey": "FailedOperation.CertificateMatchError",
  "FailedOperation.CertificateChainError": "FailedOperation.CertificateInvalid",
  "FailedOperation.CertificateEncryptInvalid": "FailedOperation.CertificateInvalid",
};

/** A refusal of an uploaded pair in the codes the actions that update resources document. */
export function asUpdateRefusal({ code, args }: Refusal): Refusal {
  return refusal(otherCodes[code] ?? code, ...args);
}
