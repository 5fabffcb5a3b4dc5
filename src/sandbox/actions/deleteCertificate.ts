import { failure, success } from "../../certificates";
import type { DeleteCertificateRequest, DeleteCertificateResponse } from "../../tencent/v3/wire";
import { boolean, required, string } from "../gateway/parameters";
import { whyNotDeletable } from "../records/deletionRules";
import { action } from "./action";
import { deletionOf, findCertificate } from "./findCertificate";

/**
 * Deletes a certificate if the documented rules let it. With `IsCheckResource` the answer is a task to poll, and it is
 * the task that fails when the certificate turns out to be bound.
 */
export const deleteCertificate = action<DeleteCertificateRequest, DeleteCertificateResponse>(
  { CertificateId: required(string), IsCheckResource: boolean },
  async ({ CertificateId, IsCheckResource = false }, context) => {
    const found = findCertificate(context, CertificateId);
    if (!found.ok) return found;
    const entry = found.value;
    const refused = whyNotDeletable(deletionOf(entry, IsCheckResource, context));
    if (refused !== undefined) return failure(refused);
    if (IsCheckResource) return success({ DeleteResult: false, TaskId: context.tasks.start(entry) });
    await context.store.remove(entry, context.now);
    return success({ DeleteResult: true });
  },
);
