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
  return present(sampleInput({ certificate }), english).submitted;
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
    assert.equal(facts.get("Contact / E-mail"), "contact@example.com");
    assert.equal(facts.get("Domain and key / Validation"), "DNS record, added by hand");
    assert.equal(facts.get("Domain and key / Where the signing request is from"), "Made by the service");
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
    assert.equal(facts.get("Contact / Not stated"), "First name, Last name, Position, Telephone, E-mail");
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
      [["Not stated"], ["Not stated"], ["Not stated"], ["Not stated"]],
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
    assert.equal(present(sampleInput({ certificate: unfinishedOrder }), english).submitted, undefined);
    const uploaded = { status: Status.awaitingSubmission, submitted: [], source: "upload" };
    assert.equal(submittedOf(uploaded), undefined);
  });
});
