import assert from "node:assert/strict";
import type { Account, Session } from "../../../src/accounts/types";
import { CertificateStore, documentedStatuses, type Filter, type ListQuery } from "../../../src/certificates";
import { connect, type Generation } from "../../../src/tencent";
import { TreeFilter } from "../../../src/tree/treeFilter";
import { openTestSandbox, type TestSandbox } from "../sandbox/support";
import { MemorySessions } from "./fakes";

/** The days the service itself counts as "expiring soon". */
const expiringDays = 30;

/** What the tree shows, against what the service answers to the same question about the same certificates. */
describe("the tree's filters, against the service's own", () => {
  let opened: TestSandbox;
  let v3: Session;
  let legacy: Session;

  before(async () => {
    opened = await openTestSandbox();
    v3 = await sessionOf("v3");
    legacy = await sessionOf("v2");
  });
  after(() => opened.dispose());

  async function sessionOf(generation: Generation): Promise<Session> {
    const { sandbox, credentials } = opened;
    const endpoint = generation === "v3" ? sandbox.v3 : sandbox.v2;
    const service = connect({ generation, endpoint, credentials, timeoutMs: 10_000 });
    const store = new CertificateStore(service);
    await store.load();
    assert.ok(store.size >= 30, `${store.size} certificates`);
    const account: Account = { id: generation, name: generation, site: "custom", generation, endpoint };
    return { account, service, store };
  }

  /** The IDs the tree shows of an account, once the service was asked what only it knows. */
  async function shown(session: Session, filter: Filter): Promise<string[]> {
    const treeFilter = new TreeFilter(new MemorySessions(session));
    try {
      treeFilter.set(filter);
      if (treeFilter.isAsking(session)) {
        await new Promise<void>((resolve) => treeFilter.onDidChange(resolve));
      }
      assert.equal(treeFilter.errorOf(session), undefined);
      const matches = treeFilter.matcherFor(session, { now: Date.now(), expiringDays });
      return session.store
        .all()
        .filter(matches)
        .map(({ id }) => id)
        .sort();
    } finally {
      treeFilter.dispose();
    }
  }

  /** The IDs an account's service gives, page by page. */
  async function answered({ service }: Session, query: ListQuery): Promise<string[]> {
    const ids: string[] = [];
    for (let index = 0; ; index += 1) {
      const page = await service.list(query, { index, size: 20 });
      assert.ok(page.ok, JSON.stringify(page));
      ids.push(...page.value.certificates.map(({ id }) => id));
      if (page.value.certificates.length === 0 || ids.length >= page.value.total) return ids.sort();
    }
  }

  const production = [{ key: "env", value: "production" }];
  const projects = [0, 1184201, 1184202, 1184203, 1184204];

  /** What records of both generations tell. */
  const told: readonly (readonly [string, Filter, ListQuery])[] = [
    ["CertificateType SVR", { types: ["SVR"] }, { type: "SVR" }],
    ["CertificateType CA", { types: ["CA"] }, { type: "CA" }],
    ["FilterSource upload", { sources: ["upload"] }, { source: "upload" }],
    ["FilterSource buy", { sources: ["buy"] }, { source: "buy" }],
    ["Upload", { uploaded: true }, { uploaded: true }],
    ["FilterExpiring", { expiring: true }, { expiring: true }],
    ...projects.map((id) => [`ProjectId ${id}`, { projectIds: [id] }, { projectId: id }] as const),
    ...documentedStatuses.map(
      (status) => [`CertificateStatus ${status}`, { statuses: [status] }, { statuses: [status] }] as const,
    ),
    ["several statuses", { statuses: [0, 1, 3] }, { statuses: [0, 1, 3] }],
    [
      "type, source and status together",
      { types: ["SVR"], sources: ["upload"], statuses: [1] },
      { type: "SVR", source: "upload", statuses: [1] },
    ],
  ];

  /** What only API 3.0 tells. */
  const toldByTheNewApi: readonly (readonly [string, Filter, ListQuery])[] = [
    ["Deployable", { deployable: true }, { deployable: true }],
    ["Renew", { renewable: true }, { renewable: true }],
    ["Hostable", { hostable: true }, { hostable: true }],
    ["IsSM", { chineseSm: true }, { chineseSm: true }],
    ["IsPendingIssue", { pendingIssue: true }, { pendingIssue: true }],
    ["Tags", { tags: production }, { tags: production }],
    [
      "what the service and records tell together",
      { hostable: true, types: ["SVR"], statuses: [1] },
      { hostable: true, type: "SVR", statuses: [1] },
    ],
  ];

  for (const [name, filter, query] of [...told, ...toldByTheNewApi]) {
    it(`${name}: as the service answers`, async () => {
      const expected = await answered(v3, query);
      assert.ok(expected.length > 0 && expected.length < v3.store.size, `${expected.length} certificates`);
      assert.deepEqual(await shown(v3, filter), expected);
    });
  }

  for (const [name, filter, query] of told) {
    it(`${name}: the same in an account of the legacy API`, async () => {
      assert.deepEqual(await shown(legacy, filter), await answered(v3, query));
    });
  }

  for (const domain of [
    "www.example.com",
    "API.platform.example.com",
    "www.example.org",
    "xn--fiqs8s.example.com",
  ]) {
    it(`altDomain ${domain}: as the service answers, and the same from names in an account of API 3.0`, async () => {
      const filter: Filter = { usableForDomain: domain };
      const expected = await answered(legacy, { usableForDomain: domain });
      assert.ok(expected.length > 0, "no certificate is usable for it");
      assert.deepEqual(await shown(legacy, filter), expected);
      assert.deepEqual(await shown(v3, filter), expected);
    });
  }

  it("certType: as the service of the legacy API answers", async () => {
    for (const type of ["SVR", "CA"] as const) {
      assert.deepEqual(await shown(legacy, { types: [type] }), await answered(legacy, { type }));
    }
  });
});
