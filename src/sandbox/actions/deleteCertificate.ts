import { failure, success } from "../../certificates";
import type { DeleteCertificateRequest, DeleteCertificateResponse } from "../../tencent/v3/wire";
import { boolean, required, string } from "../gateway/parameters";
import { refusal } from "../gateway/refusals";
import { whyNotDeletable } from "../records/deletionRules";
import { action } from "./action";

/**
 * Deletes a certificate if the documented rules let it. With `IsCheckResource` the answer is a task to poll, and it is
 * the task that fails when the certificate is still bound.
 */
export const deleteCertificate = action<DeleteCertificateRequest, DeleteCertificateResponse>(
  { CertificateId: required(string), IsCheckResource: boolean },
  async ({ CertificateId, IsCheckResource = false }, { store, tasks, now }) => {
    const entry = store.get(CertificateId);
    if (entry === undefined) return failure(refusal("FailedOperation.CertificateNotFound"));
    const checked = IsCheckResource ? { ...entry, boundResources: [] } : entry;
    const refused = whyNotDeletable(checked, now);
    if (refused !== undefined) return failure(refused);
    if (IsCheckResource) return success({ DeleteResult: false, TaskId: tasks.start(entry) });
    await store.remove(entry, now);
    return success({ DeleteResult: true });
  },
);
