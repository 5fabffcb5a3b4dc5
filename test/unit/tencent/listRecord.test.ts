import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { knownItems } from "../../coverage/seedFiles";
import { connectTo, errorOf, json, resultOf, serve, type TestServer } from "./support";

/** Answers of one action; absent: never answers. */
type Answers = Readonly<Record<string, ((response: ServerResponse) => void) | undefined>>;

const detailAnswer = { CertificateId: "a", Domain: "example.com", OwnerUin: "detail", RequestId: "r-1" };

/** Names of the fields of a list's record, those of the answer around it left out. */
const documented = knownItems()
  .filter(({ action, kind }) => action === "DescribeCertificates" && kind === "field")
  .map(({ name }) => name)
  .filter((name) => !["TotalCount", "Certificates", "RequestId"].includes(name));

describe("the fields that only the list has", () => {
  let server: TestServer | undefined;
  let answers: Answers = {};

  before(async () => {
    server = await serve((response, _body, request) => {
      answers[String(request.headers["x-tc-action"])]?.(response);
    });
  });
  after(() => server?.close());

  const respond = (value: object) => (response: ServerResponse) => json(response, { Response: value });
  const listed = (...Certificates: unknown[]) => respond({ TotalCount: Certificates.length, Certificates });
  const detail = (DescribeCertificates: Answers[string], timeoutMs = 5000) => {
    answers = { DescribeCertificateDetail: respond(detailAnswer), DescribeCertificates };
    return connectTo(server?.url ?? "", { timeoutMs }).detail("a");
  };
  const fieldsOf = async (...how: Parameters<typeof detail>) =>
    Object.fromEntries(resultOf(await detail(...how)).fields.map(({ name, value }) => [name, value]));

  it("are all in the detail, each documented one, after those of the detail itself", async () => {
    const record = Object.fromEntries(documented.map((name) => [name, `listed ${name}`]));
    const fields = await fieldsOf(listed({ ...record, CertificateId: "a" }));
    assert.deepEqual(Object.keys(fields).slice(0, 4), Object.keys(detailAnswer));
    assert.equal(fields["OwnerUin"], "detail");
    for (const name of documented) assert.ok(name in fields, name);
    assert.equal(fields["AutoRenewFlag"], "listed AutoRenewFlag");
  });

  it("tell of the detail what only they know: the renewal, the notice, the deadline of the validation", async () => {
    const found = resultOf(
      await detail(
        listed({
          CertificateId: "a",
          HasRenewOrder: "next",
          IsIgnore: true,
          AutoRenewFlag: 1,
          DVAuthDeadline: "2026-11-28 08:00:00",
          CertRevokedTime: "2026-11-20 08:00:00",
          AwaitingValidationMsg: "CAA record forbids it",
        }),
      ),
    );
    assert.deepEqual(found.related, { renewal: "next" });
    assert.equal(found.noticeMuted, true);
    assert.equal(found.autoRenew, true);
    assert.equal(found.validationDeadline, Date.parse("2026-11-28T00:00:00Z"));
    assert.equal(found.revokedAt, Date.parse("2026-11-20T00:00:00Z"));
    assert.equal(found.validationProblem, "CAA record forbids it");
  });

  it("are asked for by the ID, one record of it", async () => {
    await detail(listed({ CertificateId: "a" }));
    const bodies = server?.requests.slice(-2).map(({ body }) => body);
    assert.deepEqual(bodies?.sort(), ['{"CertIds":["a"],"Limit":1}', '{"CertificateId":"a"}']);
  });

  it("are not those of another certificate", async () => {
    const fields = await fieldsOf(listed({ CertificateId: "b", AutoRenewFlag: 1 }, 7));
    assert.deepEqual(fields, detailAnswer);
  });

  it("have no private key among them", async () => {
    const fields = await fieldsOf(
      listed({
        CertificateId: "a",
        CertificatePrivateKey: "x",
        Nested: { EncryptPrivateKey: "x" },
        Alias: "s",
      }),
    );
    assert.deepEqual(fields, { ...detailAnswer, Nested: {}, Alias: "s" });
  });

  it("do not spoil the detail when they cannot be had", async () => {
    const refusals: Answers[string][] = [
      respond({ Error: { Code: "UnauthorizedOperation", Message: "no" }, RequestId: "r" }),
      respond({ Certificates: "none" }),
      (response) => response.destroy(),
      (response) => response.end("no JSON"),
    ];
    for (const refusal of refusals) assert.deepEqual(await fieldsOf(refusal), detailAnswer);
  });

  it("do not hold up a detail that has come", async function () {
    this.timeout(120_000);
    const started = performance.now();
    // They would come after two minutes, or never.
    assert.deepEqual(await fieldsOf(undefined, 120_000), detailAnswer);
    assert.ok(performance.now() - started < 60_000);
  });

  it("are not waited for when the detail fails", async () => {
    answers = {
      DescribeCertificateDetail: respond({
        Error: { Code: "FailedOperation.CertificateNotFound", Message: "no" },
        RequestId: "r",
      }),
    };
    // One that comes is waited for a second. Of a few times the shortest counts, on a machine with other work.
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const started = performance.now();
      assert.equal(errorOf(await connectTo(server?.url ?? "").detail("a")).kind, "notFound");
      times.push(performance.now() - started);
    }
    assert.ok(Math.min(...times) < 900, `${times}`);
  });
});
