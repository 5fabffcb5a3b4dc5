import assert from "node:assert/strict";
import { lookUpUsage } from "../../../src/detail/usage";
import { BindingTasks } from "../../../src/sandbox/bindings/bindingTasks";
import { resourceKinds } from "../../../src/sandbox/bindings/instances";
import { connect } from "../../../src/tencent";
import { resultOf } from "../tencent/support";
import { differences } from "./declaredShapes";
import { errorCode, makePair, openTestSandbox, sampleOf, sharedSandbox, type TestSandbox } from "./support";

describe("sandbox: searches for bound resources", () => {
  it("run once at a time, and are handed out again for half an hour if wanted", () => {
    const tasks = new BindingTasks({ get: () => undefined });
    const first = tasks.start("a", false, 0);
    assert.equal(tasks.start("a", false, 299), first);
    assert.equal(tasks.start("a", true, 1_799_999), first);
    assert.notEqual(tasks.start("b", true, 300), first);
    assert.notEqual(tasks.start("a", true, 1_800_000), first);
    assert.equal(tasks.get(first.id), first);
  });
});

describe("sandbox: bound resources", () => {
  const shared = sharedSandbox();
  const { call, clock } = shared;

  const idOf = async (domain: string) => (await sampleOf(shared.client, domain)).CertificateId;

  async function start(id: string, IsCache = 1): Promise<string> {
    const { CertTaskIds } = await call("CreateCertificateBindResourceSyncTask", {
      CertificateIds: [id],
      IsCache,
    });
    assert.equal(CertTaskIds[0].CertId, id);
    return CertTaskIds[0].TaskId;
  }

  const result = async (id: string) =>
    (await call("DescribeCertificateBindResourceTaskResult", { TaskIds: [id] }))
      .SyncTaskBindResourceResult[0];
  const detail = (parameters: object) => call("DescribeCertificateBindResourceTaskDetail", parameters);

  it("are searched for a moment, then counted by kind and region", async () => {
    const task = await start(await idOf("pay.example.com"));
    const running = await result(task);
    assert.deepEqual([running.Status, running.BindResourceResult, running.Error], [0, [], null]);
    clock.offset += 500;
    const found = await result(task);
    assert.equal(found.Status, 1);
    const totals = new Map(
      found.BindResourceResult.map((kind: { ResourceType: string; BindResourceRegionResult: object }) => [
        kind.ResourceType,
        kind.BindResourceRegionResult,
      ]),
    );
    assert.deepEqual(totals.get("clb"), [
      { Region: "ap-guangzhou", TotalCount: 11, Error: "" },
      { Region: "ap-shanghai", TotalCount: 2, Error: "" },
    ]);
    assert.deepEqual(totals.get("teo"), [{ Region: "", TotalCount: 1, Error: "" }]);
    assert.deepEqual(totals.get("tke"), []);
  });

  it("are not searched anew while a finished search may be reused", async () => {
    const id = await idOf("cdn.example.com");
    const first = await start(id);
    clock.offset += 1000;
    assert.equal(await start(id), first);
    assert.notEqual(await start(id, 0), first);
  });

  it("are told in detail, by pages, kinds and regions", async () => {
    const TaskId = await start(await idOf("pay.example.com"));
    clock.offset += 500;
    const all = await detail({ TaskId });
    assert.deepEqual([all.Status, all.CLB[0].InstanceList.length, all.CLB[0].TotalCount], [1, 10, 11]);
    assert.equal(all.CLB[0].InstanceList[0].Listeners[0].Certificate.CertId, await idOf("pay.example.com"));
    assert.deepEqual(
      [all.WAF[0].InstanceList[0].Domain, all.TEO[0].InstanceList[0].Host],
      ["pay.example.com", "pay.example.com"],
    );
    assert.deepEqual([all.CDN, all.SCF], [[], []]);
    const rest = await detail({
      TaskId,
      Limit: "5",
      Offset: "10",
      ResourceTypes: ["clb"],
      Regions: ["ap-guangzhou"],
    });
    assert.deepEqual([rest.CLB.length, rest.CLB[0].InstanceList.length, rest.WAF], [1, 1, []]);
    assert.equal(await errorCode(detail({ TaskId, Limit: "ten" })), "InvalidParameterValue");
    assert.equal(await errorCode(detail({ TaskId, Limit: 10 })), "InvalidParameter");
  });

  it("can be of every kind, each in the shape the SDK declares", async () => {
    const TaskId = await start(await idOf("platform.example.com"));
    clock.offset += 500;
    const answer = await detail({ TaskId });
    assert.deepEqual(differences(answer, "DescribeCertificateBindResourceTaskDetailResponse", new Set()), []);
    for (const kind of resourceKinds) {
      const [found] = answer[kind.toUpperCase()];
      assert.equal((found.InstanceList ?? found.Environments).length, 1, kind);
    }
  });

  it("end in an error when the certificate is deleted meanwhile", async () => {
    const pair = await makePair("gone.example.com");
    const { CertificateId } = await call("UploadCertificate", {
      CertificatePublicKey: pair.certificate,
      CertificatePrivateKey: pair.privateKey,
    });
    const task = await start(CertificateId);
    await call("DeleteCertificate", { CertificateId });
    clock.offset += 500;
    const ended = await result(task);
    assert.deepEqual([ended.Status, ended.Error.Code], [2, "FailedOperation.CertificateNotFound"]);
  });

  it("refuse unknown certificates, unknown tasks and too many of them", async () => {
    const create = (CertificateIds: string[]) =>
      call("CreateCertificateBindResourceSyncTask", { CertificateIds, IsCache: 1 });
    assert.equal(await errorCode(create(["missing0"])), "FailedOperation.CertificateNotFound");
    assert.equal(
      await errorCode(create(Array.from({ length: 101 }, () => "missing0"))),
      "FailedOperation.CertificateSyncTaskCertificateIdCountInvalid",
    );
    assert.equal(await errorCode(result("1")), "FailedOperation.CertificateSyncTaskIdInvalid");
    assert.equal(await errorCode(detail({ TaskId: "1" })), "FailedOperation.CertificateSyncTaskIdInvalid");
  });
});

describe("sandbox: bound resources, as the client tells them", () => {
  let opened: TestSandbox;
  before(async () => {
    opened = await openTestSandbox();
  });
  after(() => opened.dispose());

  it("are one of each kind, named, with region, domains and status as far as the kind has them", async () => {
    const { certificates } = resultOf(
      await service().list({ search: "platform.example.com" }, { index: 0, size: 10 }),
    );
    const [{ id } = { id: "" }] = certificates;
    const usage = await lookUpUsage(service(), id, new AbortController().signal);
    const told = resultOf(usage).groups.flatMap(({ type, total, resources }) =>
      resources.map(({ region = "-", id: resource, name, domains, status = "-" }) =>
        [type, total, region, resource, name, domains.join(" "), status].join("|"),
      ),
    );
    const names = "platform.example.com *.platform.example.com";
    assert.deepEqual(told, [
      "CLB|1|ap-guangzhou|lb-platform1|Load balancer lb-platform1||-",
      "CDN|1|-|cdn.platform.example.com|cdn.platform.example.com|cdn.platform.example.com|online",
      "WAF|1|ap-guangzhou|www.platform.example.com|www.platform.example.com|www.platform.example.com|-",
      "DDOS|1|-|bgp-platform1|bgp-platform1|platform.example.com|-",
      "LIVE|1|-|live.platform.example.com|live.platform.example.com|live.platform.example.com|1",
      "VOD|1|-|video.platform.example.com|video.platform.example.com|video.platform.example.com|-",
      `TKE|1|ap-guangzhou|cls-platform1|cls-platform1|${names}|-`,
      "APIGATEWAY|1|ap-guangzhou|service-platform1|service-platform1|platform.example.com|-",
      `TCB|1|ap-shanghai|platform-1a2b3c|Environment platform-1a2b3c|${names}|NORMAL`,
      "TEO|1|-|edge.platform.example.com|edge.platform.example.com|edge.platform.example.com|Deployed",
      `TSE|1|ap-shanghai|gateway-platform1|Gateway gateway-platform1|${names}|-`,
      "COS|1|ap-guangzhou|files-1250000000|files-1250000000|platform.example.com|ENABLED",
      "TDMQ|1|ap-guangzhou|rabbitmq-platform1|Queue rabbitmq-platform1||RUNNING",
      "MQTT|1|ap-guangzhou|mqtt-platform1|Queue mqtt-platform1||RUNNING",
      "GAAP|1|-|link-platform1|Accelerator link-platform1||-",
      "SCF|1|ap-singapore|functions.platform.example.com|functions.platform.example.com|functions.platform.example.com|-",
    ]);
    assert.deepEqual(
      told.map((line) => line.split("|")[0]?.toLowerCase()),
      resourceKinds,
    );
  });

  function service() {
    const { sandbox, credentials } = opened;
    return connect({ generation: "v3", endpoint: sandbox.v3, credentials, timeoutMs: 10_000 });
  }
});

describe("sandbox: deleting several", () => {
  const shared = sharedSandbox();
  const { call } = shared;

  const ids = (...domains: string[]) =>
    Promise.all(domains.map(async (domain) => (await sampleOf(shared.client, domain)).CertificateId));

  it("deletes those that may be, and says why not of the others", async () => {
    const [free, bound, issued] = await ids("intranet.example.org", "cdn.example.com", "example.net");
    const answer = await call("DeleteCertificates", {
      CertificateIds: [free, bound, issued, "missing0"],
    });
    assert.deepEqual(answer.Success, [free]);
    assert.deepEqual(answer.CertTaskIds, []);
    assert.deepEqual(
      answer.Fail.map(({ CertId }: { CertId: string }) => CertId),
      [bound, issued, "missing0"],
    );
    assert.match(answer.Fail[0].Msg, /associated with a Tencent Cloud resource/);
  });

  it("starts tasks when it looks for bound resources first", async () => {
    const [free, bound] = await ids("ci.example.org", "cdn.example.com");
    const { CertTaskIds, Success } = await call("DeleteCertificates", {
      CertificateIds: [free, bound],
      IsSync: true,
    });
    assert.deepEqual(Success, []);
    const TaskIds = CertTaskIds.map(({ TaskId }: { TaskId: string }) => TaskId);
    for (;;) {
      const { DeleteTaskResult } = await call("DescribeDeleteCertificatesTaskResult", { TaskIds });
      const statuses = DeleteTaskResult.map(({ Status }: { Status: number }) => Status);
      if (!statuses.includes(0)) {
        assert.deepEqual(statuses, [1, 4]);
        return;
      }
    }
  });

  it("refuses none and more than 100", async () => {
    for (const count of [0, 101]) {
      const refused = call("DeleteCertificates", {
        CertificateIds: Array.from({ length: count }, () => "a"),
      });
      assert.equal(await errorCode(refused), "FailedOperation.CertificateSyncTaskCertificateIdCountInvalid");
    }
  });
});
