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

  it("says that a review has begun though the letter is still awaited", () => {
    const order = ov({ status: Status.awaitingConfirmationLetter, statusMessage: "PRE-REVIEWING" });
    assert.equal(textOf(order, "Review"), "Begun: Preliminary review.");
  });

  it("says how many records are to be published", () => {
    assert.equal(textOf(pendingDns, "Domain validation"), "Publish all 2 records.");
  });

  it("says for whom documents were submitted, as far as the service tells", () => {
    const documents = (change: Partial<CertificateDetail>) =>
      textOf(ov({ status: Status.awaitingConfirmationLetter, ...change }), "Documents of the organisation");
    const submitted = [{ name: "OrganizationName", value: "Example Ltd" }];
    assert.equal(documents({ submitted }), "Submitted for Example Ltd.");
    assert.equal(documents({ submitted: [{ name: "CsrType", value: "online" }] }), "Submitted.");
    // As in the document's sample of an OV order.
    assert.equal(documents({}), "The service does not tell what was submitted.");
    const begun = { status: Status.awaitingSubmission, submitted };
    assert.match(documents(begun) ?? "", /what was begun is not submitted yet/);
    assert.match(documents({ status: Status.awaitingSubmission }) ?? "", /nothing was submitted yet/);
  });

  it("tells each state by a mark of its own", () => {
    const failed = ov({ status: Status.reviewFailed });
    const shown = [...cases.map(([, certificate]) => certificate), failed].flatMap(
      (certificate) => progressOf(certificate)?.steps ?? [],
    );
    const marks = new Map(shown.map(({ state, icon }) => [state, icon]));
    assert.deepEqual(
      [...marks].sort(([a], [b]) => a.localeCompare(b)),
      [
        ["done", "check"],
        ["failed", "close"],
        ["later", undefined],
        ["notReached", undefined],
        ["now", "arrow-right"],
      ],
    );
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
