import assert from "node:assert/strict";
import { knownReference } from "../../coverage/reference";
import { differences, type Site } from "./declaredShapes";
import { type Call, chinaClient, internationalClient, type SdkClient } from "./sdkClients";
import { idOf, manageUpload, order, searchBindings, updateResources, useChinaOnly } from "./sdkJourneys";
import { callLegacy, makePair, openTestSandbox, type TestSandbox } from "./support";

/** Fields an answer may leave out: the service tells them only then and there. */
const optional = new Set(["DeleteCertificateResponse.TaskId"]);

const { actions, namesOnly } = knownReference();
const isDocumented = (action: string) => Object.hasOwn(actions, action);

/** Notes how answers differ from what an SDK declares, and which actions were called. */
class Observer {
  readonly differences = new Set<string>();
  readonly called = new Set<string>();

  note(action: string, answer: object, site: Site): void {
    this.called.add(action);
    for (const found of differences(answer, `${action}Response`, optional, site)) this.differences.add(found);
  }
}

/** Everything the documents describe and the SDK has a method for was called, and every answer was as declared. */
function assertWhole({ called, differences: found }: Observer, client: SdkClient): void {
  assert.deepEqual([...called].toSorted(), client.actions.filter(isDocumented));
  assert.deepEqual([...found], []);
}

describe("sandbox: the official SDKs", () => {
  let opened: TestSandbox;
  before(async () => {
    opened = await openTestSandbox();
  });
  after(() => opened.dispose());

  it("tencentcloud-sdk-nodejs makes every documented call, and gets the fields it declares", async () => {
    const client = chinaClient(opened);
    const observer = new Observer();
    const call: Call = async (action, parameters) => {
      const answer = await client.call(action, parameters);
      observer.note(action, answer, "china");
      return answer;
    };
    await manageUpload("china.example.com", call);
    await searchBindings(call);
    await order("china.test", call, (CertificateId) => call("CompleteCertificate", { CertificateId }));
    await useChinaOnly(await updateResources("live", call), call);
    for (const domain of ["new.example.com", "sm.example.com", "example.net", "leaving.example.com"]) {
      const CertificateId = await idOf(domain, call);
      await call("DescribeCertificateDetail", { CertificateId });
      await call("DescribeCertificate", { CertificateId });
    }
    const pending = await idOf("new.example.com", call);
    await call("CheckCertificateDomainVerification", { CertificateId: pending });
    assertWhole(observer, client);
  });

  for (const [signMethod, kind] of [
    ["HmacSHA256", "vod"],
    ["TC3-HMAC-SHA256", "teo"],
  ] as const) {
    it(`tencentcloud-sdk-nodejs-intl-en makes every documented call, signed with ${signMethod}`, async () => {
      const observer = new Observer();
      const client = internationalClient(opened, signMethod, (action, answer) =>
        observer.note(action, answer, "international"),
      );
      const other = chinaClient(opened);
      // A few documented actions this SDK has no method for; what comes after them needs them.
      const call: Call = (action, parameters) =>
        (client.actions.includes(action) ? client : other).call(action, parameters);
      await manageUpload(`${signMethod.toLowerCase()}.example.com`, call);
      await searchBindings(call);
      await order(`${signMethod.toLowerCase()}.test`, call, (CertificateId) =>
        call("CheckCertificateDomainVerification", { CertificateId }),
      );
      await updateResources(kind, call);
      assertWhole(observer, client);
    });
  }

  it("are told of every action nothing is documented of that there is none, by both SDKs", async () => {
    const clients = [chinaClient(opened), internationalClient(opened, "HmacSHA256")];
    for (const { actions: all, call } of clients) {
      const others = all.filter((action) => !isDocumented(action));
      assert.ok(others.length > 10);
      for (const action of others) {
        await assert.rejects(call(action, {}), { code: "InvalidAction" }, action);
      }
    }
    const known = new Set([...Object.keys(actions), ...namesOnly]);
    const unknown = clients.flatMap(({ actions: all }) => all).filter((action) => !known.has(action));
    assert.deepEqual(unknown, [], "The SDKs have actions that the reference does not even name");
  });

  for (const signatureMethod of ["sha1", "sha256"]) {
    it(`qcloudapi-sdk makes every call, signed with ${signatureMethod}`, async () => {
      const name = `${signatureMethod}.example.net`;
      const pair = await makePair(name);
      const call = (data: object, method = "POST") => callLegacy(opened, data, { method, signatureMethod });
      const { certificate: cert, privateKey: key } = pair;
      const uploaded = await call({ Action: "CertUpload", cert, key, certType: "SVR", alias: "SDK" });
      const { id } = uploaded.data;
      const filter = {
        page: 1,
        count: 20,
        searchKey: name,
        certType: "SVR",
        id,
        withCert: 1,
        altDomain: name,
      };
      for (const method of ["GET", "POST"]) {
        const { data } = await call({ Action: "CertGetList", ...filter }, method);
        assert.deepEqual([data.totalNum, data.list[0].id, data.list[0].cert], [1, id, cert]);
      }
      const deleted = await call({ Action: "CertDelete", id });
      assert.deepEqual([deleted.code, deleted.codeDesc, deleted.data], [0, "Success", []]);
      assert.equal((await call({ Action: "CertDelete", id })).code, 5000);
    });
  }
});
