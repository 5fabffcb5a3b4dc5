import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import type { Session, Sessions } from "../../../src/accounts/types";
import {
  type Certificate,
  type CertificateDetail,
  type CertificateService,
  CertificateStore,
  Emitter,
  failure,
  type Result,
  type ServiceError,
  serviceActions,
  success,
} from "../../../src/certificates";
import { FollowedCertificate } from "../../../src/detail/followedCertificate";
import { capabilitiesOf } from "../../../src/tencent";
import { sampleError } from "../certificates/samples";
import { day, goodChain, now, sampleDetail } from "./samples";

const id = "a1B2c3D4";
const ref = { accountId: "account", certificateId: id };

interface Asked {
  readonly signal: AbortSignal;
  readonly answer: (result: Result<CertificateDetail, ServiceError>) => Promise<void>;
}

/** An account whose answers the test gives by hand. */
class FakeAccount implements Sessions {
  readonly asked: Asked[] = [];
  readonly changes = new Emitter<void>();
  readonly onDidChange = this.changes.event;
  listed: readonly Certificate[] = [record()];
  clock = now;
  /** Accounts beside this one. */
  others = 0;
  readonly service: CertificateService;
  readonly store: CertificateStore;
  session: Session | undefined;

  constructor() {
    this.service = {
      ...serviceActions(async () => failure(sampleError({ kind: "refused" }))),
      capabilities: { ...capabilitiesOf("v3", "china"), maxPageSize: 100 },
      list: async () => success({ certificates: this.listed, total: this.listed.length }),
      detail: (_, options) =>
        new Promise((resolve) => {
          const signal = options?.signal ?? new AbortController().signal;
          this.asked.push({
            signal,
            answer: async (result) => {
              resolve(result);
              await turn();
            },
          });
        }),
    };
    this.store = new CertificateStore(this.service, { now: () => this.clock });
    this.session = {
      account: { id: "account", name: "Sandbox", site: "sandbox", generation: "v3" },
      service: this.service,
      store: this.store,
    };
  }

  all(): readonly Session[] {
    return this.session === undefined ? [] : Array(1 + this.others).fill(this.session);
  }

  get(accountId: string): Session | undefined {
    return accountId === "account" ? this.session : undefined;
  }

  async relist(): Promise<void> {
    this.clock += 1000;
    await this.store.load();
  }
}

function record(change: Partial<Certificate> = {}): Certificate {
  const {
    fields: _f,
    submitted: _s,
    chain: _c,
    validationRecords: _v,
    revocationRecords: _r,
    pem: _p,
    fingerprint: _i,
    orderId: _o,
    ...kept
  } = sampleDetail();
  return { ...kept, ...change };
}

function relatedTo({ knowledge }: FollowedCertificate): readonly Certificate[] | undefined {
  return knowledge.related;
}

function idsOf(followed: FollowedCertificate): readonly string[] | undefined {
  return relatedTo(followed)?.map((other) => other.id);
}

describe("FollowedCertificate", () => {
  let account: FakeAccount;
  let followed: FollowedCertificate;
  const follow = () =>
    new FollowedCertificate(ref, { sessions: account, decode: async () => goodChain, now: () => now });

  beforeEach(async () => {
    account = new FakeAccount();
    await account.store.load();
    followed = follow();
  });
  afterEach(() => followed.dispose());

  it("knows the record of the list at once, then the detail and its chain", async () => {
    assert.equal(followed.knowledge.certificate?.domain, "www.example.com");
    assert.equal(followed.knowledge.loading, true);
    await account.asked[0]?.answer(success(sampleDetail({ orderId: "77" })));
    const { certificate, decoded, loading, loadedAt } = followed.knowledge;
    assert.ok(certificate && "orderId" in certificate && certificate.orderId === "77");
    assert.equal(decoded, goodChain);
    assert.equal(loading, false);
    assert.equal(loadedAt, now);
  });

  it("shows what was known before at once, in all its parts, and loads it anew behind", async () => {
    await account.asked[0]?.answer(success(sampleDetail({ orderId: "77" })));
    const known = followed.knowledge;
    followed.dispose();
    account.listed = [record({ alias: "renamed meanwhile" })];
    await account.relist();
    followed = new FollowedCertificate(ref, {
      sessions: account,
      decode: async () => goodChain,
      now: () => now + day,
      known,
    });
    const { certificate, decoded, loading, loadedAt } = followed.knowledge;
    assert.ok(certificate && "orderId" in certificate && certificate.orderId === "77");
    assert.equal(certificate.alias, "renamed meanwhile");
    assert.equal(decoded, goodChain);
    assert.equal(loadedAt, now);
    assert.equal(loading, true);
    await account.asked.at(-1)?.answer(success(sampleDetail({ orderId: "78" })));
    assert.equal(followed.knowledge.loadedAt, now + day);
    assert.equal(followed.knowledge.loading, false);
  });

  it("keeps the last good data when a load fails, and drops the error when the next begins", async () => {
    await account.asked[0]?.answer(success(sampleDetail()));
    void followed.load();
    await account.asked[1]?.answer(failure(sampleError({ kind: "timeout" })));
    assert.equal(followed.knowledge.error?.kind, "timeout");
    assert.equal(followed.knowledge.decoded, goodChain);
    void followed.load();
    assert.equal(followed.knowledge.error, undefined);
  });

  it("gives up a load for a newer one and ignores its answer", async () => {
    void followed.load();
    assert.equal(account.asked[0]?.signal.aborted, true);
    await account.asked[0]?.answer(success(sampleDetail({ alias: "stale" })));
    assert.equal(followed.knowledge.loading, true);
    await account.asked[1]?.answer(success(sampleDetail({ alias: "fresh" })));
    assert.equal(followed.knowledge.certificate?.alias, "fresh");
  });

  it("shows a change of the record at once and loads the detail again", async () => {
    await account.asked[0]?.answer(success(sampleDetail()));
    account.store.put(record({ alias: "Renamed" }));
    assert.equal(followed.knowledge.certificate?.alias, "Renamed");
    assert.ok(followed.knowledge.certificate && "fields" in followed.knowledge.certificate);
    assert.equal(account.asked.length, 2);
  });

  it("says that it is gone when the store loses it, and comes back with it", async () => {
    account.store.remove(id);
    assert.equal(followed.knowledge.absence, "certificate");
    assert.equal(followed.knowledge.certificate?.id, id);
    assert.equal(account.asked[0]?.signal.aborted, true);
    account.store.put(record());
    assert.equal(followed.knowledge.absence, undefined);
    assert.equal(account.asked.length, 2);
  });

  it("says that it is gone when the service does not find it", async () => {
    await account.asked[0]?.answer(failure(sampleError({ kind: "notFound" })));
    assert.equal(followed.knowledge.absence, "certificate");
    assert.equal(followed.knowledge.error, undefined);
  });

  it("loads again after the account was listed anew, but not after its first listing", async () => {
    followed.dispose();
    account = new FakeAccount();
    account.listed = [];
    followed = follow();
    await account.asked[0]?.answer(success(sampleDetail()));
    await account.relist();
    assert.equal(account.asked.length, 1);
    await account.relist();
    assert.equal(account.asked.length, 2);
  });

  it("waits with loading until somebody looks", async () => {
    await account.asked[0]?.answer(success(sampleDetail()));
    followed.watched = false;
    account.store.put(record({ alias: "Renamed" }));
    await account.relist();
    assert.equal(account.asked.length, 1);
    followed.watched = true;
    assert.equal(account.asked.length, 2);
    followed.watched = true;
    assert.equal(account.asked.length, 2);
  });

  it("notices that the account was removed, and that it is back", async () => {
    const { session } = account;
    account.session = undefined;
    account.changes.fire();
    assert.equal(followed.knowledge.absence, "account");
    assert.equal(followed.knowledge.loading, false);
    assert.equal(followed.accountName, "Sandbox");
    account.session = session && { ...session };
    account.changes.fire();
    assert.equal(followed.knowledge.absence, undefined);
    assert.equal(account.asked.length, 2);
  });

  it("hears of an account beside its own", () => {
    assert.equal(followed.isOneOfSeveralAccounts, false);
    let heard = 0;
    followed.onDidChange(() => {
      heard += 1;
    });
    account.others = 1;
    account.changes.fire();
    assert.equal(followed.isOneOfSeveralAccounts, true);
    assert.equal(heard, 1);
  });

  it("knows when the list came that the record is from", async () => {
    await account.relist();
    assert.equal(followed.knowledge.listedAt, account.clock);
    account.session = undefined;
    account.changes.fire();
    assert.equal(followed.knowledge.listedAt, account.clock);
  });

  it("follows an account that is not known yet", async () => {
    followed.dispose();
    const { session } = account;
    account.session = undefined;
    followed = follow();
    assert.equal(followed.knowledge.absence, "account");
    account.session = session;
    account.changes.fire();
    assert.equal(followed.knowledge.loading, true);
  });

  it("knows the certificates of the list that it is tied to, and follows them", async () => {
    const related = { renewal: "n1", renewalOf: "not listed" };
    await account.asked[0]?.answer(success(sampleDetail({ related })));
    assert.equal(followed.knowledge.related, undefined);
    let heard = 0;
    followed.onDidChange(() => {
      heard += 1;
    });
    account.store.put(record({ id: "n1", domain: "other.example.com", names: ["other.example.com"] }));
    assert.deepEqual(idsOf(followed), ["n1"]);
    account.store.put(record({ id: "n1", alias: "Renamed", names: ["other.example.com"] }));
    assert.deepEqual(
      relatedTo(followed)?.map(({ alias }) => alias),
      ["Renamed"],
    );
    account.store.remove("n1");
    assert.equal(followed.knowledge.related, undefined);
    assert.equal(heard, 3);
    account.store.put(record({ id: "x1", names: ["unrelated.example.com"] }));
    assert.equal(heard, 3);
  });

  it("knows a newer one for its names that comes into the list", async () => {
    account.store.put(record({ id: "u1", notAfter: now + 400 * day }));
    assert.deepEqual(idsOf(followed), ["u1"]);
    account.store.put(record({ id: "u2", notAfter: now + 500 * day }));
    assert.deepEqual(idsOf(followed), ["u2"]);
    await account.asked[0]?.answer(success(sampleDetail()));
    assert.deepEqual(idsOf(followed), ["u2"]);
    account.store.remove("u2");
    assert.deepEqual(idsOf(followed), ["u1"]);
  });

  it("does not search the list for one while there is time", async () => {
    await account.asked[0]?.answer(success(sampleDetail({ notAfter: now + 200 * day })));
    account.store.put(record({ id: "u1", notAfter: now + 400 * day }));
    assert.equal(followed.knowledge.related, undefined);
  });

  it("stops all when it is disposed", async () => {
    let heard = 0;
    followed.onDidChange(() => {
      heard += 1;
    });
    followed.dispose();
    assert.equal(account.asked[0]?.signal.aborted, true);
    await account.asked[0]?.answer(success(sampleDetail()));
    account.store.put(record({ alias: "x" }));
    account.changes.fire();
    assert.equal(heard, 0);
    assert.equal(account.asked.length, 1);
    assert.equal(account.changes.size, 0);
  });
});
