import { failure, success } from "../../certificates";
import type {
  CreateCertificateBindResourceSyncTaskRequest,
  CreateCertificateBindResourceSyncTaskResponse,
} from "../../tencent/v3/wire";
import { arrayOf, flag, required, string } from "../gateway/parameters";
import { refusal } from "../gateway/refusals";
import { action } from "./action";

const maxCertificates = 100;

/** Starts searches for what uses certificates, or gives those that run or (with `IsCache` 1) ran within 30 minutes. */
export const createBindResourceTask = action<
  CreateCertificateBindResourceSyncTaskRequest,
  CreateCertificateBindResourceSyncTaskResponse
>(
  { CertificateIds: required(arrayOf(string)), IsCache: required(flag) },
  async ({ CertificateIds, IsCache }, { store, bindings, now }) => {
    if (CertificateIds.length > maxCertificates) {
      return failure(refusal("FailedOperation.CertificateSyncTaskCertificateIdCountInvalid"));
    }
    const unknown = CertificateIds.length === 0 || CertificateIds.some((id) => store.get(id) === undefined);
    if (unknown) return failure(refusal("FailedOperation.CertificateNotFound"));
    return success({
      CertTaskIds: CertificateIds.map((id) => ({
        CertId: id,
        TaskId: bindings.start(id, IsCache === 1, now).id,
      })),
    });
  },
);
