import { failure, success } from "../../certificates";
import { arrayOf, required, string } from "../gateway/parameters";
import { refusal } from "../gateway/refusals";
import { inLanguage, type Text } from "../records/language";
import { serviceTime } from "../records/times";
import { TaskStatus } from "../store/deletionTasks";
import { action } from "./action";

const maxTasks = 100;

const errors: ReadonlyMap<number, Text> = new Map([
  [TaskStatus.failed, { en: "Failed to delete", zh: "删除失败" }],
  [TaskStatus.stillBound, { en: "There are unbound cloud resources", zh: "有未解绑的云资源" }],
]);

/** How the deletions stand that were started with a check for bound resources. Unknown task IDs are left out. */
export const describeDeleteCertificatesTaskResult = action<{ TaskIds: string[] }, object>(
  { TaskIds: required(arrayOf(string)) },
  async ({ TaskIds }, { tasks, language }) => {
    if (TaskIds.length > maxTasks) return failure(refusal("FailedOperation.InvalidParam"));
    const known = TaskIds.flatMap((id) => tasks.get(id) ?? []);
    return success({
      DeleteTaskResult: known.map(({ id, certificateId, domains, status, changedAt }) => {
        const error = errors.get(status);
        return {
          TaskId: id,
          CertId: certificateId,
          Status: status,
          Error: error === undefined ? "" : inLanguage(error, language),
          CacheTime: serviceTime(changedAt),
          Domains: domains,
        };
      }),
    });
  },
);
