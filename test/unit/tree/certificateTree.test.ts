import assert from "node:assert/strict";
import { type Certificate, Status } from "../../../src/certificates";
import { day, now, sampleCertificate, sampleError } from "../certificates/samples";
import { expandAll, MemorySessions, memorySession, treeOver } from "./fakes";

const web = { id: 7, name: "Web" };

function samples() {
  return [
    sampleCertificate({ id: "late", project: web, notAfter: now + 50 * day }),
    sampleCertificate({ id: "soon", project: web, notAfter: now + 5 * day }),
    sampleCertificate({ id: "gone", project: web, status: Status.revoked }),
    sampleCertificate({ id: "home" }),
  ];
}

async function loaded(id: string, certificates = samples()) {
  const session = memorySession(id, certificates);
  await session.store.load();
  return session;
}

describe("CertificateTree: its shape", () => {
  it("is project › status › certificate, the sooner to expire the further up", async () => {
    const { tree } = treeOver(new MemorySessions(await loaded("a")));
    assert.deepEqual(expandAll(tree), [
      "a/project:0",
      "  a/project:0/status:1",
      "    a/project:0/status:1/certificate:home",
      "a/project:7",
      "  a/project:7/status:1",
      "    a/project:7/status:1/certificate:soon",
      "    a/project:7/status:1/certificate:late",
      "  a/project:7/status:10",
      "    a/project:7/status:10/certificate:gone",
    ]);
  });

  it("has an account level when there is more than one account, and IDs that do not depend on it", async () => {
    const [a, b] = [await loaded("a"), await loaded("b", [sampleCertificate({ id: "home" })])];
    const { tree } = treeOver(new MemorySessions(a, b));
    const ids = expandAll(tree).map((line) => line.trim());
    assert.equal(new Set(ids).size, ids.length, "every ID is unique");
    assert.deepEqual(
      ids.filter((id) => !id.includes("/")),
      ["a", "b"],
    );
    const alone = expandAll(treeOver(new MemorySessions(a)).tree).map((line) => line.trim());
    assert.deepEqual(ids.slice(1, ids.indexOf("b")), alone);
  });

  it("follows groupBy and sortBy, down to a flat list", async () => {
    const sessions = new MemorySessions(await loaded("a"));
    const { tree, fired } = treeOver(sessions, { groupBy: [], sortBy: "domain" });
    assert.deepEqual(expandAll(tree), [
      "a/certificate:gone",
      "a/certificate:home",
      "a/certificate:late",
      "a/certificate:soon",
    ]);
    tree.configure({ ...tree.settings, groupBy: ["status"] });
    assert.deepEqual(fired, ["all"]);
    assert.deepEqual(
      tree.children().map(({ id }) => id),
      ["a/status:1", "a/status:10"],
    );
  });

  it("hides the expired when asked to, and counts only what it shows", async () => {
    const expired = sampleCertificate({ id: "old", project: web, notAfter: now - day });
    const session = await loaded("a", [...samples(), expired]);
    const { tree } = treeOver(new MemorySessions(session), { hideExpired: true });
    assert.ok(!expandAll(tree).some((id) => id.includes("old")));
    const project = tree.children()[1];
    assert.ok(project);
    assert.deepEqual(tree.face(project)?.description[0], "3");
    assert.equal(tree.find({ accountId: "a", certificateId: "old" }), undefined);
  });

  it("says so when an account has nothing, or nothing to show", async () => {
    const empty = await loaded("a", []);
    assert.deepEqual(expandAll(treeOver(new MemorySessions(empty)).tree), ["a/empty"]);
    const allExpired = await loaded("a", [sampleCertificate({ id: "old", notAfter: now - day })]);
    const { tree } = treeOver(new MemorySessions(allExpired), { hideExpired: true });
    assert.deepEqual(expandAll(tree), ["a/empty"]);
  });

  it("is empty without accounts, for the welcome view", () => {
    assert.deepEqual(expandAll(treeOver(new MemorySessions()).tree), []);
  });

  it("shows that a cold account is loading until the first page is there", async () => {
    const session = memorySession("a", samples());
    const { tree, clock, fired } = treeOver(new MemorySessions(session));
    assert.deepEqual(expandAll(tree), ["a/loading"]);
    await session.store.load();
    clock.advance(100);
    assert.deepEqual(fired, ["all"]);
    assert.equal(tree.children()[0]?.id, "a/project:0");
  });
});

describe("CertificateTree: errors", () => {
  it("puts an error on top and keeps the last good data; without accounts' level at the very top", async () => {
    const session = await loaded("a");
    const { tree } = treeOver(new MemorySessions(session));
    const before = expandAll(tree);
    session.service.error = sampleError();
    await session.store.load();
    assert.deepEqual(expandAll(tree), ["a/error", ...before]);
  });

  it("puts an account's error inside the account and fires for that account only", async () => {
    const [a, b] = [await loaded("a"), await loaded("b")];
    const { tree, clock, fired } = treeOver(new MemorySessions(a, b));
    expandAll(tree);
    b.service.error = sampleError();
    await b.store.load();
    clock.advance(100);
    assert.deepEqual(fired, [["b"]]);
    const node = tree.children()[1];
    assert.equal(tree.children(node)[0]?.id, "b/error");
  });

  it("shows only the error when nothing was ever listed, and takes it away after a retry", async () => {
    const session = memorySession("a", samples());
    session.service.error = sampleError();
    const { tree, clock } = treeOver(new MemorySessions(session));
    await session.store.load();
    assert.deepEqual(expandAll(tree), ["a/error"]);
    session.service.error = undefined;
    const retry = session.store.load();
    const [node] = tree.children();
    assert.ok(node);
    assert.equal(tree.face(node)?.icon.name, "loading~spin");
    await retry;
    clock.advance(100);
    assert.ok(!expandAll(tree).includes("a/error"));
  });
});

describe("CertificateTree: what it redraws", () => {
  async function shown(certificates = samples()) {
    const session = await loaded("a", certificates);
    const made = treeOver(new MemorySessions(session));
    expandAll(made.tree);
    return { session, ...made };
  }

  it("one certificate when a refresh found one changed, in one event", async () => {
    const { session, clock, fired } = await shown();
    session.service.certificates = session.service.certificates.map((certificate) =>
      certificate.id === "late" ? { ...certificate, alias: "renamed" } : structuredClone(certificate),
    );
    await session.store.load();
    clock.advance(1000);
    assert.deepEqual(fired, [["a/project:7/status:1/certificate:late"]]);
  });

  it("nothing when a refresh found nothing changed", async () => {
    const { session, clock, fired, tree } = await shown();
    let updates = 0;
    tree.onDidUpdate(() => {
      updates += 1;
    });
    await session.store.load();
    clock.advance(1000);
    assert.deepEqual(fired, []);
    assert.equal(updates, 1, "badge and progress are told all the same, once");
  });

  it("the group when only the order in it changed", async () => {
    const far = sampleCertificate({ id: "far", project: web, notAfter: now + 200 * day });
    const { session, clock, fired } = await shown([...samples(), far]);
    session.store.put({ ...far, notAfter: now + 40 * day });
    clock.advance(0);
    assert.deepEqual(fired, [["a/project:7/status:1"]]);
  });

  it("the project too when the number that expire changed", async () => {
    const { session, clock, fired } = await shown();
    session.store.put(sampleCertificate({ id: "soon", project: web, notAfter: now + 45 * day }));
    clock.advance(0);
    assert.deepEqual(fired, [["a/project:7"]]);
  });

  it("the project when one was deleted from it, and nothing else", async () => {
    const { session, clock, fired } = await shown();
    session.store.remove("gone");
    clock.advance(0);
    assert.deepEqual(fired, [["a/project:7"]]);
  });

  it("everything when a project appears", async () => {
    const { session, clock, fired } = await shown();
    session.store.put(sampleCertificate({ id: "new", project: { id: 9, name: "New" } }));
    clock.advance(0);
    assert.deepEqual(fired, ["all"]);
  });

  it("nothing below a node that was never opened, but that node when its count changes", async () => {
    const session = await loaded("a");
    const { tree, clock, fired } = treeOver(new MemorySessions(session));
    tree.children();
    session.store.put(
      sampleCertificate({ id: "late", project: web, alias: "renamed", notAfter: now + 50 * day }),
    );
    clock.advance(0);
    assert.deepEqual(fired, []);
    session.store.put(sampleCertificate({ id: "late2", project: web }));
    clock.advance(100);
    assert.deepEqual(fired, [["a/project:7"]]);
  });

  it("fires the very nodes it gave out: the editor knows them by identity", async () => {
    const session = await loaded("a");
    const { tree, clock } = treeOver(new MemorySessions(session), { groupBy: [] });
    const given = tree.children().find(({ id }) => id.endsWith("late"));
    const fired: unknown[] = [];
    tree.onDidChange((nodes) => fired.push(nodes?.[0]));
    for (const alias of ["one", "two"]) {
      session.store.put(sampleCertificate({ id: "late", project: web, alias, notAfter: now + 50 * day }));
      clock.advance(100);
    }
    assert.equal(fired.length, 2);
    assert.equal(fired[0], given);
    assert.equal(fired[1], given);
  });

  it("a burst as one event, at most one every 100 ms", async () => {
    const { session, clock, fired, tree } = await shown();
    // The editor asks for what it is told about.
    tree.onDidChange(() => expandAll(tree));
    for (let index = 0; index < 50; index += 1) {
      session.store.put(sampleCertificate({ id: `n${index}`, project: web }));
    }
    assert.equal(clock.waiting, 1);
    clock.advance(0);
    assert.deepEqual(fired, [["a/project:7"]]);
    session.store.remove("n1");
    session.store.remove("n2");
    clock.advance(99);
    assert.equal(fired.length, 1);
    clock.advance(1);
    assert.deepEqual(fired.slice(1), [["a/project:7"]]);
  });

  it("everything when an account is added or removed", async () => {
    const a = await loaded("a");
    const sessions = new MemorySessions(a);
    const { tree, clock, fired } = treeOver(sessions);
    expandAll(tree);
    const b = memorySession("b", samples());
    sessions.set(a, b);
    clock.advance(100);
    assert.deepEqual(fired, ["all"]);
    expandAll(tree);
    await b.store.load();
    clock.advance(100);
    assert.deepEqual(fired.slice(1), [["b"]], "the stores of accounts that came later are heard too");
    sessions.set(b);
    clock.advance(100);
    assert.equal(fired.length, 3);
    assert.ok(expandAll(tree).every((id) => id.trim().startsWith("b")));
  });

  it("nothing after it was disposed", async () => {
    const { session, clock, fired, tree } = await shown();
    session.store.remove("gone");
    tree.dispose();
    session.store.remove("late");
    clock.advance(1000);
    assert.deepEqual(fired, []);
    assert.equal(clock.waiting, 0);
  });
});

describe("CertificateTree.find and parent", () => {
  it("lead from a certificate to the top, as the editor walks to reveal it", async () => {
    const sessions = new MemorySessions(await loaded("a"), await loaded("b"));
    const { tree } = treeOver(sessions);
    const ids: string[] = [];
    const found = tree.find({ accountId: "b", certificateId: "gone" });
    for (let node: ReturnType<typeof tree.parent> = found; node; node = tree.parent(node)) ids.push(node.id);
    assert.deepEqual(ids, [
      "b/project:7/status:10/certificate:gone",
      "b/project:7/status:10",
      "b/project:7",
      "b",
    ]);
    const all = expandAll(tree).map((line) => line.trim());
    for (const id of ids) assert.ok(all.includes(id), `${id} is in the tree`);
  });

  it("end below the top when there is one account", async () => {
    const { tree } = treeOver(new MemorySessions(await loaded("a")), { groupBy: [] });
    const node = tree.find({ accountId: "a", certificateId: "gone" });
    assert.ok(node);
    assert.equal(tree.parent(node), undefined);
  });

  it("find a certificate that has just been added, before its event", async () => {
    const session = await loaded("a");
    const { tree, fired } = treeOver(new MemorySessions(session));
    expandAll(tree);
    session.store.put(sampleCertificate({ id: "new", project: web }));
    tree.flush();
    assert.deepEqual(fired, [["a/project:7"]]);
    assert.equal(
      tree.find({ accountId: "a", certificateId: "new" })?.id,
      "a/project:7/status:1/certificate:new",
    );
  });

  it("find nothing for what is not there", async () => {
    const { tree } = treeOver(new MemorySessions(await loaded("a")));
    assert.equal(tree.find({ accountId: "a", certificateId: "nope" }), undefined);
    assert.equal(tree.find({ accountId: "nope", certificateId: "late" }), undefined);
  });
});

describe("CertificateTree: nodes whose thing has gone", () => {
  it("have no face and no children", async () => {
    const session = await loaded("a");
    const sessions = new MemorySessions(session);
    const { tree } = treeOver(sessions);
    expandAll(tree);
    const [home, project] = tree.children();
    assert.ok(home && project);
    session.store.remove("home");
    assert.equal(tree.face(home), undefined);
    assert.deepEqual(tree.children(home), []);
    sessions.set();
    assert.equal(tree.face(project), undefined);
    assert.deepEqual(tree.children(project), []);
  });
});

describe("CertificateTree: 10,000 certificates in one group", () => {
  const certificates = Array.from({ length: 10_000 }, (_, index) => {
    const host = (index * 7919) % 10_007;
    return sampleCertificate({
      id: `c${host}`,
      domain: `host${host}.example.com`,
      notAfter: now + ((index * 31) % 900) * day,
    });
  });
  const order = {
    expiry: ({ notAfter }: Certificate) => notAfter ?? 0,
    domain: ({ id }: Certificate) => Number(id.slice(1)),
  };

  for (const sortBy of ["expiry", "domain"] as const) {
    // How fast: `npm run bench -- tree-children`.
    it(`gives all of them, sorted by ${sortBy}`, async () => {
      const session = await loaded("a", certificates);
      const { tree } = treeOver(new MemorySessions(session), { sortBy });
      const [project] = tree.children();
      const [status] = tree.children(project);
      const shown = tree.children(status).map((node) => {
        const certificate = node.kind === "certificate" ? session.store.get(node.certificateId) : undefined;
        assert.ok(certificate);
        return certificate;
      });
      assert.equal(new Set(shown).size, 10_000);
      const keys = shown.map(order[sortBy]);
      assert.deepEqual(
        keys,
        keys.toSorted((a, b) => a - b),
      );
    });
  }
});
