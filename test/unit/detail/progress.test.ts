import assert from "node:assert/strict";
import { type CertificateDetail, Status } from "../../../src/certificates";
import { present } from "../../../src/detail/present";
import { english, pendingDns, sampleDetail, sampleInput, unfinishedOrder } from "./samples";

/** A title with the words for its state, step by step. */
function steps(certificate: CertificateDetail): string[] | undefined {
  return progressOf(certificate)?.steps.map(({ title, stateText }) => `${title}: ${stateText}`);
}

function progressOf(certificate: CertificateDetail) {
  return present(sampleInput({ certificate }), english).progress;
}

function textOf(certificate: CertificateDetail, title: string): string | undefined {
  return progressOf(certificate)?.steps.find((step) => step.title === title)?.text;
}

const organisation = { isDv: false, isPaid: true, validation: "DNS" };

describe("where an order stands", () => {
  const ov = (change: Partial<CertificateDetail>) => sampleDetail({ ...organisation, ...change });
  const cases: readonly [string, CertificateDetail, readonly string[]][] = [
    [
      "an OV order without documents",
      ov({ status: Status.awaitingSubmission }),
      [
        "Documents of the organisation: Your turn now",
        "Confirmation letter: To come, by you",
        "Review: To come, by the certificate authority",
        "Domain validation: To come, by you",
        "Issue of the certificate: To come, by the certificate authority",
      ],
    ],
    [
      "an OV order that lacks the confirmation letter",
      ov({ status: Status.awaitingConfirmationLetter, statusMessage: "PRE-REVIEWING" }),
      [
        "Documents of the organisation: Done",
        "Confirmation letter: Your turn now",
        "Review: To come, by the certificate authority",
        "Domain validation: To come, by you",
        "Issue of the certificate: To come, by the certificate authority",
      ],
    ],
    [
      "an OV order under review",
      ov({ status: Status.reviewing, statusMessage: "LEGAL-REVIEWING" }),
      [
        "Documents of the organisation: Done",
        "Confirmation letter: Done",
        "Review: With the certificate authority now",
        "Domain validation: To come, by you",
        "Issue of the certificate: To come, by the certificate authority",
      ],
    ],
    [
      "an OV order whose DNS record was added while it is reviewed, as in the document's sample",
      ov({ status: Status.dnsRecordAdded, statusMessage: "PRE-REVIEWING" }),
      [
        "Documents of the organisation: Done",
        "Confirmation letter: Done",
        "Review: With Tencent Cloud now",
        "Domain validation: With the certificate authority now",
        "Issue of the certificate: To come, by the certificate authority",
      ],
    ],
    [
      "an OV order that is checked",
      ov({ status: Status.reviewing, statusMessage: "WAIT-ISSUE" }),
      [
        "Documents of the organisation: Done",
        "Confirmation letter: Done",
        "Review: Done",
        "Domain validation: Done",
        "Issue of the certificate: With the certificate authority now",
      ],
    ],
    [
      "a DV order that waits for its records",
      pendingDns,
      [
        "Application: Done",
        "Domain validation: Your turn now",
        "Issue of the certificate: To come, by the certificate authority",
      ],
    ],
    [
      "a free order that nobody has filled in",
      unfinishedOrder,
      [
        "Application: Your turn now",
        "Domain validation: To come, by you",
        "Issue of the certificate: To come, by the certificate authority",
      ],
    ],
    [
      "a DV order that nobody validated in time",
      sampleDetail({
        status: Status.reviewFailed,
        statusMessage: "域名验证超时，订单自动关闭，请您重新进行证书申请",
      }),
      ["Application: Done", "Domain validation: Failed", "Issue of the certificate: Not reached"],
    ],
    [
      "an OV order whose documents were refused",
      ov({
        status: Status.reviewFailed,
        statusMessage: "The certificate information did not pass the review of the CA.",
      }),
      [
        "Documents of the organisation: Failed",
        "Confirmation letter: Not reached",
        "Review: Not reached",
        "Domain validation: Not reached",
        "Issue of the certificate: Not reached",
      ],
    ],
  ];
  for (const [what, certificate, expected] of cases) {
    it(`is told of ${what}`, () => assert.deepEqual(steps(certificate), expected));
  }

  it("is not told of what is issued, over, or uploaded", () => {
    for (const change of [
      {},
      { status: Status.cancelled },
      { status: Status.refunded },
      { status: Status.reviewing, source: "upload" },
    ]) {
      assert.equal(steps(sampleDetail(change)), undefined);
    }
  });

  it("says which review is under way, and why one failed", () => {
    const reviewed = (statusMessage: string) => ov({ status: Status.reviewing, statusMessage });
    assert.equal(textOf(reviewed("LEGAL-REVIEWING"), "Review"), "Legal review");
    const failed = ov({ status: Status.reviewFailed, statusMessage: "no such company" });
    assert.equal(textOf(failed, "Review"), "no such company");
  });

  it("says how many records are to be published, and leads to them", () => {
    const step = progressOf(pendingDns)?.steps[1];
    assert.equal(step?.text, "Publish all 2 records.");
    assert.equal(step?.goTo?.section, "records");
  });

  it("leads to what is asked for, and to what was submitted", () => {
    const step = (change: Partial<CertificateDetail>) => progressOf(ov(change))?.steps[0];
    assert.equal(step({ status: Status.awaitingSubmission })?.goTo?.label, "Show what is asked for");
    const submitted = [{ name: "OrganizationName", value: "Example Ltd" }];
    assert.equal(
      step({ status: Status.awaitingConfirmationLetter, submitted })?.goTo?.label,
      "Show what was submitted",
    );
    // The document's sample of an OV order has no SubmittedData.
    assert.equal(step({ status: Status.awaitingConfirmationLetter })?.goTo, undefined);
  });

  it("leads to nothing that is not in the panel", () => {
    for (const [, certificate] of cases) {
      const model = present(sampleInput({ certificate }), english);
      for (const { goTo } of model.progress?.steps ?? []) {
        if (goTo !== undefined) assert.ok(model[goTo.section], goTo.section);
      }
    }
  });
});

describe("where a revocation stands", () => {
  it("is told while its letter is awaited, while its records are, and after that", () => {
    const record = { domain: "example.com", type: "TXT", key: "_dnsauth", value: "x" };
    const letter = sampleDetail({ ...organisation, status: Status.awaitingRevocationLetter });
    assert.deepEqual(steps(letter), [
      "Confirmation letter of the revocation: Your turn now",
      "Revocation: To come, by the certificate authority",
    ]);
    const records = sampleDetail({ status: Status.revoking, revocationRecords: [record] });
    assert.deepEqual(steps(records), [
      "Validation of the revocation: Your turn now",
      "Revocation: To come, by the certificate authority",
    ]);
    assert.deepEqual(steps(sampleDetail({ status: Status.revoking })), [
      "Revocation: With the certificate authority now",
    ]);
    assert.equal(progressOf(letter)?.title, "Where the revocation stands");
  });
});
