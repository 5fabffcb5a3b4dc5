import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CertificateDetail, inEnglish, Status } from "../../../src/certificates";
import { present } from "../../../src/detail/present";
import type { Speech } from "../../../src/detail/sections/wording";
import { english, sampleDetail, sampleInput, unfinishedOrder } from "./samples";

const bundle = join(import.meta.dirname, "../../../l10n/bundle.l10n.zh-cn.json");
const translations = JSON.parse(readFileSync(bundle, "utf8")) as Record<string, string>;

const chinese: Speech = {
  ...english,
  locale: "zh-CN",
  translate: ({ template, args }) =>
    inEnglish({ template: translations[template] ?? `not translated: ${template}`, args }),
};

/** What the overview says under a label (in English), in the language of `speech`. */
function factOf(change: Partial<CertificateDetail>, label: string, speech: Speech): string | undefined {
  const certificate = { ...sampleDetail(), ...change };
  const name = speech.translate({ template: label, args: [] });
  const { facts } = present(sampleInput({ certificate }), speech);
  return facts?.facts.find((fact) => fact.label === name)?.values.at(-1)?.text;
}

interface Names {
  readonly label: string;
  readonly certificate: (value: string) => Partial<CertificateDetail>;
  readonly names: Readonly<Record<string, readonly [english: string, chinese: string]>>;
}

/** The documented values, by the field of the service. */
const fields: Readonly<Record<string, Names>> = {
  StatusMsg: {
    label: "Status",
    certificate: (statusMessage) => ({ status: Status.reviewing, statusMessage }),
    names: {
      "PRE-REVIEWING": ["Preliminary review", "预审核中"],
      "LEGAL-REVIEWING": ["Legal review", "法务审核中"],
      "CA-REVIEWING": ["Review by the certificate authority", "CA 审核中"],
      "PENDING-DCV": ["Waiting for domain validation", "等待域名验证"],
      "WAIT-ISSUE": ["Validated, waiting to be issued", "已验证，等待颁发"],
      订单审核失败: ["The review of the order failed.", "订单审核失败。"],
      "order review failed.": ["The review of the order failed.", "订单审核失败。"],
      "CA审核失败，域名未通过安全审查": [
        "The certificate authority refused the order: the domain did not pass its security review.",
        "CA 审核失败，域名未通过安全审查。",
      ],
      "域名验证超时，订单自动关闭，请您重新进行证书申请": [
        "The domain was not validated in time, and the order was closed. Apply for the certificate again.",
        "域名验证超时，订单已自动关闭，请重新申请证书。",
      ],
      "The certificate information did not pass the review of the certificate CA agency. …": [
        "The certificate authority did not accept the documents. Its reviewer will call the contact named in the order; after that they can be corrected in the console.",
        "证书资料未通过 CA 机构审核，审核人员会致电订单预留的联系人；之后可在控制台修改资料。",
      ],
    },
  },
  VerifyType: {
    label: "Validation",
    certificate: (validation) => ({ validation }),
    names: {
      DNS_AUTO: ["DNS record, added automatically", "自动 DNS 验证"],
      DNS: ["DNS record, added by hand", "手动 DNS 验证"],
      FILE: ["File on the web server", "文件验证"],
      DNS_PROXY: ["DNS record through a proxy", "DNS 代理验证"],
      FILE_PROXY: ["File through a proxy", "文件代理验证"],
      EMAIL: ["E-mail", "邮件验证"],
    },
  },
  From: {
    label: "Source",
    certificate: (source) => ({ source }),
    names: {
      upload: ["Uploaded", "上传证书"],
      trustasia: ["TrustAsia", "亚洲诚信"],
      wosign: ["WoTrus", "沃通"],
      sheca: ["SHECA", "上海CA"],
    },
  },
  VulnerabilityStatus: {
    label: "Vulnerability scan",
    certificate: (vulnerabilityStatus) => ({ vulnerabilityStatus }),
    names: {
      ACTIVE: ["Switched on", "已开启"],
      INACTIVE: ["Switched off", "未开启"],
    },
  },
};

describe("the values the service documents", () => {
  for (const [field, { label, certificate, names }] of Object.entries(fields)) {
    it(`of ${field} have a name in both languages`, () => {
      for (const [value, [inEnglishWords, inChineseWords]] of Object.entries(names)) {
        assert.equal(factOf(certificate(value), label, english), inEnglishWords, value);
        assert.equal(factOf(certificate(value), label, chinese), inChineseWords, value);
      }
    });

    it(`of ${field} that may come later are shown as they are`, () => {
      for (const value of ["NEW-VALUE", "toString"]) {
        assert.equal(factOf(certificate(value), label, english), value);
      }
    });
  }

  it("of PackageType have a name, also one that is not documented", () => {
    assert.equal(factOf({ packageType: 12 }, "Package", english), "TrustAsia DV wildcard");
    assert.equal(factOf({ packageType: 12 }, "Package", chinese), "TrustAsia 域名型(DV)通配符");
    assert.equal(factOf({ packageType: 999 }, "Package", english), "Package 999");
    const { facts } = present(sampleInput({ certificate: unfinishedOrder }), english);
    assert.ok(!facts?.facts.some(({ label }) => label === "Package"));
  });
});
