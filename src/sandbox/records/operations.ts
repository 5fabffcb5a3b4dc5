import type { OperationLog } from "../../tencent/v3/wire";
import { inLanguage, type Language, type Text } from "./language";
import { serviceTime } from "./times";
import { ownerUin } from "./v3Parts";

/** What can be done to a certificate, in the service's words for `OperationLog.Type`. */
export type OperationType = keyof typeof verbs;

/** One line of the log of operations. */
export interface OperationEntry {
  /** Milliseconds UTC. */
  readonly at: number;
  readonly certificateId: string;
  readonly type: OperationType;
}

const verbs = {
  apply: { en: "applied for", zh: "申请" },
  delete: { en: "deleted", zh: "删除" },
  download: { en: "downloaded", zh: "下载" },
  upload: { en: "uploaded", zh: "上传" },
  updateAlias: { en: "changed the alias of", zh: "修改备注" },
  changeProject: { en: "moved to another project", zh: "修改项目" },
  revoke: { en: "asked for the revocation of", zh: "吊销" },
  revoked: { en: "revoked", zh: "已吊销" },
  cancel: { en: "cancelled", zh: "取消" },
  replace: { en: "reissued", zh: "重颁发" },
  submitInfo: { en: "submitted the documents of", zh: "提交资料" },
  domainValidationPassed: { en: "passed the domain validation of", zh: "域名验证通过" },
  issued: { en: "issued", zh: "颁发" },
} as const satisfies Record<string, Text>;

/** What the service does by itself, so that no sub-account stands behind it. */
const byService: ReadonlySet<OperationType> = new Set(["domainValidationPassed", "issued", "revoked"]);

/** An entry as DescribeCertificateOperateLogs tells it. */
export function operationRecord(
  { at, certificateId, type }: OperationEntry,
  language: Language,
): OperationLog {
  const user = byService.has(type) ? "--" : ownerUin;
  const verb = inLanguage(verbs[type], language);
  const action =
    language === "zh-CN"
      ? `用户[uin: ${user}] ${verb} 证书[id: ${certificateId}]`
      : `User [uin: ${user}] ${verb} certificate [id: ${certificateId}]`;
  return {
    Action: action,
    CreatedOn: serviceTime(at),
    Uin: ownerUin,
    SubAccountUin: user,
    CertId: certificateId,
    Type: type,
  };
}
