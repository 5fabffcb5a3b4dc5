import assert from "node:assert/strict";
import { inEnglish } from "../../../src/certificates";
import { clockCause } from "../../../src/tencent/clockSkew";
import { explainService, explainTransport, knownCodes } from "../../../src/tencent/errors";
import { complaintError, faultError } from "../../../src/tencent/failures";
import { allCodes, knownReference } from "../../coverage/reference";
import { knownItems } from "../../coverage/seedFiles";

/** Every code the specification documents and the reference list. */
const ofSeeds = knownItems().filter(({ kind }) => kind === "error");
const documented = [
  ...new Set([...allCodes(knownReference()), ...knownReference().legacy, ...ofSeeds.map(({ name }) => name)]),
];

const complain = (code: string, message = "words of the service") =>
  complaintError("DescribeCertificates", { code, message, requestId: "r-1" }, "", 0);

describe("the error table", () => {
  it("explains every documented code of both generations", () => {
    assert.deepEqual([ofSeeds.length > 30, documented.length], [true, 110 + 23]);
    const known = new Set(knownCodes);
    assert.deepEqual(
      documented.filter((code) => !known.has(code)),
      [],
    );
  });

  it("has a cause and an advice without open placeholders for every code", () => {
    for (const code of knownCodes) {
      const isOurs = !documented.includes(code);
      const { cause, advice } = isOurs ? explainTransport(code) : explainService(code);
      const sentence = inEnglish(typeof cause === "function" ? cause("example.com") : cause);
      assert.match(sentence, /^\S.*\.$|: example\.com$/, code);
      assert.doesNotMatch(sentence + inEnglish(advice), /\{\d\}/, code);
    }
  });

  it("says in the first words that a secret ID is not known, in both generations", () => {
    for (const code of ["AuthFailure.SecretIdNotFound", "4104"]) {
      const error = complain(code);
      assert.match(inEnglish(error.cause), /^The secret ID is not known to this site/);
      assert.equal(error.kind, "credentials");
      assert.equal(error.requestId, "r-1");
      assert.equal(error.carriedOut, "no");
    }
  });

  it("shows the service's message for a code it does not know, of the family's kind", () => {
    const error = complain("AuthFailure.SomethingNew", "Turn left.");
    assert.equal(error.kind, "credentials");
    assert.equal(inEnglish(error.cause), "The service answered: Turn left.");
    assert.equal(complain("Whatever", "Turn left.").serviceMessage, "Turn left.");
    assert.equal(inEnglish(complain("9999", "").cause), "The service answered: 9999");
    assert.equal(complain("constructor").kind, "refused");
  });

  it("tells refusals, which did nothing, from failures that may have happened halfway", () => {
    assert.equal(complain("FailedOperation.CertificateMismatch").carriedOut, "no");
    assert.equal(complain("LimitExceeded.RateLimitExceeded").kind, "rateLimit");
    assert.equal(complain("LimitExceeded.RateLimitExceeded").carriedOut, "no");
    assert.equal(complain("RequestLimitExceeded.UinLimitExceeded").kind, "rateLimit");
    assert.equal(complain("4400").kind, "rateLimit");
    assert.equal(complain("InternalError").carriedOut, "maybe");
    assert.equal(complain("5400").carriedOut, "maybe");
  });

  it("takes private keys and what could be inside one out of the service's words", () => {
    const inside = `MIIE${"a".repeat(40)}`;
    const said = complain(
      "InvalidParameter",
      `The value \`-----BEGIN PRIVATE KEY-----\n${inside}\` is wrong`,
    );
    assert.doesNotMatch(JSON.stringify(said), /MIIE|BEGIN/);
    assert.doesNotMatch(JSON.stringify(complain("InvalidParameter", `near ${inside}`)), /MIIE/);
  });

  it("names the host that does not answer, and the end of the legacy API when its host is gone", () => {
    const fault = { code: "ENOTFOUND", sent: false, staleConnection: false };
    assert.match(
      inEnglish(faultError("A", fault, "ssl.example.com").cause),
      /ssl\.example\.com was not found/,
    );
    assert.match(inEnglish(faultError("A", fault, "wss.api.qcloud.com").advice), /1 January 2023/);
  });

  it("knows TLS and HTTP failures by their family", () => {
    assert.equal(explainTransport("HPE_INVALID_CONSTANT").kind, "protocol");
    assert.equal(explainTransport("ERR_SSL_WRONG_VERSION_NUMBER").kind, "network");
    assert.equal(explainTransport("CERT_HAS_EXPIRED").retryable, false);
    assert.equal(explainTransport("ESOMETHING").kind, "network");
  });
});

describe("clock skew", () => {
  const server = "Sat, 21 Nov 2026 08:00:00 GMT";
  const now = Date.UTC(2026, 10, 21);
  const at = (offsetSeconds: number) => Date.parse(server) + offsetSeconds * 1000;
  const cause = (offset: number, code = "AuthFailure.SignatureExpire", date = server) => {
    const told = clockCause(code, date, at(offset));
    return told === undefined ? undefined : inEnglish(told);
  };

  it("is told in minutes and seconds, behind or ahead", () => {
    assert.match(cause(-432) ?? "", /^Your clock is 7 min 12 s behind/);
    assert.match(cause(301, "4500") ?? "", /^Your clock is 5 min 1 s ahead/);
  });

  it("is told in hours when a time zone is wrong", () => {
    assert.match(cause(8 * 3600) ?? "", /^Your clock is 8 h 0 min ahead/);
    assert.match(cause(-8 * 3600 - 60) ?? "", /^Your clock is 8 h 1 min behind/);
  });

  it("takes the place of the cause, with the advice to set the clock", () => {
    const date = new Date(now - 432_000).toUTCString();
    const complaint = { code: "AuthFailure.SignatureExpire", message: "expired" };
    const error = complaintError("DescribeCertificates", complaint, date, now);
    assert.match(inEnglish(error.cause), /^Your clock is 7 min 1[12] s ahead\.$/);
    assert.match(inEnglish(error.advice), /clock and time zone/);
    const unmeasured = complaintError("DescribeCertificates", complaint, "", now);
    assert.match(inEnglish(unmeasured.cause), /differ by more than five minutes/);
  });

  it("is not guessed without a Date header, with a right clock, or for other errors", () => {
    assert.equal(cause(-432, "AuthFailure.SignatureExpire", ""), undefined);
    assert.equal(cause(-30), undefined);
    assert.equal(cause(-432, "AuthFailure.SecretIdNotFound"), undefined);
  });
});
