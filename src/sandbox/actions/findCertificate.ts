import { failure, type Result, success } from "../../certificates";
import { type Refusal, refusal } from "../gateway/refusals";
import type { Deletion } from "../records/deletionRules";
import type { CertificateEntry } from "../records/entry";
import type { ActionContext } from "./action";

/** The certificate a call is about, or why the caller does not get it. */
export function findCertificate(
  { store }: Pick<ActionContext, "store">,
  id: string,
): Result<CertificateEntry, Refusal> {
  if (id === "") return failure(refusal("FailedOperation.InvalidParam"));
  const entry = store.get(id);
  if (entry !== undefined) return success(entry);
  const code = store.isForeign(id)
    ? "FailedOperation.NoProjectPermission"
    : "FailedOperation.CertificateNotFound";
  return failure(refusal(code));
}

/** As {@link findCertificate}, for actions that have no code for what is somebody else's: to them it is not there. */
export function findOwn(
  context: Pick<ActionContext, "store">,
  id: string,
): Result<CertificateEntry, Refusal> {
  const found = findCertificate(context, id);
  const isForeign = !found.ok && found.error.code === "FailedOperation.NoProjectPermission";
  return isForeign ? failure(refusal("FailedOperation.CertificateNotFound")) : found;
}

/** As {@link findCertificate}, with the PEM. */
export async function findWhole(
  { store }: Pick<ActionContext, "store">,
  id: string,
): Promise<Result<CertificateEntry, Refusal>> {
  const found = findCertificate({ store }, id);
  if (!found.ok) return found;
  const whole = await store.getWhole(id);
  return whole === undefined ? failure(refusal("FailedOperation.CertificateNotFound")) : success(whole);
}

/** What the rules of deletions need to know. */
export function deletionOf(
  entry: CertificateEntry,
  checksResources: boolean,
  { store, bindings, now }: Pick<ActionContext, "store" | "bindings" | "now">,
): Deletion {
  const { renewal } = entry.related;
  return {
    entry,
    now,
    checksResources,
    knownToBeBound: bindings.foundSome(entry.id, now),
    renewal: renewal === undefined ? undefined : store.get(renewal),
  };
}
