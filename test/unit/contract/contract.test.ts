import assert from "node:assert/strict";
import { shapeDifferences, shapeOf } from "../../contract/shape";
import { type CaseReport, compareReports, runSuite } from "../../contract/suite";
import { liveTarget, sandboxTarget, type Target } from "../../contract/target";

describe("contract suite", () => {
  let target: Target;
  before(async () => {
    target = await sandboxTarget();
  });
  after(() => target.dispose());

  it("is kept by the sandbox, every case of it", async () => {
    const reports = await runSuite(target, true);
    assert.deepEqual(
      reports.filter(({ state }) => state !== "kept").map(({ name, reason }) => `${name}: ${reason}`),
      [],
    );
  });

  it("only reads unless it may write", async () => {
    const called: string[] = [];
    const reports = await runSuite(
      {
        ...target,
        call(action, parameters) {
          called.push(action);
          return target.call(action, parameters);
        },
      },
      false,
    );
    assert.deepEqual(
      called.filter((action) => /^(Upload|Modify|Delete)/.test(action)),
      [],
    );
    assert.ok(reports.some(({ state }) => state === "skipped"));
  });

  it("deletes what it uploaded, also when the run breaks off", async () => {
    const before = await count();
    const breaking: Target = {
      ...target,
      call(action, parameters) {
        if (action === "ModifyCertificateAlias") throw new Error("The line is dead");
        return target.call(action, parameters);
      },
    };
    await assert.rejects(runSuite(breaking, true), /The line is dead/);
    assert.equal(await count(), before);
  });

  async function count(): Promise<unknown> {
    return (await target.call("DescribeCertificates", {})).answer?.["TotalCount"];
  }

  it("notices broken promises", async () => {
    const lying: Target = {
      ...target,
      call: async (action, parameters) =>
        action === "DescribeCertificateDetail"
          ? { code: "InternalError", message: "?" }
          : target.call(action, parameters),
    };
    const broken = (await runSuite(lying, false)).filter(({ state }) => state === "broken");
    assert.deepEqual(
      broken.map(({ name }) => name),
      [
        "refuses a missing parameter",
        "DescribeCertificateDetail does not know every ID",
        "describes a certificate in detail",
      ],
    );
  });

  it("goes to the live service only with credentials", () => {
    assert.equal(liveTarget({}), undefined);
    assert.equal(liveTarget({ TENCENTCLOUD_SECRET_ID: "x" }), undefined);
    const live = liveTarget({ TENCENTCLOUD_SECRET_ID: "x", TENCENTCLOUD_SECRET_KEY: "y" });
    assert.equal(live?.name, "ssl.tencentcloudapi.com");
  });
});

describe("contract suite: differences between services", () => {
  const report = (outcome: CaseReport["outcome"]): CaseReport[] => [
    { name: "a", state: "kept", ...(outcome && { outcome }) },
  ];

  it("are fields one side has not, other types, and other codes", () => {
    const live = { A: "1", List: [{ B: 1 }], Null: null, Same: true };
    const sandbox = { A: 1, List: [{ B: 1, C: 2 }], Null: "x", Same: false, Extra: 0 };
    assert.deepEqual(shapeDifferences(shapeOf(live), shapeOf(sandbox)), [
      "A: string live, number in the sandbox",
      "Extra: only in the sandbox",
      "List[].C: only in the sandbox",
    ]);
    assert.deepEqual(compareReports(report({ code: "X" }), report({ answer: {} })), [
      "a: X live, success in the sandbox",
    ]);
  });

  it("are not what an empty list or null hides", () => {
    const full = shapeOf({ List: [{ B: { C: 1 } }], Struct: { D: 1 } });
    const empty = shapeOf({ List: [], Struct: null });
    assert.deepEqual([...shapeDifferences(full, empty), ...shapeDifferences(empty, full)], []);
  });

  it("are not told of cases one side skipped", () => {
    assert.deepEqual(compareReports(report(undefined), report({ code: "X" })), []);
  });
});
