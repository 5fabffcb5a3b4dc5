import assert from "node:assert/strict";
import { CertificateStore, Status, type StoreChange } from "../../../src/certificates";
import { MemoryService, now, sampleCertificate, sampleError } from "./samples";

function many(count: number, from = 0) {
  return Array.from({ length: count }, (_, index) => sampleCertificate({ id: `c${from + index}` }));
}

function storeOf(service: MemoryService, firstPageSize = 100) {
  const store = new CertificateStore(service, { now: () => now, firstPageSize, pagesInFlight: 1 });
  const changes: StoreChange[] = [];
  store.onDidChange((change) => changes.push(change));
  /** Changes of certificates, without those of the state. */
  const certificateChanges = () =>
    changes.filter(({ added, updated, removed }) => added.length + updated.length + removed.length > 0);
  return { store, changes, certificateChanges };
}

describe("CertificateStore.load", () => {
  it("shows the small first page before it asks for the rest in full pages", async () => {
    const service = new MemoryService(many(250), 200);
    const { store, changes } = storeOf(service, 10);
    const sizes: number[] = [];
    service.beforePage = () => void sizes.push(store.size);
    await store.load();
    assert.equal(store.size, 250);
    assert.deepEqual(service.pages, [
      { index: 0, size: 10 },
      { index: 0, size: 200 },
      { index: 1, size: 200 },
      { index: 0, size: 100 },
    ]);
    assert.deepEqual(sizes, [0, 10, 200, 250]);
    const added = changes.map((change) => change.added.length).filter((count) => count > 0);
    assert.deepEqual(added, [10, 190, 50]);
  });

  it("asks once for a list that fits the first page, also an empty one", async () => {
    for (const count of [0, 3, 100]) {
      const service = new MemoryService(many(count));
      const { store } = storeOf(service);
      await store.load();
      assert.equal(store.size, count);
      assert.equal(service.pages.length, 1);
      assert.deepEqual(store.state, { loading: false, loadedAt: now });
    }
  });

  it("follows a service that gives smaller pages than asked for", async () => {
    const service = new MemoryService(many(95));
    const list = service.list.bind(service);
    service.list = (query, page, options) => list(query, { ...page, size: Math.min(page.size, 20) }, options);
    const { store } = storeOf(service, 50);
    await store.load();
    assert.equal(store.size, 95);
  });

  it("tells progress while it loads", async () => {
    const service = new MemoryService(many(30), 20);
    const { store } = storeOf(service, 10);
    const seen: unknown[] = [];
    store.onDidChange(({ state }) => state && seen.push(store.state.progress));
    await store.load();
    assert.deepEqual(seen, [
      undefined,
      { seen: 10, total: 30 },
      { seen: 20, total: 30 },
      { seen: 30, total: 30 },
      undefined,
    ]);
  });

  it("joins a load that is under way", async () => {
    const service = new MemoryService(many(3));
    const { store } = storeOf(service);
    await Promise.all([store.load(), store.load(), store.ensureLoaded()]);
    assert.equal(service.pages.length, 1);
  });

  it("fires for exactly what a second load finds different", async () => {
    const service = new MemoryService(many(50));
    const { store, changes, certificateChanges } = storeOf(service);
    await store.load();
    changes.length = 0;
    service.certificates = [
      ...service.certificates.slice(0, 48).map((certificate) => structuredClone(certificate)),
      sampleCertificate({ id: "c48", status: Status.revoked }),
      sampleCertificate({ id: "new" }),
    ];
    const before = store.get("c0");
    await store.load();
    assert.deepEqual(
      certificateChanges().map(({ added, updated, removed }) => ({ added, updated, removed })),
      [
        { added: ["new"], updated: ["c48"], removed: [] },
        { added: [], updated: [], removed: ["c49"] },
      ],
    );
    assert.equal(store.get("c0"), before, "a record that says the same is not replaced");
  });

  it("repeats a pass when the total changed under it", async () => {
    const service = new MemoryService(many(40), 10);
    const { store } = storeOf(service, 10);
    service.beforePage = (page) => {
      // A new certificate comes first in the list: the record at the page's border would be seen twice.
      if (page === 2) service.certificates = [sampleCertificate({ id: "new" }), ...service.certificates];
    };
    await store.load();
    assert.equal(store.size, 41);
    assert.equal(store.state.error, undefined);
  });

  it("repeats a pass that missed a record although the total stayed the same", async () => {
    const service = new MemoryService(many(40), 10);
    const { store } = storeOf(service, 10);
    service.beforePage = (page) => {
      // One comes first and the last one goes: the records in between move by one, and the new one is not seen.
      if (page === 2) {
        service.certificates = [sampleCertificate({ id: "new" }), ...service.certificates.slice(0, -1)];
      }
    };
    await store.load();
    assert.deepEqual(
      store
        .all()
        .map(({ id }) => id)
        .sort(),
      service.certificates.map(({ id }) => id).sort(),
    );
  });

  it("forgets nothing that is there when the account never stops changing", async () => {
    const service = new MemoryService(many(40), 10);
    const { store } = storeOf(service, 10);
    await store.load();
    service.beforePage = (page) => {
      service.certificates = [...service.certificates, sampleCertificate({ id: `new${page}` })];
    };
    await store.load();
    for (const { id } of many(40)) assert.ok(store.get(id), `${id} is kept`);
    assert.equal(store.state.loading, false);
  });

  it("keeps the last good data when a load fails, and forgets the error when the next succeeds", async () => {
    const service = new MemoryService(many(5));
    const { store, certificateChanges } = storeOf(service);
    await store.load();
    service.error = sampleError();
    await store.load();
    assert.equal(store.size, 5);
    assert.deepEqual(store.state, { loading: false, loadedAt: now, error: service.error });
    assert.equal(certificateChanges().length, 1);
    service.error = undefined;
    await store.load();
    assert.deepEqual(store.state, { loading: false, loadedAt: now });
  });

  it("keeps the pages that came before a failure of the first load", async () => {
    const service = new MemoryService(many(30), 10);
    const { store } = storeOf(service, 10);
    service.beforePage = (page) => {
      if (page === 3) service.error = sampleError({ kind: "timeout" });
    };
    await store.load();
    assert.equal(store.size, 20);
    assert.equal(store.state.error?.kind, "timeout");
    assert.equal(store.state.loadedAt, undefined);
  });

  it("does not try again by itself after a failure, only when asked", async () => {
    const service = new MemoryService([]);
    service.error = sampleError();
    const { store } = storeOf(service);
    await store.ensureLoaded();
    await store.ensureLoaded();
    assert.equal(service.pages.length, 1);
    await store.load();
    assert.equal(service.pages.length, 2);
  });

  it("can be stopped, and then says so", async () => {
    const service = new MemoryService(many(30), 10);
    const { store } = storeOf(service, 10);
    service.beforePage = (page) => {
      if (page === 2) store.cancel();
    };
    await store.load();
    assert.equal(service.pages.length, 2);
    assert.equal(store.state.error?.kind, "cancelled");
    assert.equal(store.size, 10);
  });
});

describe("CertificateStore.put and remove", () => {
  it("tell what they changed, and nothing when they changed nothing", async () => {
    const { store, changes } = storeOf(new MemoryService([]));
    const certificate = sampleCertificate({ id: "a" });
    store.put(certificate);
    store.put(structuredClone(certificate));
    store.put({ ...certificate, alias: "other" });
    store.remove("a");
    store.remove("a");
    assert.deepEqual(
      changes.map(({ added, updated, removed }) => [...added, ...updated, ...removed]),
      [["a"], ["a"], ["a"]],
    );
    assert.equal(store.size, 0);
  });

  it("are not undone by a load that was under way", async () => {
    const service = new MemoryService(many(30), 10);
    const { store } = storeOf(service, 10);
    service.beforePage = (page) => {
      if (page !== 2) return;
      store.put(sampleCertificate({ id: "uploaded" }));
      store.remove("c25");
    };
    await store.load();
    assert.ok(store.get("uploaded"));
    assert.equal(store.get("c25"), undefined);
  });

  it("give way to the next load", async () => {
    const service = new MemoryService(many(3));
    const { store } = storeOf(service);
    store.put(sampleCertificate({ id: "uploaded" }));
    await store.load();
    assert.equal(store.get("uploaded"), undefined);
    assert.equal(store.size, 3);
  });
});

describe("CertificateStore.dispose", () => {
  it("stops the load and tells nobody any more", async () => {
    const service = new MemoryService(many(30), 10);
    const { store, changes } = storeOf(service, 10);
    service.beforePage = (page) => {
      if (page !== 2) return;
      store.dispose();
      changes.length = 0;
    };
    await store.load();
    assert.equal(service.pages.length, 2);
    assert.deepEqual(changes, []);
  });
});
