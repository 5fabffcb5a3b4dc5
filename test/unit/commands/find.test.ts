import assert from "node:assert/strict";
import {
  type Certificate,
  inEnglish,
  type Message,
  Status,
  type Subscription,
} from "../../../src/certificates";
import { CertificateSearch, mostShown, type SearchState } from "../../../src/commands/find/certificateSearch";
import { findItems } from "../../../src/commands/find/findItems";
import { day, now, sampleCertificate, sampleError, sampleOrder } from "../certificates/samples";
import { MemorySessions, memorySession } from "../tree/fakes";

/** Pauses that end when the test says so. */
class HandTimer {
  #waiting: (() => void)[] = [];

  readonly after = (_milliseconds: number, action: () => void): Subscription => {
    this.#waiting.push(action);
    return { dispose: () => (this.#waiting = this.#waiting.filter((other) => other !== action)) };
  };

  get waiting(): number {
    return this.#waiting.length;
  }

  elapse(): void {
    for (const action of this.#waiting.splice(0)) action();
  }
}

/** A session whose service finds something else than what is listed. */
async function sessionWith(id: string, listed: Certificate[], answered: Certificate[] = []) {
  const session = memorySession(id, listed);
  await session.store.load();
  session.service.certificates = answered;
  return session;
}

function searchOver(...sessions: ReturnType<typeof memorySession>[]) {
  const timer = new HandTimer();
  const search = new CertificateSearch({
    sessions: new MemorySessions(...sessions),
    now: () => now,
    after: timer.after,
  });
  const states: SearchState[] = [];
  search.onDidChange((state) => states.push(state));
  return { search, timer, states, last: () => states.at(-1) as SearchState };
}

const ids = ({ found }: SearchState) => found.map(({ certificate }) => certificate.id);

/** Lets answers that are there already arrive. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("CertificateSearch", () => {
  it("finds by a part of the ID, the alias or any name, at once and without asking", async () => {
    const a = await sessionWith("a", [
      sampleCertificate({ id: "Xy12" }),
      sampleCertificate({ id: "b", alias: "Shop xY" }),
      sampleCertificate({ id: "c", names: ["c.example.com", "xy.example.com"] }),
      sampleCertificate({ id: "d" }),
    ]);
    const listings = a.service.pages.length;
    const { search, last } = searchOver(a);
    search.search("  xy ");
    assert.deepEqual(ids(last()).sort(), ["Xy12", "b", "c"]);
    assert.equal(last().busy, true);
    assert.equal(a.service.pages.length, listings);
  });

  it("puts exact answers first, then beginnings, then the sooner to expire", async () => {
    const a = await sessionWith("a", [
      sampleCertificate({ id: "late", alias: "the web" }),
      sampleCertificate({ id: "soon", alias: "my web", notAfter: now + day }),
      sampleCertificate({ id: "start", alias: "website" }),
      sampleCertificate({ id: "exact", alias: "web" }),
    ]);
    const { search, last } = searchOver(a);
    search.search("web");
    assert.deepEqual(ids(last()), ["exact", "start", "soon", "late"]);
  });

  it("adds what the service finds, without doubles, its record being the newer", async () => {
    const a = await sessionWith(
      "a",
      [sampleCertificate({ id: "web1", alias: "old" })],
      [sampleCertificate({ id: "web1", alias: "new" }), sampleCertificate({ id: "far", alias: "fuzzy" })],
    );
    const { search, timer, last } = searchOver(a);
    search.search("web1");
    timer.elapse();
    await settle();
    assert.deepEqual(ids(last()), ["web1", "far"]);
    assert.equal(last().found[0]?.certificate.alias, "new");
    assert.equal(last().busy, false);
  });

  it("keeps equal IDs of two accounts apart", async () => {
    const [a, b] = [
      await sessionWith("a", [sampleCertificate({ id: "same" })]),
      await sessionWith("b", [sampleCertificate({ id: "same" })]),
    ];
    const { search, last } = searchOver(a, b);
    search.search("same");
    assert.deepEqual(
      last()
        .found.map(({ session }) => session.account.id)
        .sort(),
      ["a", "b"],
    );
  });

  it("asks once for what is typed fast, and not at all for nothing", async () => {
    const a = await sessionWith("a", [sampleCertificate({ id: "web" })]);
    const listings = a.service.pages.length;
    const { search, timer } = searchOver(a);
    for (const text of ["w", "we", "web"]) search.search(text);
    assert.equal(timer.waiting, 1);
    timer.elapse();
    await settle();
    assert.equal(a.service.pages.length, listings + 1);
    search.search("  ");
    assert.equal(timer.waiting, 0);
  });

  it("gives up the request before, and does not show its answer", async () => {
    const a = await sessionWith("a", [], [sampleCertificate({ id: "first" })]);
    let answer = () => {};
    a.service.beforePage = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const { search, timer, states, last } = searchOver(a);
    search.search("first");
    timer.elapse();
    search.search("second");
    const before = states.length;
    answer();
    await settle();
    assert.equal(states.length, before, "a void answer tells nothing");
    assert.equal(last().search, "second");
    assert.deepEqual(last().failures, [], "being cancelled is no failure");
  });

  it("tells which account failed and shows what the others found", async () => {
    const [a, b] = [
      await sessionWith("a", []),
      await sessionWith("b", [], [sampleCertificate({ id: "web" })]),
    ];
    a.service.error = sampleError();
    const { search, timer, last } = searchOver(a, b);
    search.search("web");
    timer.elapse();
    await settle();
    assert.deepEqual(ids(last()), ["web"]);
    assert.deepEqual(
      last().failures.map(({ session, error }) => [session.account.id, error.code]),
      [["a", "ECONNREFUSED"]],
    );
  });

  it("shows what expires next while nothing is typed", async () => {
    const a = await sessionWith("a", [
      sampleCertificate({ id: "late" }),
      sampleCertificate({ id: "soon", notAfter: now + day }),
      sampleCertificate({ id: "past", notAfter: now - day }),
    ]);
    const { search, last } = searchOver(a);
    search.search("");
    assert.deepEqual(ids(last()), ["soon", "late"]);
    assert.equal(last().busy, false);
  });

  it("shows no more than anyone reads, and how many more there are", async () => {
    const many = Array.from({ length: mostShown + 7 }, (_, n) => sampleCertificate({ id: `web${n}` }));
    const { search, last } = searchOver(await sessionWith("a", many));
    search.search("web");
    assert.equal(last().found.length, mostShown);
    assert.equal(last().hidden, 7);
  });

  it("says nothing after it was disposed", async () => {
    const a = await sessionWith("a", [], [sampleCertificate({ id: "web" })]);
    const { search, timer, states } = searchOver(a);
    search.search("web");
    timer.elapse();
    const before = states.length;
    search.dispose();
    await settle();
    assert.equal(states.length, before);
  });
});

describe("findItems", () => {
  const view = { now, expiringDays: 30, severalAccounts: false };
  const quiet: SearchState = { search: "web", found: [], hidden: 0, failures: [], busy: false };
  const session = memorySession("a");
  const found = (certificate: Certificate) => ({ session, certificate });
  const english = (text: string | Message) => (typeof text === "string" ? text : inEnglish(text));

  it("say domain, status, days left, ID, alias and project", () => {
    const certificate = sampleCertificate({ id: "x1", alias: "Shop", notAfter: now + 12.5 * day });
    const [item] = findItems({ ...quiet, found: [found(certificate)] }, view);
    assert.equal(item?.label, "x1.example.com");
    assert.deepEqual(item.description.map(english), ["Issued", "expires in 12 days"]);
    assert.deepEqual(item.detail, ["x1", "Shop", "Default Project"]);
    assert.equal(item.icon.name, "warning");
  });

  it("say the status of an order once, and the account when there are several", () => {
    const order = sampleOrder({ id: "o1", status: Status.awaitingSubmission });
    const [item] = findItems({ ...quiet, found: [found(order)] }, { ...view, severalAccounts: true });
    assert.equal(item?.description.length, 1);
    assert.equal(item?.detail.at(-1), "Account a");
  });

  it("tell of an account that failed: cause and code", () => {
    const [item] = findItems({ ...quiet, failures: [{ session, error: sampleError() }] }, view);
    assert.equal(english(item?.label ?? ""), "Account a could not be searched");
    assert.deepEqual(item?.description, ["ECONNREFUSED"]);
    assert.equal(english(item?.detail[0] ?? ""), "No connection");
  });

  it("say that there is nothing, but not before the answers are there", () => {
    assert.deepEqual(findItems({ ...quiet, busy: true }, view), []);
    const [item, ...others] = findItems(quiet, view);
    assert.equal(english(item?.label ?? ""), "No certificate matches “web”");
    assert.deepEqual(others, []);
  });

  it("say how many are not shown", () => {
    const state = { ...quiet, found: [found(sampleCertificate({ id: "a" }))], hidden: 12 };
    assert.match(english(findItems(state, view).at(-1)?.label ?? ""), /12 more/);
  });
});
