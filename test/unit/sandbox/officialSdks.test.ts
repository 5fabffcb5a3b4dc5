import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { unwrap } from "../../../src/certificates";
import { differences } from "./declaredShapes";
import { callLegacy, makePair, openTestSandbox, type TestSandbox } from "./support";

const require = createRequire(import.meta.url);

// biome-ignore lint/suspicious/noExplicitAny: the answers are what the SDKs make of them
type Call = (action: string, parameters: object) => Promise<any>;

interface SslModule {
  readonly v20191205: {
    readonly Client: new (...settings: unknown[]) => Record<string, (...args: unknown[]) => unknown>;
    readonly Models?: Record<string, new () => { from_json_string(text: string): void }>;
  };
}

/** The ssl client of the China site's SDK. Its calls are methods; they sign with TC3 and send JSON. */
function chinaClient({ sandbox, credentials }: TestSandbox): Call {
  const { ssl } = require("tencentcloud-sdk-nodejs/tencentcloud/services/ssl") as { ssl: SslModule };
  const { v20191205 } = ssl;
  const client = new v20191205.Client({
    credential: { secretId: credentials.secretId, secretKey: unwrap(credentials.secretKey) },
    profile: { httpProfile: { protocol: "http://", endpoint: new URL(sandbox.v3).host } },
  });
  return async (action, parameters) => client[action]?.(parameters);
}

interface InternationalCommon {
  readonly Credential: new (id: string, key: string) => object;
  readonly HttpProfile: new () => { protocol: string; endpoint: string };
  readonly ClientProfile: new (method: string, profile: object) => object;
}

/** The ssl client of the international SDK. Unless told otherwise, it sends forms with signature v1. */
function internationalClient({ sandbox, credentials }: TestSandbox, signMethod: string): Call {
  const { v20191205 } = require("tencentcloud-sdk-nodejs-intl-en/tencentcloud/ssl") as SslModule;
  const common = require("tencentcloud-sdk-nodejs-intl-en/tencentcloud/common") as InternationalCommon;
  const http = new common.HttpProfile();
  http.protocol = "http://";
  http.endpoint = new URL(sandbox.v3).host;
  const credential = new common.Credential(credentials.secretId, unwrap(credentials.secretKey));
  const client = new v20191205.Client(credential, "", new common.ClientProfile(signMethod, http));
  return (action, parameters) =>
    new Promise((resolve, reject) => {
      const Model = v20191205.Models?.[`${action}Request`];
      assert.ok(Model, `The SDK has no ${action}`);
      const request = new Model();
      request.from_json_string(JSON.stringify(parameters));
      client[action]?.(request, (error: unknown, answer: { to_json_string(): string }) =>
        error ? reject(error) : resolve(JSON.parse(answer.to_json_string())),
      );
    });
}

/** Fields an answer may leave out: the service tells them only then and there. */
const optional = new Set(["DeleteCertificateResponse.TaskId"]);

/** Every documented call the product makes, in the order of a certificate's life. */
async function liveThrough(name: string, call: Call): Promise<void> {
  const pair = await makePair(name);
  const { CertificateId } = await call("UploadCertificate", {
    CertificatePublicKey: pair.certificate,
    CertificatePrivateKey: pair.privateKey,
    CertificateType: "SVR",
    Alias: "SDK 测试",
    ProjectId: 1184201,
    CertificateUse: "CLB",
    Tags: [{ TagKey: "by", TagValue: "sdk" }],
    Repeatable: false,
  });
  const listed = await call("DescribeCertificates", {
    Offset: 0,
    Limit: 10,
    SearchKey: name,
    CertificateType: "SVR",
    ProjectId: 1184201,
    ExpirationSort: "ASC",
    CertificateStatus: [0, 1],
    Deployable: 1,
    Upload: 1,
    Renew: 0,
    FilterSource: "upload",
    IsSM: 0,
    FilterExpiring: 0,
    Hostable: 1,
    Tags: [{ TagKey: "by", TagValue: "sdk" }],
    IsPendingIssue: 0,
    CertIds: [CertificateId],
  });
  assert.deepEqual([listed.TotalCount, listed.Certificates[0].CertificateId], [1, CertificateId]);
  assert.equal((await call("DescribeCertificate", { CertificateId })).Alias, "SDK 测试");
  const detail = await call("DescribeCertificateDetail", { CertificateId });
  assert.equal(detail.CertificatePublicKey, pair.certificate);
  await call("ModifyCertificateAlias", { CertificateId, Alias: "renamed" });
  const moved = await call("ModifyCertificateProject", { CertificateIdList: [CertificateId], ProjectId: 0 });
  assert.deepEqual(moved.SuccessCertificates, [CertificateId]);
  await call("ModifyCertificatesExpiringNotificationSwitch", {
    CertificateIds: [CertificateId],
    SwitchStatus: 1,
  });
  const [record] = (await call("DescribeCertificates", { CertIds: [CertificateId] })).Certificates;
  assert.deepEqual([record.Alias, record.ProjectId, record.IsIgnore], ["renamed", "0", true]);
  const archive = await call("DownloadCertificate", { CertificateId });
  assert.ok(Buffer.from(archive.Content, "base64").subarray(0, 2).equals(Buffer.from("PK")));
  await searchBindings(call);
  await call("DeleteCertificate", { CertificateId, IsCheckResource: false });
  const { OperateLogs } = await call("DescribeCertificateOperateLogs", { Offset: 0, Limit: 6 });
  assert.deepEqual(
    OperateLogs.map(({ Type }: { Type: string }) => Type),
    ["delete", "download", "changeProject", "updateAlias", "upload", OperateLogs[5].Type],
  );
  await assert.rejects(call("DescribeCertificate", { CertificateId }), {
    code: "FailedOperation.CertificateNotFound",
  });
}

async function searchBindings(call: Call): Promise<void> {
  const id = await idOf("pay.example.com", call);
  const { CertTaskIds } = await call("CreateCertificateBindResourceSyncTask", {
    CertificateIds: [id],
    IsCache: 0,
  });
  const [{ TaskId }] = CertTaskIds;
  for (let status = 0; status === 0; await sleep(50)) {
    const answer = await call("DescribeCertificateBindResourceTaskResult", { TaskIds: [TaskId] });
    status = answer.SyncTaskBindResourceResult[0].Status;
  }
  const detail = await call("DescribeCertificateBindResourceTaskDetail", {
    TaskId,
    Limit: "10",
    Offset: "0",
    ResourceTypes: ["clb", "waf", "teo"],
  });
  assert.equal(detail.CLB[0].InstanceList.length, 10);
}

async function idOf(domain: string, call: Call): Promise<string> {
  const { Certificates } = await call("DescribeCertificates", { SearchKey: domain, Limit: 100 });
  return Certificates.find(({ Domain }: { Domain: string }) => Domain === domain).CertificateId;
}

describe("sandbox: the official SDKs", () => {
  let opened: TestSandbox;
  before(async () => {
    opened = await openTestSandbox();
  });
  after(() => opened.dispose());

  it("tencentcloud-sdk-nodejs makes every call, and gets the fields it declares", async () => {
    const call = chinaClient(opened);
    const found = new Set<string>();
    const checked: Call = async (action, parameters) => {
      const answer = await call(action, parameters);
      for (const difference of differences(answer, `${action}Response`, optional)) found.add(difference);
      return answer;
    };
    await liveThrough("china.example.com", checked);
    for (const domain of ["new.example.com", "sm.example.com", "example.net", "leaving.example.com"]) {
      const CertificateId = await idOf(domain, checked);
      await checked("DescribeCertificateDetail", { CertificateId });
      await checked("DescribeCertificate", { CertificateId });
    }
    await checked("DescribeCertificates", { Limit: 1000 });
    const pending = await idOf("new.example.com", checked);
    await checked("CheckCertificateDomainVerification", { CertificateId: pending });
    const [ci, cdn, failed] = await Promise.all(
      ["ci.example.org", "cdn.example.com", "failed.example.com"].map((domain) => idOf(domain, checked)),
    );
    const { CertTaskIds } = await checked("DeleteCertificates", {
      CertificateIds: [cdn, "missing0"],
      IsSync: true,
    });
    const TaskIds = CertTaskIds.map(({ TaskId }: { TaskId: string }) => TaskId);
    await checked("DescribeDeleteCertificatesTaskResult", { TaskIds });
    await checked("DeleteCertificates", { CertificateIds: [failed] });
    await checked("DeleteCertificate", { CertificateId: ci, IsCheckResource: true });
    assert.deepEqual([...found], []);
  });

  for (const signMethod of ["HmacSHA256", "TC3-HMAC-SHA256"]) {
    it(`tencentcloud-sdk-nodejs-intl-en makes every call, signed with ${signMethod}`, async () => {
      await liveThrough(`${signMethod.toLowerCase()}.example.com`, internationalClient(opened, signMethod));
    });
  }

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
