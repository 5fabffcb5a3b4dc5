import { failure, success } from "../../certificates";
import type { DeleteCertificateRequest, DeleteCertificateResponse } from "../../tencent/v3/wire";
import { boolean, required, string } from "../gateway/parameters";
import { refusal } from "../gateway/refusals";
import { whyNotDeletable } from "../records/deletionRules";
import { action } from "./action";

/** Deletes a certificate if the documented rules let it. */
export const deleteCertificate = action<DeleteCertificateRequest, DeleteCertificateResponse>(
  { CertificateId: required(string), IsCheckResource: boolean },
  async ({ CertificateId, IsCheckResource = false }, { store, now }) => {
    const entry = store.get(CertificateId);
    if (entry === undefined) return failure(refusal("FailedOperation.CertificateNotFound"));
    const refused = whyNotDeletable(entry, now);
    if (refused !== undefined) return failure(refused);
    await store.remove(entry);
    // With IsCheckResource the service works behind a task ID; here the check is done by the time the ID is given.
    return success(IsCheckResource ? { DeleteResult: false, TaskId: taskId(now) } : { DeleteResult: true });
  },
);

function taskId(now: number): string {
  return String(now);
}
