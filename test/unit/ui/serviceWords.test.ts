import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inEnglish, type Message, statusName } from "../../../src/certificates";
import { resourceStateName } from "../../../src/ui/serviceWords";

const bundle = join(import.meta.dirname, "../../../l10n/bundle.l10n.zh-cn.json");
const translations = JSON.parse(readFileSync(bundle, "utf8")) as Record<string, string>;

function inBothLanguages(name: Message | undefined): readonly (string | undefined)[] {
  return name === undefined ? [] : [inEnglish(name), translations[name.template]];
}

/** Source: DescribeCertificateDetail, field `Status`, in the words of the service's own console. */
const statuses: readonly (readonly [english: string, chinese: string])[] = [
  ["Under review", "审核中"],
  ["Issued", "已颁发"],
  ["Review failed", "审核失败"],
  ["Expired", "已过期"],
  ["DNS record added, waiting for validation", "已添加 DNS 记录，待验证"],
  ["Waiting for documents (OV/EV)", "企业证书，待提交资料"],
  ["Cancelling order", "订单取消中"],
  ["Cancelled", "已取消"],
  ["Waiting for confirmation letter", "已提交资料，待上传确认函"],
  ["Revoking", "吊销中"],
  ["Revoked", "已吊销"],
  ["Reissuing", "重颁发中"],
  ["Waiting for revocation letter", "待上传吊销确认函"],
  ["Waiting for documents (free certificate)", "免费证书，待提交资料"],
  ["Refunded", "已退款"],
  ["Migrating", "迁移中"],
];

/** Source: DescribeCertificateBindResourceTaskDetail, `Status` of the instances of each type. */
const resourceStates: readonly (readonly [type: string, state: string, english: string, chinese: string])[] =
  [
    ["CDN", "rejected", "Rejected in review", "审核未通过"],
    ["CDN", "processing", "Deploying", "部署中"],
    ["CDN", "online", "Online", "已上线"],
    ["CDN", "offline", "Offline", "已下线"],
    ["LIVE", "-1", "No certificate on the domain", "域名未关联证书"],
    ["LIVE", "1", "HTTPS switched on", "HTTPS 已开启"],
    ["LIVE", "0", "HTTPS switched off", "HTTPS 已关闭"],
    ["TEO", "Deployed", "Deployed", "已部署"],
    ["TEO", "processing", "Deploying", "部署中"],
    ["TEO", "applying", "Applying", "申请中"],
    ["TEO", "failed", "Application failed", "申请失败"],
    ["TEO", "issued", "Binding failed", "绑定失败"],
    ["COS", "ENABLED", "Online", "已上线"],
    ["COS", "DISABLED", "Offline", "已下线"],
  ];

describe("words of the service", () => {
  it("for each of the sixteen statuses are in both languages", () => {
    for (const [status, names] of statuses.entries()) {
      assert.deepEqual(inBothLanguages(statusName(status)), names);
    }
  });

  it("for each documented state of a bound resource are in both languages", () => {
    for (const [type, state, ...names] of resourceStates) {
      assert.deepEqual(inBothLanguages(resourceStateName(type, state)), names, `${type} ${state}`);
    }
  });

  it("for other states and types there are none", () => {
    for (const [type, state] of [
      ["LIVE", "2"],
      ["CDN", "toString"],
      ["TDMQ", "online"],
      ["constructor", "name"],
    ] as const) {
      assert.equal(resourceStateName(type, state), undefined, `${type} ${state}`);
    }
  });
});
