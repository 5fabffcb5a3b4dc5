import assert from "node:assert/strict";
import {
  type AccountDraft,
  completeDraft,
  type DraftStep,
  endpointProblem,
  nameProblem,
  secretIdHint,
  secretIdProblem,
  secretKeyProblem,
  stepAfter,
  stepBefore,
  stepsOf,
  stepToCorrect,
} from "../../../src/accounts/accountDraft";
import { inEnglish, message, Secret, type ServiceError } from "../../../src/certificates";

const secretKey = new Secret("key-of-the-test");
const china: AccountDraft = {
  name: " Production ",
  site: "china",
  generation: "v3",
  secretId: "AKIDexample",
  secretKey,
};

describe("the steps of adding an account", () => {
  const cloud = ["name", "site", "generation", "secretId", "secretKey", "token"];

  it("are those of the site", () => {
    assert.deepEqual(stepsOf({}), cloud);
    assert.deepEqual(stepsOf({ site: "international" }), cloud);
    assert.deepEqual(stepsOf({ site: "sandbox" }), ["name", "site", "generation"]);
    assert.deepEqual(stepsOf({ site: "custom" }), [...cloud.slice(0, 3), "endpoint", ...cloud.slice(3)]);
  });

  it("lead forward to the end and back to the start", () => {
    const draft: AccountDraft = { site: "custom" };
    const forward: DraftStep[] = ["name"];
    for (let step = stepAfter("name", draft); step !== undefined; step = stepAfter(step, draft))
      forward.push(step);
    assert.deepEqual(forward, stepsOf(draft));
    const back: DraftStep[] = ["token"];
    for (let step = stepBefore("token", draft); step !== undefined; step = stepBefore(step, draft))
      back.push(step);
    assert.deepEqual(back.reverse(), stepsOf(draft));
  });

  it("follow a change of mind about the site", () => {
    assert.equal(stepAfter("generation", { site: "custom" }), "endpoint");
    assert.equal(stepAfter("generation", { site: "china" }), "secretId");
    assert.equal(stepAfter("generation", { site: "sandbox" }), undefined);
  });
});

describe("stepToCorrect", () => {
  const error = (kind: ServiceError["kind"], code: string): ServiceError => ({
    kind,
    code,
    cause: message("x"),
    advice: message("x"),
    action: "DescribeCertificates",
    retryable: false,
    carriedOut: "no",
  });
  const cases: readonly [ServiceError["kind"], string, AccountDraft, DraftStep][] = [
    ["credentials", "AuthFailure.SecretIdNotFound", china, "secretId"],
    ["credentials", "AuthFailure.SignatureFailure", china, "secretKey"],
    ["credentials", "AuthFailure.TokenFailure", china, "token"],
    ["permission", "AuthFailure.UnauthorizedOperation", china, "secretId"],
    ["network", "ENOTFOUND", { ...china, site: "custom" }, "endpoint"],
    ["protocol", "NotJson", { ...china, site: "custom" }, "endpoint"],
    ["network", "ENOTFOUND", china, "secretId"],
    ["service", "SandboxFailed", { site: "sandbox" }, "site"],
  ];
  for (const [kind, code, draft, step] of cases) {
    it(`is ${step} for ${code} (${draft.site})`, () => {
      assert.equal(stepToCorrect(error(kind, code), draft), step);
    });
  }
});

describe("what was entered", () => {
  it("needs a name that no other account has, whatever its case", () => {
    assert.ok(nameProblem("  ", []));
    const problem = nameProblem(" production ", ["Production"]);
    assert.ok(problem);
    assert.match(inEnglish(problem), /“production”/);
    assert.equal(nameProblem("Test", ["Production"]), undefined);
  });

  it("needs an endpoint that is https, or on this machine", () => {
    assert.equal(endpointProblem(" https://ssl.example.com "), undefined);
    assert.equal(endpointProblem("http://127.0.0.1:8080"), undefined);
    assert.ok(endpointProblem("http://ssl.example.com"));
    assert.ok(endpointProblem("ssl.example.com"));
    assert.ok(endpointProblem(""));
  });

  it("needs a secret ID; one that looks odd is only remarked on", () => {
    assert.ok(secretIdProblem(" "));
    assert.ok(secretIdProblem("AKID a"));
    assert.equal(secretIdProblem(" AKIDexample "), undefined);
    assert.equal(secretIdHint(" AKIDexample"), undefined);
    assert.equal(secretIdHint(""), undefined);
    assert.ok(secretIdHint("key-of-the-test"));
    assert.equal(secretIdProblem("key-of-the-test"), undefined);
  });

  it("needs a secret key, unless one was entered before", () => {
    assert.ok(secretKeyProblem("", undefined));
    assert.equal(secretKeyProblem("", secretKey), undefined);
    assert.equal(secretKeyProblem("key", undefined), undefined);
    assert.ok(secretKeyProblem("two words", secretKey));
  });
});

describe("completeDraft", () => {
  it("makes an account without secrets, and the credentials apart", () => {
    const complete = completeDraft("a1", { ...china, token: new Secret("token-of-the-test") });
    assert.ok(complete.ok);
    const { account, credentials } = complete.value;
    assert.deepEqual(account, { id: "a1", name: "Production", site: "china", generation: "v3" });
    assert.equal(credentials?.secretKey, secretKey);
    assert.ok(credentials.token);
  });

  it("keeps the endpoint of a custom account only", () => {
    const endpoint = "https://ssl.example.com";
    const custom = completeDraft("a1", { ...china, site: "custom", endpoint });
    assert.equal(custom.ok && custom.value.account.endpoint, endpoint);
    const changedMind = completeDraft("a1", { ...china, endpoint });
    assert.ok(changedMind.ok);
    assert.ok(!("endpoint" in changedMind.value.account));
  });

  it("needs no credentials for the sandbox, and takes none along", () => {
    const complete = completeDraft("a1", { ...china, site: "sandbox" });
    assert.ok(complete.ok);
    assert.equal(complete.value.credentials, undefined);
  });

  for (const step of ["name", "site", "generation", "endpoint", "secretId", "secretKey"] as const) {
    it(`says that ${step} is missing`, () => {
      const draft: AccountDraft = { ...china, site: "custom", endpoint: "https://ssl.example.com" };
      const { [step]: _left, ...rest } = draft;
      assert.deepEqual(completeDraft("a1", rest), { ok: false, error: step });
    });
  }
});
