import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import {
  type Certificate,
  CertificateStore,
  type Schedule,
  type StoreChange,
  success,
} from "../../../src/certificates";
import { MemoryService, now, sampleCertificate } from "./samples";

/** A small generator of random numbers (mulberry32), so that a seed says everything about a run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Lists the newest first and changes while it is listed. Answers in any order, as a network does. */
class ChangingService extends MemoryService {
  readonly #random: (below: number) => number;
  /** How many more changes there will be. */
  changesLeft: number;
  readonly deleted = new Set<string>();
  /** What the account held at each of its answers. */
  readonly held: (readonly Certificate[])[] = [];
  inFlight = 0;
  mostInFlight = 0;
  #added = 0;

  constructor(count: number, pageSize: number, seed: number, changes: number) {
    super(many(count), pageSize);
    this.#random = randomFrom(seed);
    this.changesLeft = changes;
  }

  override async list(...args: Parameters<MemoryService["list"]>) {
    this.inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    for (let turns = this.#random(4); turns > 0; turns -= 1) await turn();
    const answer = await super.list(...args);
    this.held.push(this.certificates);
    this.#change();
    for (let turns = this.#random(4); turns > 0; turns -= 1) await turn();
    this.inFlight -= 1;
    return answer;
  }

  #change(): void {
    if (this.changesLeft <= 0 || this.#random(2) === 0) return;
    this.changesLeft -= 1;
    if (this.#random(2) === 0) {
      this.#added += 1;
      this.certificates = [sampleCertificate({ id: `new${this.#added}` }), ...this.certificates];
      return;
    }
    // Half of the time one of the newest: those that were added just now are among them.
    const at = this.#random(this.#random(2) === 0 ? 4 : this.certificates.length);
    const gone = this.certificates[at];
    if (gone !== undefined) this.deleted.add(gone.id);
    this.certificates = this.certificates.filter((_, index) => index !== at);
  }
}

function many(count: number): Certificate[] {
  return Array.from({ length: count }, (_, index) => sampleCertificate({ id: `c${index}` }));
}

function storeOf(service: MemoryService) {
  const followUps: { readonly work: () => void; readonly ms: number }[] = [];
  const schedule: Schedule = (work, ms) => {
    const followUp = { work, ms };
    followUps.push(followUp);
    return () => {
      if (followUps.includes(followUp)) followUps.splice(followUps.indexOf(followUp), 1);
    };
  };
  const store = new CertificateStore(service, { now: () => now, firstPageSize: 5, schedule });
  const changes: StoreChange[] = [];
  store.onDidChange((change) => changes.push(change));
  return { store, changes, followUps };
}

const idsOf = (certificates: readonly Certificate[]) => certificates.map(({ id }) => id).sort();

describe("listing an account that changes meanwhile", () => {
  it("gives exactly what the account held in one moment, whatever happened before and after", async () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      // Two changes spoil two of the three passes at most. A listing that was there before makes no difference.
      const service = new ChangingService(60 + (seed % 50), 10, seed, 0);
      const { store, followUps } = storeOf(service);
      if (seed % 3 === 0) await store.load();
      service.held.length = 0;
      service.changesLeft = 1 + (seed % 2);
      await store.load();
      assert.equal(followUps.length, 0);
      const found = idsOf(store.all()).join();
      assert.ok(service.held.map((held) => idsOf(held).join()).includes(found), `seed ${seed}`);
    }
  });

  it("loses nothing that was there all the time, however long the changes go on, and doubles nothing", async () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const service = new ChangingService(400, 40, seed, Number.POSITIVE_INFINITY);
      const { store, changes } = storeOf(service);
      await store.load();
      for (const { id } of many(400)) {
        assert.ok(service.deleted.has(id) || store.get(id) !== undefined, `seed ${seed} lost ${id}`);
      }
      const ids = idsOf(store.all());
      assert.equal(new Set(ids).size, ids.length, `seed ${seed}`);
      const told = changes.flatMap(({ added }) => added);
      assert.equal(new Set(told).size, told.length, `seed ${seed} told one twice`);
    }
  });

  it("gives what the account held in one moment or lists again later, whatever happens, and ends right", async () => {
    let followed = 0;
    for (let seed = 1; seed <= 600; seed += 1) {
      const service = new ChangingService(30 + (seed % 90), 10 + (seed % 7), seed, 1 + (seed % 12));
      const { store, followUps } = storeOf(service);
      await store.load();
      const found = idsOf(store.all()).join();
      const isOfOneMoment = service.held.some((held) => idsOf(held).join() === found);
      assert.ok(isOfOneMoment || followUps.length === 1, `seed ${seed} is wrong and stays so`);
      service.changesLeft = 0;
      for (const { work } of [...followUps]) {
        followed += 1;
        work();
        await store.load();
        assert.deepEqual(idsOf(store.all()), idsOf(service.certificates), `seed ${seed}`);
      }
      assert.equal(followUps.length, 0);
    }
    assert.ok(followed > 20, `only ${followed} seeds needed it`);
  });

  it("notices what came and went while it listed, although the total is right again", async () => {
    const service = new MemoryService(many(30), 10);
    const { store } = storeOf(service);
    const add = (id: string) => {
      service.certificates = [sampleCertificate({ id }), ...service.certificates];
    };
    service.beforePage = async (page) => {
      if (page === 2) ["brief", "new"].forEach(add);
      // The first page shows "brief", and the second begins one too late.
      if (page > 2) await turn();
      if (page === 3) service.certificates = service.certificates.filter(({ id }) => id !== "brief");
    };
    await store.load();
    assert.deepEqual(idsOf(store.all()), idsOf(service.certificates));
  });

  it("lists again ever later while the account does not come to rest, a few times, and not when disposed", async () => {
    const service = new ChangingService(200, 10, 1, Number.POSITIVE_INFINITY);
    const { store, followUps } = storeOf(service);
    await store.load();
    const waits: number[] = [];
    for (;;) {
      const [next] = followUps.splice(0);
      if (next === undefined) break;
      waits.push(next.ms / 1000);
      next.work();
      await store.load();
    }
    assert.deepEqual(waits, [30, 60, 120, 240, 480]);
    service.changesLeft = 0;
    await store.load();
    service.changesLeft = Number.POSITIVE_INFINITY;
    await store.load();
    assert.deepEqual(
      followUps.map(({ ms }) => ms / 1000),
      [30],
      "a conclusive load begins anew",
    );
    store.dispose();
    assert.equal(followUps.length, 0);
  });

  it("needs no second pass when certificates are only added", async () => {
    const service = new MemoryService(many(95), 10);
    const { store } = storeOf(service);
    service.beforePage = (page) => {
      if (page === 4 || page === 7) {
        service.certificates = [sampleCertificate({ id: `new${page}` }), ...service.certificates];
      }
    };
    await store.load();
    assert.deepEqual(idsOf(store.all()), idsOf(service.certificates));
    assert.ok(service.pages.length <= 13, `${service.pages.length} pages`);
  });

  it("notices a deletion and an addition that cancel out in the total", async () => {
    const service = new MemoryService(many(95), 10);
    const { store } = storeOf(service);
    service.beforePage = (page) => {
      if (page !== 6) return;
      service.certificates = [
        sampleCertificate({ id: "new" }),
        ...service.certificates.filter(({ id }) => id !== "c3"),
      ];
    };
    await store.load();
    assert.deepEqual(idsOf(store.all()), idsOf(service.certificates));
  });
});

describe("listing many pages", () => {
  it("has several in flight, and no more than that", async () => {
    const service = new ChangingService(400, 10, 1, 0);
    const { store } = storeOf(service);
    await store.load();
    assert.equal(store.size, 400);
    assert.equal(service.mostInFlight, 16);
    assert.equal(service.pages.length, 42, "a small first page, forty pages, and the fence");
  });

  it("takes two round trips when all pages can be in flight together: nothing waits for anything but the beginning", async () => {
    const service = new MemoryService(many(95), 10);
    const list = service.list.bind(service);
    const waiting: (() => void)[] = [];
    service.list = async (...args) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return list(...args);
    };
    const { store } = storeOf(service);
    const loaded = store.load();
    const trips: number[] = [];
    while (store.state.loading) {
      for (let turns = 0; turns < 5; turns += 1) await turn();
      if (waiting.length > 0) trips.push(waiting.length);
      for (const answer of waiting.splice(0)) answer();
    }
    await loaded;
    assert.deepEqual(trips, [1, 10 + 1], "the small first page; ten pages and the fence");
    assert.equal(store.size, 95);
  });

  it("follows a service that gives smaller pages than it says, and remembers that", async () => {
    const service = new MemoryService(many(95), 50);
    // As services do: the position is counted in what was asked for, the page is cut short.
    const list = service.list.bind(service);
    service.list = async (...args) => {
      const page = await list(...args);
      return page.ok ? success({ ...page.value, certificates: page.value.certificates.slice(0, 20) }) : page;
    };
    const { store } = storeOf(service);
    await store.load();
    assert.equal(store.size, 95);
    service.pages.length = 0;
    await store.load();
    assert.deepEqual([...new Set(service.pages.map(({ size }) => size))], [20]);
  });

  it("does not take records without an ID for a change", async () => {
    const service = new MemoryService(many(95), 10);
    const list = service.list.bind(service);
    service.list = async (...args) => {
      const page = await list(...args);
      if (!page.ok) return page;
      const { certificates } = page.value;
      const received = certificates.length;
      return success({
        ...page.value,
        certificates: certificates.filter(({ id }) => id !== "c33"),
        received,
      });
    };
    const { store } = storeOf(service);
    await store.load();
    assert.equal(store.size, 94);
    assert.equal(service.pages.length, 12);
  });

  it("fires one event a page and one at the end", async () => {
    const { store, changes } = storeOf(new MemoryService(many(95), 10));
    await store.load();
    assert.equal(changes.length, 1 + 1 + 10 + 1, "the beginning, the small page, ten pages, the end");
    assert.equal(changes.flatMap(({ added }) => added).length, 95);
  });

  it("fires one event about certificates when a refresh finds one changed", async () => {
    const service = new MemoryService(many(3000));
    const { store, changes } = storeOf(service);
    await store.load();
    changes.length = 0;
    service.certificates = service.certificates.map((certificate) =>
      certificate.id === "c1500" ? { ...certificate, alias: "other" } : { ...certificate },
    );
    await store.load();
    const told = changes.filter(
      ({ added, updated, removed }) => [...added, ...updated, ...removed].length > 0,
    );
    assert.deepEqual(
      told.map(({ updated }) => updated),
      [["c1500"]],
    );
  });

  it("stops those in flight when one fails", async () => {
    const service = new ChangingService(400, 10, 1, 0);
    const { store } = storeOf(service);
    service.beforePage = (page) => {
      if (page === 12) store.cancel();
    };
    await store.load();
    assert.equal(store.state.error?.kind, "cancelled");
    assert.ok(service.pages.length < 24, `${service.pages.length} pages`);
  });
});

describe("a remembered listing", () => {
  const listing = { certificates: many(3), loadedAt: now - 1000 };

  it("shows at once with its age, and gives way to what the service says", async () => {
    const service = new MemoryService(many(2));
    const store = new CertificateStore(service, { now: () => now, remembered: async () => listing });
    const states: unknown[] = [];
    service.beforePage = () => void states.push([store.size, store.state]);
    await store.ensureLoaded();
    assert.deepEqual(states, [[3, { loading: true, loadedAt: now - 1000, stale: true }]]);
    assert.deepEqual(store.state, { loading: false, loadedAt: now });
    assert.equal(store.size, 2);
  });

  it("stays, marked as such, when the first load fails", async () => {
    const service = new MemoryService([]);
    const store = new CertificateStore(service, { now: () => now });
    store.restore(listing);
    service.beforePage = () => store.cancel();
    await store.ensureLoaded();
    assert.equal(store.size, 3);
    assert.deepEqual([store.state.stale, store.state.loadedAt], [true, now - 1000]);
    assert.equal(store.state.error?.kind, "cancelled");
  });

  it("does not replace what was listed", async () => {
    const service = new MemoryService(many(1));
    const store = new CertificateStore(service, { now: () => now });
    await store.load();
    store.restore(listing);
    assert.equal(store.size, 1);
    assert.equal(store.state.stale, undefined);
  });
});
