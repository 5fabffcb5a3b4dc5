import { failure, type Result, success } from "../../certificates";
import type { CertDeleteResponse } from "../../tencent/v2/wire";
import type { ActionContext } from "../actions/action";
import { deletionOf } from "../actions/findCertificate";
import { refusalTexts } from "../gateway/refusals";
import { whyNotDeletable } from "../records/deletionRules";
import {
  badParameter,
  certificateMissing,
  documented,
  type LegacyRefusal,
  operationFailed,
} from "./refusals";

/** Deletes a certificate if the documented rules let it. Parameter: id. */
export async function certDelete(
  parameters: ReadonlyMap<string, string>,
  context: ActionContext,
): Promise<Result<CertDeleteResponse, LegacyRefusal>> {
  const id = parameters.get("id");
  if (!id) return failure(badParameter("id"));
  const { store, now } = context;
  const entry = store.get(id);
  if (entry === undefined) return failure(store.isForeign(id) ? documented(4102) : certificateMissing);
  const refused = whyNotDeletable(deletionOf(entry, false, context));
  if (refused !== undefined) return failure(operationFailed(refused.code, refusalTexts(refused)));
  await store.remove(entry, now);
  return success([]);
}
