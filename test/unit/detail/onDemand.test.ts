import assert from "node:assert/strict";
import {
  type BoundResource,
  type CertificateService,
  failure,
  type Operation,
  success,
} from "../../../src/certificates";
import { lookUpHistory } from "../../../src/detail/history";
import { present } from "../../../src/detail/present";
import { lookUpUsage } from "../../../src/detail/usage";
import { listingService } from "../accounts/fakeService";
import { sampleError } from "../certificates/samples";
import { day, english, now, sampleInput } from "./samples";

const { signal } = new AbortController();

const balancer: BoundResource = {
  type: "CLB",
  region: "ap-guangzhou",
  id: "lb-1",
  name: "Front",
  domains: ["www.example.com"],
  fields: [],
};

function service(change: Partial<CertificateService>): CertificateService {
  return { ...listingService(), ...change };
}

describe("where a certificate is used", () => {
  it("lists the resources of each type and region, and leaves out where there are none", async () => {
    const asked: unknown[] = [];
    const usage = await lookUpUsage(
      service({
        boundResources: async () =>
          success({
            taskId: "task",
            totals: [
              { type: "CLB", region: "ap-guangzhou", total: 1 },
              { type: "CLB", region: "ap-beijing", total: 0 },
              { type: "CDN", total: 0, problem: "No permission" },
            ],
          }),
        boundResourceDetails: async (taskId, query) => {
          asked.push(taskId, query);
          return success([{ type: "CLB", region: "ap-guangzhou", total: 1, resources: [balancer] }]);
        },
      }),
      "a1B2c3D4",
      signal,
    );
    assert.ok(usage.ok);
    assert.deepEqual(asked, ["task", { types: ["CLB"] }]);
    assert.deepEqual(
      usage.value.groups.map(({ type, resources }) => [type, resources.length]),
      [
        ["CLB", 1],
        ["CDN", 0],
      ],
    );
  });

  it("asks for no details when nothing uses it, and passes a failure on", async () => {
    const unused = service({ boundResources: async () => success({ taskId: "task", totals: [] }) });
    assert.deepEqual(await lookUpUsage(unused, "x", signal), success({ groups: [] }));
    const error = sampleError();
    const failing = service({ boundResources: async () => failure(error) });
    assert.deepEqual(await lookUpUsage(failing, "x", signal), failure(error));
  });

  it("is a button until it is asked, then a table for each type and region", () => {
    const idle = present(sampleInput({ usage: { loading: false } }), english).usage;
    assert.equal(idle?.action.id, "lookUpUsage");
    assert.deepEqual(idle?.tables, []);
    assert.equal(idle?.status, undefined);
    const busy = present(sampleInput({ usage: { loading: true } }), english).usage;
    assert.equal(busy?.action.id, "stopUsage");
    const value = {
      groups: [
        { type: "CLB", region: "ap-guangzhou", total: 3, resources: [balancer] },
        { type: "CDN", total: 0, problem: "No permission", resources: [] },
      ],
    };
    const usage = present(sampleInput({ usage: { loading: false, value, at: now } }), english).usage;
    assert.deepEqual(
      usage?.tables.map(({ title }) => title),
      ["CLB · ap-guangzhou (3)", "CDN (0)"],
    );
    assert.equal(usage?.tables[0]?.note, "Not listed: 2.");
    assert.match(usage?.tables[1]?.note ?? "", /No permission/);
    assert.equal(usage?.tables[0]?.table.rows[0]?.cells[0]?.text, "lb-1");
  });

  it("says that nothing uses it, and what failed with a way on", () => {
    const nothing = present(
      sampleInput({ usage: { loading: false, value: { groups: [] }, at: now } }),
      english,
    );
    assert.equal(nothing.usage?.status, "No cloud resource uses it.");
    const failed = present(sampleInput({ usage: { loading: false, error: sampleError() } }), english).usage;
    assert.equal(failed?.failure?.title, "The resources could not be looked up");
    assert.equal(failed?.action.id, "lookUpUsage");
    assert.equal(failed?.status, undefined);
  });

  it("is not there where the account cannot tell", () => {
    const model = present(sampleInput(), english);
    assert.equal(model.usage, undefined);
    assert.equal(model.history, undefined);
  });
});

describe("the history of a certificate", () => {
  const operation = (certificateId: string, text = "Uploaded"): Operation => ({
    text,
    type: "upload",
    certificateId,
    at: now - day,
    account: "100000000001",
  });

  it("is picked from all pages of the account's log", async () => {
    const pages = [[operation("other"), operation("mine", "2nd")], [operation("mine", "1st")]];
    const asked: unknown[] = [];
    const history = await lookUpHistory(
      service({
        operationLog: async (range, page) => {
          asked.push([range, page.index]);
          return success({ operations: pages[page.index] ?? [], total: 3 });
        },
      }),
      "mine",
      now,
      signal,
    );
    assert.ok(history.ok);
    assert.deepEqual(
      history.value.operations.map(({ text }) => text),
      ["2nd", "1st"],
    );
    assert.deepEqual(asked, [
      [{ from: now - 90 * day, to: now }, 0],
      [{ from: now - 90 * day, to: now }, 1],
    ]);
  });

  it("stops at a limit and says so", async () => {
    let pages = 0;
    const history = await lookUpHistory(
      service({
        operationLog: async (_, { size }) => {
          pages += 1;
          return success({
            operations: Array.from({ length: size }, () => operation("mine")),
            total: 99_999,
          });
        },
      }),
      "mine",
      now,
      signal,
    );
    assert.ok(history.ok);
    assert.equal(pages, 3);
    const shown = present(
      sampleInput({ history: { loading: false, value: history.value, at: now } }),
      english,
    ).history;
    assert.match(shown?.tables[0]?.note ?? "", /latest 3000 of the account's 99999/);
  });

  it("says how much of the log was looked through where nothing was found", async () => {
    const nothing = async (total: number) => {
      const history = await lookUpHistory(
        service({
          operationLog: async (_, { index, size }) => {
            const length = Math.max(0, Math.min(size, total - index * size));
            return success({ operations: Array.from({ length }, () => operation("other")), total });
          },
        }),
        "mine",
        now,
        signal,
      );
      assert.ok(history.ok);
      const state = { loading: false, value: history.value, at: now };
      return present(sampleInput({ history: state }), english).history?.status;
    };
    assert.equal(
      await nothing(10_000),
      "Nothing of this certificate in the latest 3000 of the account's 10000 operations; the older ones were not looked through.",
    );
    assert.equal(await nothing(2500), "The log tells nothing of this certificate.");
    assert.equal(await nothing(0), "The log tells nothing of this certificate.");
  });

  it("names what was done, with the service's own words, which may be in another language", () => {
    const operations = [
      { ...operation("mine", "用户[uin: 1] 修改备注 证书[id: mine]"), type: "updateAlias" },
      { ...operation("mine", "用户[uin: 1] 吊销 证书[id: mine]"), type: "newlyInvented" },
      { ...operation("mine", ""), type: "changeProject" },
    ];
    const value = { operations, searched: 3, total: 3 };
    const shown = present(sampleInput({ history: { loading: false, value, at: now } }), english).history;
    const cells = shown?.tables[0]?.table.rows.map(({ cells: [, what] }) => [what?.text, what?.note]);
    assert.deepEqual(cells, [
      ["Edit alias", "用户[uin: 1] 修改备注 证书[id: mine]"],
      ["newlyInvented", "用户[uin: 1] 吊销 证书[id: mine]"],
      ["Move to project", undefined],
    ]);
  });

  it("passes a failure on", async () => {
    const error = sampleError();
    const failing = service({ operationLog: async () => failure(error) });
    assert.deepEqual(await lookUpHistory(failing, "mine", now, signal), failure(error));
  });
});
