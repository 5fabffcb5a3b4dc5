import { failure, type Result, success } from "../../certificates";
import type { CertUploadResponse } from "../../tencent/v2/wire";
import type { ActionContext } from "../actions/action";
import { refusalTexts } from "../gateway/refusals";
import { acceptUpload } from "../upload/acceptUpload";
import { badParameter, type LegacyRefusal, operationFailed } from "./refusals";

/** Stores a certificate in the default project. Parameters: cert, certType, key (required for SVR), alias. */
export async function certUpload(
  parameters: ReadonlyMap<string, string>,
  context: ActionContext,
): Promise<Result<CertUploadResponse, LegacyRefusal>> {
  const type = parameters.get("certType");
  const certificate = parameters.get("cert");
  if (!certificate) return failure(badParameter("cert"));
  if (type !== "CA" && type !== "SVR") return failure(badParameter("certType"));
  if (type === "SVR" && !parameters.get("key")) return failure(badParameter("key"));
  const outcome = await acceptUpload(
    {
      certificate,
      privateKey: parameters.get("key"),
      keyPassword: undefined,
      type,
      alias: parameters.get("alias") ?? "",
      projectId: 0,
      tags: [],
      repeatable: true,
    },
    context,
  );
  return outcome.ok
    ? success({ id: outcome.value.id })
    : failure(operationFailed(outcome.error.code, refusalTexts(outcome.error)));
}
