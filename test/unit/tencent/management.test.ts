import assert from "node:assert/strict";
import { type BoundResource, type ItemOutcome, inEnglish } from "../../../src/certificates";
import { connectTo, errorOf, json, resultOf, serve, type TestServer } from "./support";

/** Answers each action by what the test says; a function gets the request and how often the action was asked before. */
type Answers = Record<string, object | ((request: Record<string, unknown>, before: number) => object)>;

describe("managing certificates", () => {
  let server: TestServer | undefined;
  let answers: Answers = {};
  let asked: { readonly action: string; readonly request: Record<string, unknown> }[] = [];

  before(async () => {
    server = await serve((response, body, { headers }) => {
      const action = String(headers["x-tc-action"]);
      const request = JSON.parse(body) as Record<string, unknown>;
      const before = asked.filter((one) => one.action === action).length;
      asked.push({ action, request });
      const answer = answers[action] ?? { Error: { Code: "InvalidAction", Message: action } };
      const given = typeof answer === "function" ? answer(request, before) : answer;
      if ("hangUp" in given) response.destroy();
      else json(response, { Response: { RequestId: "r-1", ...given } });
    });
  });
  after(() => server?.close());
  beforeEach(() => {
    asked = [];
    answers = {};
  });

  const v3 = (site: "china" | "international" = "china") => connectTo(server?.url ?? "", { site });
  const refusal = (Code: string) => ({ Error: { Code, Message: "said" } });

  it("sets an alias, also an empty one", async () => {
    answers = { ModifyCertificateAlias: { CertificateId: "a" } };
    resultOf(await v3().setAlias("a", ""));
    assert.deepEqual(asked[0]?.request, { CertificateId: "a", Alias: "" });
    answers = { ModifyCertificateAlias: refusal("FailedOperation.CertificateNotFound") };
    assert.equal(errorOf(await v3().setAlias("a", "x")).kind, "notFound");
  });

  describe("several at once", () => {
    const ids = Array.from({ length: 230 }, (_, index) => `c${index}`);

    it("moves them to a project in batches of 100 and tells which were not moved", async () => {
      answers = {
        ModifyCertificateProject: ({ CertificateIdList }) => ({
          SuccessCertificates: (CertificateIdList as string[]).filter((id) => id !== "c7"),
          FailCertificates: ["c7"],
        }),
      };
      const outcomes = resultOf(await v3().moveToProject([...ids, "c0"], 1007));
      assert.deepEqual(
        asked.map(({ request }) => (request["CertificateIdList"] as string[]).length),
        [100, 100, 30],
      );
      assert.equal(asked[2]?.request["ProjectId"], 1007);
      assert.deepEqual(
        outcomes.map(({ id }) => id),
        ids,
      );
      const failed = outcomes.filter(({ error }) => error !== undefined);
      assert.deepEqual(
        failed.map(({ id, error }) => [id, error?.kind, error?.requestId]),
        [["c7", "refused", "r-1"]],
      );
    });

    it("mutes the notice in batches of 50", async () => {
      answers = {
        ModifyCertificatesExpiringNotificationSwitch: (request) => ({
          CertificateIds: request["CertificateIds"],
        }),
      };
      const outcomes = resultOf(await v3().muteNotice(ids.slice(0, 60), true));
      assert.ok(outcomes.every(({ error }) => error === undefined));
      assert.deepEqual(
        asked.map(({ request }) => [(request["CertificateIds"] as string[]).length, request["SwitchStatus"]]),
        [
          [50, 1],
          [10, 1],
        ],
      );
      resultOf(await v3().muteNotice(["a"], false));
      assert.equal(asked.at(-1)?.request["SwitchStatus"], 0);
    });

    it("fails as a whole when the first batch fails", async () => {
      answers = { ModifyCertificateProject: refusal("FailedOperation.NoProjectPermission") };
      assert.equal(errorOf(await v3().moveToProject(ids, 7)).kind, "permission");
      assert.equal(asked.length, 1);
      answers = { ModifyCertificateProject: {} };
      assert.equal(errorOf(await v3().moveToProject(ids, 7)).carriedOut, "maybe");
    });

    it("keeps what was done when a later batch fails, and sends no further one", async () => {
      answers = {
        ModifyCertificateProject: ({ CertificateIdList }, before) =>
          before === 0 ? { SuccessCertificates: CertificateIdList } : { hangUp: true },
      };
      const outcomes = resultOf(await v3().moveToProject(ids, 7));
      assert.equal(asked.length, 2);
      assert.deepEqual(
        [0, 99, 100, 199, 200, 229].map((index) => outcomes[index]?.error?.carriedOut),
        [undefined, undefined, "maybe", "maybe", "no", "no"],
      );
    });
  });

  it("downloads bytes, and takes nothing but Base64 for them", async () => {
    const zip = Buffer.from([0x50, 0x4b, 3, 4, 255, 0]);
    answers = { DownloadCertificate: { Content: zip.toString("base64"), ContentType: "application/zip" } };
    const { bytes, contentType } = resultOf(await v3().download("a"));
    assert.deepEqual([Buffer.from(bytes), contentType], [zip, "application/zip"]);
    for (const Content of ["", null, "UEs*DBA==", "UEsDB", 7]) {
      answers = { DownloadCertificate: { Content } };
      assert.equal(errorOf(await v3().download("a")).kind, "protocol", String(Content));
    }
  });

  it("reads a page of the operation log; times are those of China", async () => {
    answers = {
      DescribeCertificateOperateLogs: {
        AllTotal: 29,
        TotalCount: 2,
        OperateLogs: [
          {
            Action: "deleted a",
            CreatedOn: "2026-11-20 15:02:12",
            Uin: "100",
            SubAccountUin: "200",
            CertId: "a",
            Type: "delete",
          },
          { Action: "issued", CreatedOn: null, Uin: "100", SubAccountUin: "--", CertId: "b", Type: "issued" },
        ],
      },
    };
    const from = Date.UTC(2026, 10, 1, 16);
    const { operations, total } = resultOf(await v3().operationLog({ from }, { index: 2, size: 20 }));
    assert.deepEqual(asked[0]?.request, { Offset: 40, Limit: 20, StartTime: "2026-11-02 00:00:00" });
    assert.equal(total, 29);
    assert.equal(operations[0]?.at, Date.UTC(2026, 10, 20, 7, 2, 12));
    assert.deepEqual(
      operations.map(({ actor, at }) => [actor, at === undefined]),
      [
        ["200", false],
        [undefined, true],
      ],
    );
    answers = { DescribeCertificateOperateLogs: {} };
    assert.equal(errorOf(await v3().operationLog({}, { index: 0, size: 20 })).kind, "protocol");
  });

  it("checks the validation of each domain", async () => {
    answers = {
      CheckCertificateDomainVerification: {
        VerificationResults: [
          {
            Domain: "example.com",
            VerifyType: "DNS",
            LocalCheck: -2,
            CaCheck: -1,
            LocalCheckFailReason: "txt record not match",
            CheckValue: ["other"],
            Frequently: false,
            Issued: false,
          },
          { Domain: "example.org", VerifyType: "DNS", LocalCheck: 1, CaCheck: 2, Issued: true },
        ],
      },
    };
    const [first, second] = resultOf(await v3().checkValidation("a"));
    assert.deepEqual(first, {
      domain: "example.com",
      validation: "DNS",
      localCheck: -2,
      foundByService: false,
      foundByAuthority: false,
      reason: "txt record not match",
      found: ["other"],
      tooOften: false,
      issued: false,
    });
    assert.deepEqual([second?.foundByService, second?.foundByAuthority, second?.issued], [true, true, true]);
  });

  describe("bound resources", () => {
    const created = { CertTaskIds: [{ CertId: "a", TaskId: "7" }] };
    const result = (task: object) => ({ SyncTaskBindResourceResult: [{ TaskId: "7", ...task }] });

    it("are counted by a task that is asked until it is done", async () => {
      answers = {
        CreateCertificateBindResourceSyncTask: created,
        DescribeCertificateBindResourceTaskResult: (_, before) =>
          before < 3
            ? result({ Status: 0 })
            : result({
                Status: 1,
                CacheTime: "2026-11-21 12:00:00",
                BindResourceResult: [
                  {
                    ResourceType: "clb",
                    BindResourceRegionResult: [
                      { Region: "ap-guangzhou", TotalCount: 2, Error: "" },
                      { Region: "ap-beijing", TotalCount: 0, Error: "no role" },
                    ],
                  },
                  { ResourceType: "cdn", BindResourceRegionResult: [{ Region: "", TotalCount: 1 }] },
                ],
              }),
      };
      assert.deepEqual(resultOf(await v3().boundResources("a", { cached: false })), {
        taskId: "7",
        at: Date.UTC(2026, 10, 21, 4),
        totals: [
          { type: "CLB", region: "ap-guangzhou", total: 2 },
          { type: "CLB", region: "ap-beijing", total: 0, problem: "no role" },
          { type: "CDN", total: 1 },
        ],
      });
      assert.deepEqual(asked[0]?.request, { CertificateIds: ["a"], IsCache: 0 });
      assert.equal(asked.length, 5);
    });

    it("give the task's own error when it failed", async () => {
      answers = {
        CreateCertificateBindResourceSyncTask: created,
        DescribeCertificateBindResourceTaskResult: result({
          Status: 2,
          Error: { Code: "FailedOperation.RoleNotFoundAuthorization", Message: "no role" },
        }),
      };
      const error = errorOf(await v3().boundResources("a"));
      assert.deepEqual([error.kind, error.serviceMessage], ["permission", "no role"]);
    });

    it("give up on a task that never ends", async () => {
      answers = {
        CreateCertificateBindResourceSyncTask: created,
        DescribeCertificateBindResourceTaskResult: result({ Status: 0 }),
      };
      assert.equal(errorOf(await v3().boundResources("a")).code, "TaskTimeout");
      assert.ok(asked.length > 20 && asked.length < 100, `asked ${asked.length} times`);
    });

    it("stop when the caller cancels between two looks", async () => {
      const abort = new AbortController();
      answers = {
        CreateCertificateBindResourceSyncTask: created,
        DescribeCertificateBindResourceTaskResult: (_, before) => {
          if (before === 2) abort.abort();
          return result({ Status: 0 });
        },
      };
      const error = errorOf(await v3().boundResources("a", { signal: abort.signal }));
      assert.equal(error.kind, "cancelled");
      assert.equal(asked.length, 4);
    });

    it("do not take an answer about another task for theirs", async () => {
      answers = { CreateCertificateBindResourceSyncTask: { CertTaskIds: [{ CertId: "b", TaskId: "8" }] } };
      assert.equal(errorOf(await v3().boundResources("a")).kind, "protocol");
    });

    it("are told in detail, whatever their type", async () => {
      answers = {
        DescribeCertificateBindResourceTaskDetail: {
          Status: 1,
          CLB: [
            {
              Region: "ap-guangzhou",
              TotalCount: 12,
              Error: "",
              InstanceList: [
                {
                  LoadBalancerId: "lb-1",
                  LoadBalancerName: "front",
                  Listeners: [
                    { ListenerId: "l-1", Rules: [{ Domain: "www.example.com" }, { Domain: "example.com" }] },
                    { ListenerId: "l-2", Rules: [{ Domain: "example.com" }], NoMatchDomains: ["x"] },
                  ],
                },
              ],
            },
          ],
          CDN: [{ TotalCount: 1, InstanceList: [{ Domain: "cdn.example.com", Status: "online" }] }],
          WAF: [{ Region: "ap-beijing", InstanceList: null, TotalCount: 0, Error: "timeout" }],
          TCB: [
            {
              Region: "ap-shanghai",
              Environments: [
                {
                  Environment: { ID: "env-1", Name: "shop", Status: "NORMAL" },
                  HostService: { InstanceList: [{ Domain: "shop.example.com" }] },
                },
              ],
            },
          ],
        },
      };
      const query = { types: ["CLB", "CDN"], regions: ["ap-guangzhou"] };
      const groups = resultOf(await v3().boundResourceDetails("7", query, { index: 1, size: 500 }));
      assert.deepEqual(asked[0]?.request, {
        TaskId: "7",
        Limit: "100",
        Offset: "100",
        ResourceTypes: ["clb", "cdn"],
        Regions: ["ap-guangzhou"],
      });
      const told = ({ fields, ...resource }: BoundResource) => ({ ...resource, fields: fields.length });
      assert.deepEqual(
        groups.map(({ resources, ...group }) => ({ ...group, resources: resources.map(told) })),
        [
          {
            type: "CLB",
            region: "ap-guangzhou",
            total: 12,
            resources: [
              {
                type: "CLB",
                region: "ap-guangzhou",
                id: "lb-1",
                name: "front",
                domains: ["www.example.com", "example.com"],
                fields: 3,
              },
            ],
          },
          {
            type: "CDN",
            total: 1,
            resources: [
              {
                type: "CDN",
                id: "cdn.example.com",
                name: "cdn.example.com",
                status: "online",
                domains: ["cdn.example.com"],
                fields: 2,
              },
            ],
          },
          { type: "WAF", region: "ap-beijing", total: 0, problem: "timeout", resources: [] },
          {
            type: "TCB",
            region: "ap-shanghai",
            total: 1,
            resources: [
              {
                type: "TCB",
                region: "ap-shanghai",
                id: "env-1",
                name: "shop",
                status: "NORMAL",
                domains: ["shop.example.com"],
                fields: 2,
              },
            ],
          },
        ],
      );
    });
  });

  describe("deletion with a look at cloud resources", () => {
    const begun = { DeleteResult: false, TaskId: "5" };
    const task = (Status: number, words = "") => ({
      DeleteTaskResult: [{ TaskId: "5", CertId: "a", Status, Error: words }],
    });

    it("follows the task to its end", async () => {
      answers = {
        DeleteCertificate: begun,
        DescribeDeleteCertificatesTaskResult: (_, before) => task(before < 2 ? 0 : 1),
      };
      resultOf(await v3().delete("a", { checkResources: true }));
      assert.deepEqual(asked[0]?.request, { CertificateId: "a", IsCheckResource: true });
      assert.equal(asked.length, 4);
    });

    for (const [status, kind, code] of [
      [2, "refused", "FailedOperation"],
      [3, "permission", "FailedOperation.RoleNotFoundAuthorization"],
      [4, "refused", "FailedOperation.BoundResources"],
      [5, "service", "ResourceCheckTimeout"],
    ] as const) {
      it(`says why the task ended with ${status}`, async () => {
        answers = { DeleteCertificate: begun, DescribeDeleteCertificatesTaskResult: task(status, "words") };
        const error = errorOf(await v3().delete("a", { checkResources: true }));
        assert.deepEqual(
          [error.kind, error.code, error.serviceMessage, error.carriedOut],
          [kind, code, "words", "no"],
        );
      });
    }

    it("does not say that nothing happened when the task could not be followed", async () => {
      answers = { DeleteCertificate: begun, DescribeDeleteCertificatesTaskResult: refusal("AuthFailure") };
      const error = errorOf(await v3().delete("a", { checkResources: true }));
      assert.deepEqual([error.kind, error.carriedOut], ["credentials", "maybe"]);
    });

    it("sees by the list that it is gone where the site does not tell", async () => {
      answers = {
        DeleteCertificate: begun,
        DescribeCertificates: (_, before) => ({ Certificates: before < 2 ? [{ CertificateId: "a" }] : [] }),
      };
      resultOf(await v3("international").delete("a", { checkResources: true }));
      assert.deepEqual(asked.at(-1)?.request, { CertIds: ["a"], Offset: 0, Limit: 1 });
      answers = {
        DeleteCertificate: begun,
        DescribeCertificates: { Certificates: [{ CertificateId: "a" }] },
      };
      const error = errorOf(await v3("international").delete("a", { checkResources: true }));
      assert.deepEqual([error.code, error.carriedOut], ["TaskTimeout", "maybe"]);
    });

    const search = (total: number) => ({
      CreateCertificateBindResourceSyncTask: { CertTaskIds: [{ CertId: "a", TaskId: "9" }] },
      DescribeCertificateBindResourceTaskResult: {
        SyncTaskBindResourceResult: [
          {
            TaskId: "9",
            Status: 1,
            BindResourceResult: [{ ResourceType: "cdn", BindResourceRegionResult: [{ TotalCount: total }] }],
          },
        ],
      },
    });

    it("looks up what uses it where the site does not tell and it stays", async () => {
      const there = { Certificates: [{ CertificateId: "a" }] };
      answers = { DeleteCertificate: begun, DescribeCertificates: there, ...search(2) };
      const error = errorOf(await v3("international").delete("a", { checkResources: true }));
      assert.deepEqual(
        [error.action, error.kind, error.code, error.carriedOut],
        ["DeleteCertificate", "refused", "FailedOperation.BoundResources", "no"],
      );
      assert.ok(asked.length < 10, `${asked.length} requests`);
    });

    it("goes on waiting when nothing uses it, and asks that once", async () => {
      answers = {
        DeleteCertificate: begun,
        DescribeCertificates: (_, before) => ({ Certificates: before < 8 ? [{ CertificateId: "a" }] : [] }),
        ...search(0),
      };
      resultOf(await v3("international").delete("a", { checkResources: true }));
      const searches = asked.filter(({ action }) => action === "CreateCertificateBindResourceSyncTask");
      assert.equal(searches.length, 1);
    });

    it("takes a deletion that was done at once, and a refusal", async () => {
      answers = { DeleteCertificate: { DeleteResult: true } };
      resultOf(await v3().delete("a", { checkResources: true }));
      answers = { DeleteCertificate: { DeleteResult: false } };
      assert.equal(errorOf(await v3().delete("a", { checkResources: true })).kind, "refused");
      assert.equal(asked.length, 2);
    });
  });

  describe("deletion of several at once", () => {
    const ids = ["a", "b", "c", "d"];
    const told = (states: Readonly<Record<string, number>>) => ({
      DeleteTaskResult: Object.entries(states).map(([TaskId, Status]) => ({
        TaskId,
        CertId: TaskId.slice(1),
        Status,
        Error: Status > 1 ? "words" : "",
      })),
    });
    const begun = (...certificates: string[]) =>
      certificates.map((CertId) => ({ CertId, TaskId: `t${CertId}` }));
    const summary = (outcomes: readonly ItemOutcome[]) =>
      outcomes.map(({ id, error }) => [id, error?.code, error?.carriedOut]);

    it("follows each task to its end, and tells each outcome as soon as it is known", async () => {
      answers = {
        DeleteCertificates: { Success: [], Fail: [], CertTaskIds: begun(...ids) },
        DescribeDeleteCertificatesTaskResult: (_, before) =>
          before === 0 ? told({ ta: 1, tb: 0, tc: 0, td: 5 }) : told({ tb: 4, tc: 1 }),
      };
      const seen: string[] = [];
      const onOutcome = ({ id }: ItemOutcome) => seen.push(id);
      const outcomes = resultOf(await v3().deleteSeveral(ids, { checkResources: true, onOutcome }));
      assert.deepEqual(
        asked.map(({ request }) => request),
        [
          { CertificateIds: ids, IsSync: true },
          { TaskIds: ["ta", "tb", "tc", "td"] },
          { TaskIds: ["tb", "tc"] },
        ],
      );
      assert.deepEqual(seen, ["a", "d", "b", "c"]);
      assert.deepEqual(
        summary(outcomes).sort((x, y) => String(x[0]).localeCompare(String(y[0]))),
        [
          ["a", undefined, undefined],
          ["b", "FailedOperation.BoundResources", "no"],
          ["c", undefined, undefined],
          ["d", "ResourceCheckTimeout", "no"],
        ],
      );
    });

    it("takes what was deleted or refused at once, and what the service says nothing of", async () => {
      answers = {
        DeleteCertificates: {
          Success: ["a"],
          Fail: [{ CertId: "b", Msg: "not expired" }],
          CertTaskIds: null,
        },
      };
      const outcomes = resultOf(await v3().deleteSeveral(["a", "b", "c"]));
      assert.deepEqual(asked[0]?.request, { CertificateIds: ["a", "b", "c"], IsSync: false });
      assert.deepEqual(summary(outcomes), [
        ["a", undefined, undefined],
        ["b", "FailedOperation", "no"],
        ["c", "FailedOperation", "no"],
      ]);
      assert.equal(outcomes[1]?.error?.serviceMessage, "not expired");
    });

    it("sends at most 100 in a call", async () => {
      answers = { DeleteCertificates: ({ CertificateIds }) => ({ Success: CertificateIds }) };
      const many = Array.from({ length: 230 }, (_, index) => `c${index}`);
      const outcomes = resultOf(await v3().deleteSeveral(many));
      assert.deepEqual(
        asked.map(({ request }) => (request["CertificateIds"] as string[]).length),
        [100, 100, 30],
      );
      assert.ok(outcomes.length === 230 && outcomes.every(({ error }) => error === undefined));
    });

    it("does not say that nothing happened to those whose tasks could not be followed", async () => {
      answers = {
        DeleteCertificates: { CertTaskIds: begun("a", "b") },
        DescribeDeleteCertificatesTaskResult: (_, before) =>
          before === 0 ? told({ ta: 1, tb: 0 }) : refusal("AuthFailure"),
      };
      const outcomes = resultOf(await v3().deleteSeveral(["a", "b"], { checkResources: true }));
      assert.deepEqual(summary(outcomes), [
        ["a", undefined, undefined],
        ["b", "AuthFailure", "maybe"],
      ]);
    });

    it("fails as a whole when nothing was begun", async () => {
      answers = { DeleteCertificates: refusal("FailedOperation.CAMAuthorizedFail") };
      assert.equal(errorOf(await v3().deleteSeveral(ids)).carriedOut, "no");
      answers = { DeleteCertificates: {} };
      assert.equal(errorOf(await v3().deleteSeveral(ids)).carriedOut, "maybe");
    });

    it("is not asked of a site that does not have it", async () => {
      assert.equal(errorOf(await v3("international").deleteSeveral(ids)).code, "NotSupported");
      assert.equal(asked.length, 0);
    });
  });

  it("is beyond the legacy API, which says so without a request", async () => {
    const v2 = connectTo(`${server?.url}/v2/index.php`, { generation: "v2" });
    const results = [
      await v2.setAlias("a", "x"),
      await v2.moveToProject(["a"], 1),
      await v2.muteNotice(["a"], true),
      await v2.download("a"),
      await v2.operationLog({}, { index: 0, size: 1 }),
      await v2.boundResources("a"),
      await v2.boundResourceDetails("7", {}, { index: 0, size: 1 }),
      await v2.checkValidation("a"),
      await v2.delete("a", { checkResources: true }),
      await v2.deleteSeveral(["a", "b"]),
    ];
    for (const result of results) {
      assert.equal(result.ok, false);
      if (!result.ok) assert.deepEqual([result.error.code, result.error.carriedOut], ["NotSupported", "no"]);
    }
    assert.equal(asked.length, 0);
    const { editAlias, download, checkValidation, deleteWithResourceCheck } = v2.capabilities;
    assert.deepEqual(
      [editAlias, download, checkValidation, deleteWithResourceCheck],
      [false, false, false, false],
    );
  });

  it("is refused for an endpoint that is not usable", async () => {
    const error = errorOf(await connectTo("ftp://example.com").download("a"));
    assert.equal(error.code, "BadEndpoint");
    assert.match(inEnglish(error.cause), /https/);
  });
});
