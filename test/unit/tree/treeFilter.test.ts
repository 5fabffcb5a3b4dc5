import assert from "node:assert/strict";
import { type Filter, inEnglish, type Message, Status } from "../../../src/certificates";
import { CertificateTree } from "../../../src/tree/certificateTree";
import { parseFilter, sameFilter } from "../../../src/tree/storedFilter";
import { TreeFilter } from "../../../src/tree/treeFilter";
import { defaultTreeSettings } from "../../../src/tree/treeSettings";
import { conditionsOf, conditionText, filterOf } from "../../../src/ui/filterText";
import { day, now, sampleCertificate, sampleError } from "../certificates/samples";
import { expandAll, HandClock, type MemorySession, MemorySessions, memorySession } from "./fakes";

const web = { id: 7, name: "Web" };

const samples = () => [
  sampleCertificate({ id: "web", project: web }),
  sampleCertificate({ id: "soon", notAfter: now + 5 * day }),
  sampleCertificate({ id: "gone", status: Status.revoked }),
];

/** A service that knows which certificates can be hosted. */
function hosting(session: MemorySession, hostable: readonly string[]) {
  const listAll = session.service.list.bind(session.service);
  const asked: string[] = [];
  session.service.list = async (...args) => {
    const [query, page] = args;
    if (query.hostable === undefined) return listAll(...args);
    asked.push(JSON.stringify(query));
    if (session.service.error !== undefined) return { ok: false, error: session.service.error };
    const matching = session.service.certificates.filter(({ id }) => hostable.includes(id));
    const start = page.index * page.size;
    return {
      ok: true,
      value: { certificates: matching.slice(start, start + page.size), total: matching.length },
    };
  };
  return asked;
}

async function filteredTree(filter: Filter, ...sessions: MemorySession[]) {
  for (const { store } of sessions) await store.load();
  const all = new MemorySessions(...sessions);
  const treeFilter = new TreeFilter(all);
  const tree = new CertificateTree(all, { ...defaultTreeSettings, groupBy: [] }, new HandClock(), treeFilter);
  treeFilter.set(filter);
  const shown = () => expandAll(tree).map((line) => line.trim().replace(/^.*[/:]/, ""));
  return { tree, treeFilter, shown, all };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("TreeFilter", () => {
  it("shows what matches, in nodes, groups and counts alike", async () => {
    const session = memorySession("a", samples());
    await session.store.load();
    const sessions = new MemorySessions(session);
    const filter = new TreeFilter(sessions);
    const tree = new CertificateTree(sessions, defaultTreeSettings, new HandClock(), filter);
    filter.set({ projectIds: [7] });
    assert.deepEqual(expandAll(tree), [
      "a/project:7",
      "  a/project:7/status:1",
      "    a/project:7/status:1/certificate:web",
    ]);
    const [project] = tree.children();
    assert.deepEqual(project && tree.face(project)?.description, ["1"]);
    assert.equal(tree.find({ accountId: "a", certificateId: "soon" }), undefined);
  });

  it("redraws when it changes, and not when it stays the same", async () => {
    const { tree, treeFilter, shown } = await filteredTree({ expiring: true }, memorySession("a", samples()));
    const fired: unknown[] = [];
    tree.onDidChange((nodes) => fired.push(nodes));
    assert.deepEqual(shown(), ["soon"]);
    treeFilter.set({ expiring: true });
    assert.deepEqual(fired, []);
    treeFilter.clear();
    assert.deepEqual(fired, [undefined]);
    assert.equal(shown().length, 3);
  });

  it("says so when nothing matches, with a click that clears it", async () => {
    const { tree } = await filteredTree({ types: ["CA"] }, memorySession("a", samples()));
    const [node] = tree.children();
    const face = node && tree.face(node);
    assert.match(inEnglish(face?.label as Message), /No certificate matches the filter \(3 hidden\)/);
    assert.equal(face?.click?.command, "certificateBrowser.clearFilter");
  });

  it("is kept and read back", () => {
    let kept: unknown;
    const memory = {
      load: () => kept,
      save: (filter: Filter) => (kept = JSON.parse(JSON.stringify(filter))),
    };
    const filter: Filter = { statuses: [1, 3], tags: [{ key: "env", value: "live" }], hostable: true };
    new TreeFilter(new MemorySessions(), memory).set(filter);
    assert.deepEqual(new TreeFilter(new MemorySessions(), memory).filter, filter);
  });

  describe("asking the service for what records do not tell", () => {
    it("shows what the service named, and asks once for a listing", async () => {
      const session = memorySession("a", samples());
      const asked = hosting(session, ["web"]);
      const { shown, treeFilter } = await filteredTree({ hostable: true }, session);
      assert.deepEqual(shown(), ["loading"], "until it is known, nothing is claimed");
      await settle();
      assert.deepEqual(shown(), ["web"]);
      treeFilter.set({ hostable: true });
      assert.deepEqual(asked, ['{"hostable":true}']);
      await session.store.load();
      await settle();
      assert.equal(asked.length, 2, "a new listing is asked about again");
    });

    it("reads all pages", async () => {
      const many = Array.from({ length: 2500 }, (_, n) => sampleCertificate({ id: `c${n}` }));
      const session = memorySession("a", many);
      hosting(
        session,
        many.map(({ id }) => id),
      );
      const { shown } = await filteredTree({ hostable: true }, session);
      await settle();
      assert.equal(shown().length, 2500);
    });

    it("asks about a certificate that was added", async () => {
      const session = memorySession("a", samples());
      const asked = hosting(session, ["web", "new"]);
      const { shown } = await filteredTree({ hostable: true }, session);
      await settle();
      const added = sampleCertificate({ id: "new" });
      session.service.certificates.push(added);
      session.store.put(added);
      await settle();
      assert.equal(asked.length, 2);
      assert.deepEqual(shown().sort(), ["new", "web"]);
    });

    it("leaves accounts alone that were not listed", async () => {
      const session = memorySession("a", samples());
      const asked = hosting(session, []);
      new TreeFilter(new MemorySessions(session)).set({ hostable: true });
      await settle();
      assert.deepEqual(asked, []);
    });

    it("shows why it could not answer", async () => {
      const session = memorySession("a", samples());
      hosting(session, []);
      const { tree, shown } = await filteredTree({}, session);
      session.service.error = sampleError();
      tree.filter.set({ hostable: true });
      await settle();
      assert.deepEqual(shown().slice(0, 1), ["error"]);
    });

    it("forgets the answer to a filter that was cleared meanwhile", async () => {
      const session = memorySession("a", samples());
      hosting(session, ["web"]);
      const { treeFilter, shown } = await filteredTree({ hostable: true }, session);
      treeFilter.clear();
      await settle();
      assert.equal(shown().length, 3);
    });
  });
});

describe("a stored filter", () => {
  it("is taken as far as it makes sense", () => {
    const stored = {
      types: ["SVR", "XXX"],
      statuses: [1, "2", 1.5],
      tags: [{ key: "env", value: "live" }, { key: 1 }, null],
      sources: "upload",
      hostable: "yes",
      expiring: true,
      usableForDomain: "",
      unknown: true,
    };
    assert.deepEqual(parseFilter(stored), {
      types: ["SVR"],
      statuses: [1],
      tags: [{ key: "env", value: "live" }],
      expiring: true,
    });
  });

  it("is no filter when it is something else", () => {
    for (const value of [undefined, null, "x", 7, []]) assert.deepEqual(parseFilter(value), {});
  });

  it("is compared without regard to order", () => {
    assert.ok(sameFilter({ statuses: [1, 2], expiring: true }, { expiring: true, statuses: [2, 1] }));
    assert.ok(!sameFilter({ usableForDomain: "a.example" }, { usableForDomain: "b.example" }));
  });
});

describe("conditions", () => {
  const filter: Filter = {
    types: ["SVR"],
    projectIds: [7, 9],
    statuses: [1],
    sources: ["buy"],
    expiring: true,
    chineseSm: true,
    tags: [{ key: "env", value: "live" }],
    usableForDomain: "www.example.com",
  };

  it("make the filter they come from", () => {
    assert.deepEqual(filterOf(conditionsOf(filter)), filter);
  });

  it("have texts of their own", () => {
    const names = new Map([[7, "Web"]]);
    const texts = conditionsOf(filter)
      .map((condition) => conditionText(condition, (id) => names.get(id)))
      .map((text) => (typeof text === "string" ? text : inEnglish(text)));
    assert.deepEqual(texts, [
      "Server certificate (SVR)",
      "Project Web",
      "Project 9",
      "Issued",
      "Bought from Tencent Cloud",
      "Expiring",
      "Chinese SM",
      "Tag env: live",
      "Usable for www.example.com",
    ]);
  });
});
