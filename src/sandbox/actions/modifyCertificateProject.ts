import { failure, success } from "../../certificates";
import { arrayOf, required, string, unsigned } from "../gateway/parameters";
import { refusal } from "../gateway/refusals";
import { action } from "./action";

interface Request {
  readonly CertificateIdList: readonly string[];
  readonly ProjectId: number;
}

interface Response {
  readonly SuccessCertificates: readonly string[];
  readonly FailCertificates: readonly string[];
}

const maxCertificates = 100;

/** Moves certificates to a project. IDs that do not exist are told as failed. */
export const modifyCertificateProject = action<Request, Response>(
  { CertificateIdList: required(arrayOf(string)), ProjectId: required(unsigned) },
  async ({ CertificateIdList, ProjectId }, { store, now }) => {
    if (CertificateIdList.length > maxCertificates) return failure(refusal("FailedOperation.InvalidParam"));
    if (!store.project(ProjectId)?.permitted) return failure(refusal("FailedOperation.NoProjectPermission"));
    const known = CertificateIdList.flatMap((id) => store.get(id) ?? []);
    await Promise.all(
      known.map((entry) =>
        store.put(
          { ...entry, projectId: ProjectId },
          { at: now, certificateId: entry.id, type: "changeProject" },
        ),
      ),
    );
    return success({
      SuccessCertificates: known.map(({ id }) => id),
      FailCertificates: CertificateIdList.filter((id) => store.get(id) === undefined),
    });
  },
);
