import assert from "node:assert/strict";
import { type CertificateDetail, Status } from "../../../src/certificates";
import { present } from "../../../src/detail/present";
import { submittedData } from "../../../src/sandbox/samples/applicantData";
import { english, sampleDetail, sampleInput, unfinishedOrder } from "./samples";

const whole = Object.entries(submittedData("example.com", "DNS"))
  .filter(([, value]) => value !== null)
  .map(([name, value]) => ({ name, value }));

function submittedOf(change: Partial<CertificateDetail>) {
  const certificate = sampleDetail({ isDv: false, submitted: whole, ...change });
  const { application, submitted } = present(sampleInput({ certificate }), english);
  return application ?? submitted;
}

function factsOf(change: Partial<CertificateDetail>): Map<string, string> {
  return new Map(
    submittedOf(change)?.groups.flatMap(({ title, facts }) =>
      facts.map(({ label, values }) => [`${title} / ${label}`, values[0]?.text ?? ""] as const),
    ),
  );
}

describe("what was submitted with an order", () => {
  it("is told in the reader's words, by what it is about", () => {
    const facts = factsOf({ status: Status.reviewing });
    assert.equal(facts.get("Organisation / Name"), "Example Ltd");
    assert.equal(facts.get("Administrator / Last name"), "Example");
    assert.equal(facts.get("Contact / E-mail address"), "contact@example.com");
    assert.equal(facts.get("Domain and key / Validation"), "DNS record, added by hand");
    assert.equal(facts.get("Domain and key / Signing request"), "Made by the service");
    assert.ok(![...facts.keys()].some((key) => key.endsWith("Not stated")), [...facts.keys()].join());
  });

  it("has every field of the service's document in one group, but the password", () => {
    const named = Object.keys(submittedData("example.com", "DNS"));
    const submitted = named.map((name) => ({ name, value: `value of ${name}` }));
    const texts = [...factsOf({ submitted }).values()];
    for (const name of named.filter((name) => name !== "KeyPassword")) {
      assert.ok(texts.includes(`value of ${name}`), name);
    }
    assert.ok(!texts.includes("value of KeyPassword"));
    assert.equal(submittedOf({ submitted })?.groups.at(-1)?.title, "Contact");
  });

  it("says what has no value", () => {
    const submitted = whole.filter(({ name }) => !/^Organization(City|Region)$|^Contact/.test(name));
    const facts = factsOf({ status: Status.awaitingSubmission, submitted });
    assert.equal(facts.get("Organisation / Not stated"), "City, Province");
    assert.equal(
      facts.get("Contact / Not stated"),
      "First name, Last name, Position, Telephone, E-mail address",
    );
    assert.equal(
      submittedOf({ status: Status.awaitingSubmission, submitted })?.title,
      "What is to be submitted",
    );
  });

  it("says all that is asked for while nothing was submitted", () => {
    const waiting = { status: Status.awaitingSubmission, submitted: [] };
    assert.match(submittedOf(waiting)?.intro ?? "", /^Nothing was submitted yet/);
    assert.deepEqual(
      submittedOf(waiting)?.groups.map(({ facts }) => facts.map(({ label }) => label)),
      [["Asked for"], ["Asked for"], ["Asked for"], ["Asked for"]],
    );
  });

  it("stands near the top while an order is under way, and further down once there is a certificate", () => {
    const { notAfter: _, ...order } = sampleDetail({ submitted: whole });
    const model = (status: number) => present(sampleInput({ certificate: { ...order, status } }), english);
    for (const status of [Status.awaitingConfirmationLetter, Status.reviewing, Status.reviewFailed]) {
      assert.ok(model(status).application && !model(status).submitted, String(status));
    }
    for (const status of [Status.issued, Status.reissuing, Status.revoking]) {
      assert.ok(submittedOf({ status }));
      const certificate = sampleDetail({ status, submitted: whole });
      assert.ok(present(sampleInput({ certificate }), english).submitted, String(status));
    }
  });

  it("has a line for each name", () => {
    const submitted = [{ name: "DomainList", value: ["a.example.com", "b.example.com"] }];
    assert.deepEqual(
      submittedOf({ submitted })?.groups[0]?.facts[0]?.values.map(({ text }) => text),
      ["a.example.com", "b.example.com"],
    );
  });

  it("says what is awaited after it", () => {
    assert.match(
      submittedOf({ status: Status.awaitingConfirmationLetter })?.intro ?? "",
      /awaited now is the confirmation letter/,
    );
  });

  it("asks for a signing request only where the applicant has one", () => {
    const csr = (CsrType: string) => factsOf({ submitted: [{ name: "CsrType", value: CsrType }] });
    assert.match(csr("parse").get("Domain and key / Not stated") ?? "", /Signing request/);
    assert.doesNotMatch(csr("online").get("Domain and key / Not stated") ?? "", /Signing request/);
  });

  it("keeps fields that no document lists under their own names", () => {
    const facts = factsOf({ submitted: [{ name: "TaxNumber", value: 7 }] });
    assert.equal(facts.get("Other fields / TaxNumber"), "7");
  });

  it("is not told where nothing is asked for", () => {
    assert.equal(submittedOf({ submitted: [] }), undefined);
    assert.equal(present(sampleInput({ certificate: unfinishedOrder }), english).application, undefined);
    const uploaded = { status: Status.awaitingSubmission, submitted: [], source: "upload" };
    assert.equal(submittedOf(uploaded), undefined);
  });
});
