import { Status } from "../../certificates";
import type { CertificateEntry } from "./entry";
import { inLanguage, type Language, type Text } from "./language";

/** StatusName, by status 0 to 15. */
const names: readonly Text[] = [
  { en: "Reviewing", zh: "审核中" },
  { en: "Approved", zh: "已通过" },
  { en: "Unapproved", zh: "审核失败" },
  { en: "Expired", zh: "已过期" },
  { en: "to be validated", zh: "已添加DNS记录" },
  { en: "Enterprise-grade certificate, pending submission", zh: "企业证书，待提交资料" },
  { en: "Canceling order", zh: "订单取消中" },
  { en: "Canceled", zh: "已取消" },
  { en: "Information submitted, pending confirmation letter upload", zh: "已提交资料，待上传确认函" },
  { en: "Revoking certificate", zh: "证书吊销中" },
  { en: "Revoked", zh: "已吊销" },
  { en: "Reissuing", zh: "重颁发中" },
  { en: "Pending revocation confirmation letter upload", zh: "待上传吊销确认函" },
  { en: "Pending information submission for the free certificate", zh: "免费证书待提交资料" },
  { en: "Refunded", zh: "证书已退款" },
  { en: "Migrating", zh: "证书迁移中" },
];

/** The status at `now`: what was issued expires by itself. */
export function statusAt(entry: Pick<CertificateEntry, "status" | "notAfter">, now: number): number {
  const over = entry.notAfter !== null && entry.notAfter <= now;
  return entry.status === Status.issued && over ? Status.expired : entry.status;
}

/** StatusName; empty for a number the service does not have. */
export function statusText(status: number, language: Language): string {
  const name = names[status];
  return name === undefined ? "" : inLanguage(name, language);
}

const pendingIssue: ReadonlySet<number> = new Set([
  Status.reviewing,
  Status.dnsRecordAdded,
  Status.awaitingSubmission,
  Status.awaitingConfirmationLetter,
  Status.freeAwaitingSubmission,
]);

/** Whether a certificate can be deployed to cloud resources at `now`: what is to be, and is issued. */
export function isDeployable(entry: CertificateEntry, now: number): boolean {
  return entry.deployable && statusAt(entry, now) === Status.issued;
}

const inReview: ReadonlySet<number> = new Set([
  Status.reviewing,
  Status.dnsRecordAdded,
  Status.awaitingConfirmationLetter,
]);

/** Whether an order is with the CA, and can still be taken back. */
export function isInReview({ status }: Pick<CertificateEntry, "status">): boolean {
  return inReview.has(status);
}

/** Whether an order is on its way to a certificate. */
export function isPendingIssue(status: number): boolean {
  return pendingIssue.has(status);
}
