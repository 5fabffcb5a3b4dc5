import { failure, success } from "../../certificates";
import { arrayOf, boolean, required, string } from "../gateway/parameters";
import { type Refusal, refusal, refusalMessage } from "../gateway/refusals";
import { whyNotDeletable } from "../records/deletionRules";
import { type ActionContext, action } from "./action";
import { deletionOf, findCertificate } from "./findCertificate";

interface Request {
  readonly CertificateIds: readonly string[];
  /** Look for bound resources first; the deletions are tasks then. */
  readonly IsSync?: boolean;
}

interface Response {
  readonly Success: string[];
  readonly Fail: { readonly CertId: string; readonly Msg: string }[];
  readonly CertTaskIds: { readonly CertId: string; readonly TaskId: string }[];
}

const maxCertificates = 100;

/** Deletes several certificates, each by the documented rules; says of each what became of it. China site only. */
export const deleteCertificates = action<Request, Response>(
  { CertificateIds: required(arrayOf(string)), IsSync: boolean },
  async ({ CertificateIds, IsSync = false }, context) => {
    if (CertificateIds.length === 0 || CertificateIds.length > maxCertificates) {
      return failure(refusal("FailedOperation.CertificateSyncTaskCertificateIdCountInvalid"));
    }
    const outcome: Response = { Success: [], Fail: [], CertTaskIds: [] };
    for (const id of new Set(CertificateIds)) {
      const refused = await deleteOne(id, IsSync, context, outcome);
      if (refused === undefined) continue;
      outcome.Fail.push({ CertId: id, Msg: refusalMessage(refused, context.language) });
    }
    return success(outcome);
  },
);

/** Deletes one, or starts its task, and adds it to the outcome; gives the reason when it may not be deleted. */
async function deleteOne(
  id: string,
  asTask: boolean,
  context: ActionContext,
  outcome: Response,
): Promise<Refusal | undefined> {
  const { store, tasks, now } = context;
  const found = findCertificate(context, id);
  if (!found.ok) return found.error;
  const entry = found.value;
  const refused = whyNotDeletable(deletionOf(entry, asTask, context));
  if (refused !== undefined) return refused;
  if (asTask) {
    outcome.CertTaskIds.push({ CertId: id, TaskId: tasks.start(entry) });
    return undefined;
  }
  await store.remove(entry, now);
  outcome.Success.push(id);
  return undefined;
}
