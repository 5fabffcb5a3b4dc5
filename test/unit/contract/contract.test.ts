import assert from "node:assert/strict";
import { parseFault } from "../../../src/sandbox/control/fault";
import { cases } from "../../contract/cases";
import { shapeDifferences, shapeOf } from "../../contract/shape";
import { type CaseReport, compareReports, runSuite } from "../../contract/suite";
import { LegacyUnreachable, liveTarget, sandboxTarget, type Target } from "../../contract/target";
import { knownReference } from "../../coverage/reference";

describe("contract suite", () => {
  let target: Target;
  before(async () => {
    target = await sandboxTarget();
  });
  after(() => target.dispose());

  it("has a case for every documented action of both generations", () => {
    const tried = new Set(cases.map(({ action }) => action));
    const actions = [...Object.keys(knownReference().actions), "CertGetList", "CertUpload", "CertDelete"];
    assert.deepEqual(
      actions.filter((action) => !tried.has(action)),
      [],
    );
    const names = cases.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
  });

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
      called.filter((action) => !/^(Describe|Check|Create.*SyncTask$|Download|CertGetList$)/.test(action)),
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

  const count = async (of: Target = target): Promise<unknown> =>
    (await of.call("DescribeCertificates", {})).answer?.["TotalCount"];

  /** Runs the suite against a sandbox with a fault, and gives how many certificates it had before and has after. */
  async function runWith(fault: string): Promise<{ left: unknown; error?: Error; reports: CaseReport[] }> {
    const parsed = parseFault(fault);
    assert.ok(parsed.ok);
    const faulty = await sandboxTarget({ faults: [parsed.value] });
    try {
      const before = Number(await count(faulty));
      let error: Error | undefined;
      const reports = await runSuite(faulty, true).catch((reason: Error) => {
        error = reason;
        return [];
      });
      const left = Number(await count(faulty)) - before;
      return { left, reports, ...(error && { error }) };
    } finally {
      await faulty.dispose();
    }
  }

  const brokenIn = (reports: readonly CaseReport[]) =>
    reports.filter(({ state }) => state === "broken").map(({ name }) => name);

  it("leaves nothing behind when the connection breaks in the middle", async () => {
    const { left, error } = await runWith("drop-before@ModifyCertificateAlias:x1");
    assert.deepEqual([left, error === undefined], [0, false]);
  });

  it("leaves nothing behind when a deletion fails, or its answer gets lost", async () => {
    const failed = await runWith("error:InternalError@DeleteCertificate:x1");
    // What was not deleted then is still there when it should not be found.
    const broken = ["deletes it", "does not find what was never uploaded"];
    assert.deepEqual([failed.left, failed.error, brokenIn(failed.reports)], [0, undefined, broken]);
    const lost = await runWith("drop-after@DeleteCertificate:x1");
    assert.deepEqual([lost.left, lost.error === undefined], [0, false]);
  });

  it("leaves nothing behind when the answer of a legacy upload gets lost, and goes on without the legacy API", async () => {
    const { left, error, reports } = await runWith("drop-after@CertUpload");
    assert.deepEqual([left, error, brokenIn(reports)], [0, undefined, []]);
    const skipped = reports.filter(({ reason }) => reason?.startsWith("the legacy API does not answer"));
    assert.equal(skipped.length, 3);
  });

  it("names what it could not delete", async () => {
    const { left, error } = await runWith("error:InternalError@DeleteCertificate");
    assert.equal(left, 1);
    assert.match(error?.message ?? "", /Delete by hand: [0-9A-Za-z]{8}$/);
  });

  it("says of each legacy case that the legacy API is gone, when it is", async () => {
    const gone: Target = {
      ...target,
      call: async (action, parameters) => {
        if (action.startsWith("Cert")) throw new LegacyUnreachable("getaddrinfo ENOTFOUND");
        return target.call(action, parameters);
      },
    };
    const reports = (await runSuite(gone, false)).filter(({ reason }) => reason?.includes("ENOTFOUND"));
    assert.equal(
      reports.length,
      cases.filter(({ action, writes }) => action === "CertGetList" && !writes).length,
    );
  });

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
