import assert from "node:assert/strict";
import {
  type CertificateService,
  CertificateStore,
  inEnglish,
  type ServiceError,
  type ServiceErrorKind,
  serviceActions,
  unwrap,
} from "../../../src/certificates";
import { carryOutDeletion } from "../../../src/commands/deletionPlan";
import { UploadSender } from "../../../src/commands/upload/sendUpload";
import { isUploadable, type UploadPlan } from "../../../src/commands/upload/uploadPlan";
import { examine } from "../../../src/pem";
import { generateKey, type IssuerKey, issueCertificate } from "../../../src/sandbox";
import { calm } from "../../../src/sandbox/control/control";
import { type FaultKind, faultKinds } from "../../../src/sandbox/control/fault";
import { type Connection, connect, type Generation } from "../../../src/tencent";
import { connectTo, errorOf, resultOf } from "../tencent/support";
import { DAY, list, openTestSandbox, sdkClient, type TestSandbox } from "./support";

/** What a fault means for the client. */
interface Expectation {
  /** The fault's code in each generation, where it has one. */
  readonly codes?: Readonly<Record<Generation, string>>;
  readonly error: ServiceErrorKind;
  /** What the user must be able to read in cause and advice. */
  readonly tells: RegExp;
  /** Whether the sandbox carries out the call. */
  readonly performed: boolean;
  /** Whether the client can know that nothing was done. */
  readonly certain?: true;
  /** Time limit of a call in milliseconds, where the fault would otherwise use it up. */
  readonly timeoutMs?: number;
}

/** Every fault of the sandbox has a line here: the compiler and the first test see to it. */
const expectations: Readonly<Record<FaultKind, Expectation>> = {
  error: {
    codes: { v3: "InternalError", v2: "6000" },
    error: "service",
    tells: /internal error/,
    performed: false,
  },
  "drop-before": { error: "network", tells: /connection to .* broke.*proxy/s, performed: false },
  clock: {
    codes: { v3: "", v2: "" },
    error: "credentials",
    tells: /clock is .*(59 min|1 h|60 min).* behind/s,
    performed: false,
    certain: true,
  },
  "drop-after": { error: "network", tells: /connection to .* broke.*proxy/s, performed: true },
  truncate: { error: "network", tells: /connection to .* broke.*proxy/s, performed: true },
  garbage: { error: "protocol", tells: /cannot be decoded.*endpoint/s, performed: true },
  html: { error: "protocol", tells: /HTTP 200, text\/html/, performed: true },
  "status-502": { error: "protocol", tells: /HTTP 502.*gateway.*again/s, performed: true },
  huge: { error: "protocol", tells: /larger than 32 MiB/, performed: true },
  endless: { error: "protocol", tells: /larger than 32 MiB/, performed: true },
  drip: { error: "timeout", tells: /time/i, performed: true, timeoutMs: 700 },
};

const actionsOf = {
  v3: {
    list: "DescribeCertificates",
    detail: "DescribeCertificateDetail",
    upload: "UploadCertificate",
    delete: "DeleteCertificate",
  },
  v2: { list: "CertGetList", detail: "CertGetList", upload: "CertUpload", delete: "CertDelete" },
} as const;

/** The largest answer accepted is 32 MiB; it is held once as chunks, once joined. */
const mostMemory = 128 * 1024 * 1024;

describe("the client through the sandbox's faults", () => {
  let opened: TestSandbox;
  let key: IssuerKey;
  let uploads = 0;
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);

  before(async () => {
    process.on("unhandledRejection", note);
    [opened, key] = await Promise.all([openTestSandbox(), generateKey("P-256")]);
  });
  afterEach(async () => {
    opened.sandbox.control.set(calm);
    // A rejection nobody waits for is told after the microtasks.
    await new Promise(setImmediate);
    assert.deepEqual(unhandled, []);
  });
  after(async () => {
    process.off("unhandledRejection", note);
    await opened.dispose();
  });

  it("has an expectation for every fault there is", () => {
    assert.deepEqual(Object.keys(expectations).toSorted(), [...faultKinds].toSorted());
  });

  for (const generation of ["v3", "v2"] as const) {
    for (const kind of faultKinds) {
      const expected = expectations[kind];
      describe(`${kind}, ${generation === "v3" ? "API 3.0" : "legacy API"}`, () => {
        it("list: says so, keeps what was listed, and is right again afterwards", async () => {
          const { store } = sessionFor(generation, expected);
          await store.load();
          const before = idsOf(store);
          inject(generation, kind, "list");
          await withinMemory(() => store.load());
          assertTold(store.state.error, expected);
          assert.deepEqual(idsOf(store), before, "the certificates of the good listing stay");
          opened.sandbox.control.set(calm);
          await store.load();
          assert.equal(store.state.error, undefined);
          assert.deepEqual(idsOf(store), await truth());
        });

        it("list: faults in the middle of it lose and double nothing", async () => {
          const { store } = sessionFor(generation, expected, 7);
          await store.load();
          const before = idsOf(store);
          inject(generation, kind, "list", ":0.4");
          await store.load();
          assert.ok(hits() > 0);
          assert.deepEqual(idsOf(store), before);
          assert.deepEqual(before, await truth());
        });

        it("detail: says so, and is there afterwards", async () => {
          const { service } = sessionFor(generation, expected);
          const id = await someId();
          inject(generation, kind, "detail");
          assertTold(errorOf(await withinMemory(() => service.detail(id))), expected);
          opened.sandbox.control.set(calm);
          assert.equal(resultOf(await service.detail(id)).id, id);
        });

        it("upload: is sent once, and what became of it is found out", async () => {
          const session = sessionFor(generation, expected);
          const name = `upload-${++uploads}.example.com`;
          const plan = await planFor(session, name);
          inject(generation, kind, "upload");
          const outcome = await withinMemory(() => sender().send(plan, AbortSignal.timeout(60_000)));
          assert.equal(hits(), 1, "one request");
          assert.equal(outcome.kind, outcomeOf(expected));
          assert.ok("error" in outcome);
          assertTold(outcome.error, expected);
          const there = await stored(name);
          assert.equal(there.length, expected.performed ? 1 : 0);
          assert.deepEqual(
            session.store.all().map(({ id }) => id),
            there,
          );
        });

        it("delete: is sent once, and the next listing tells the truth", async () => {
          const session = sessionFor(generation, expected);
          const name = `upload-${++uploads}.example.com`;
          await sender().send(await planFor(session, name), AbortSignal.timeout(60_000));
          const [certificate, ...others] = session.store.all();
          assert.ok(certificate && others.length === 0);
          inject(generation, kind, "delete");
          const target = { session, certificate };
          const { deleted, failed } = await withinMemory(() =>
            carryOutDeletion([target], AbortSignal.timeout(60_000), () => {}),
          );
          assert.equal(hits(), 1, "one request");
          assert.equal(deleted.length, 0);
          assertTold(failed[0]?.error, expected);
          assert.ok(session.store.get(certificate.id), "it is shown as long as nobody knows better");
          opened.sandbox.control.set(calm);
          const there = await stored(name);
          assert.deepEqual(there, expected.performed ? [] : [certificate.id]);
          await session.store.load();
          assert.deepEqual(idsOf(session.store), await truth());
        });
      });
    }
  }

  for (const generation of ["v3", "v2"] as const) {
    it(`a service that is too slow: every call ends in time, ${generation}`, async () => {
      const session = sessionFor(generation, { timeoutMs: 300 });
      const id = await someId();
      const name = `upload-${++uploads}.example.com`;
      const plan = await planFor(session, name, true);
      opened.sandbox.control.set({ latency: 2000 });
      assert.equal(errorOf(await session.service.detail(id)).kind, "timeout");
      await session.store.load();
      assert.equal(session.store.state.error?.kind, "timeout");
      const outcome = await sender().send(plan, AbortSignal.timeout(60_000));
      assert.equal(outcome.kind, "uncertain");
      opened.sandbox.control.set(calm);
      assert.equal((await stored(name)).length, 1);
    });

    it(`a service that refuses a third of the calls for their rate: all are listed, ${generation}`, async () => {
      const { store } = sessionFor(generation, {}, 5);
      const code = generation === "v3" ? "RequestLimitExceeded" : "4400";
      opened.sandbox.control.set({ faults: [`error:${code}:0.33`] });
      await store.load();
      assert.equal(store.state.error, undefined);
      opened.sandbox.control.set(calm);
      assert.deepEqual(idsOf(store), await truth());
    });
  }

  for (const generation of ["v3", "v2"] as const) {
    it(`a service that lets two calls a second through: all are listed, in real time, ${generation}`, async function () {
      this.timeout(120_000);
      const { store } = sessionFor(generation, { timeoutMs: 60_000 }, 9, connect);
      opened.sandbox.control.set({ rate: 2 });
      await store.load();
      assert.equal(store.state.error, undefined);
      opened.sandbox.control.set(calm);
      assert.deepEqual(idsOf(store), await truth());
    });
  }

  function inject(generation: Generation, kind: FaultKind, what: keyof typeof actionsOf.v3, rate = ""): void {
    const code = expectations[kind].codes?.[generation];
    opened.log.length = 0;
    opened.sandbox.control.set({
      faults: [`${kind}${code ? `:${code}` : ""}@${actionsOf[generation][what]}${rate}`],
    });
  }

  /** How many calls the fault hit. */
  function hits(): number {
    return opened.log.filter((line) => line.startsWith("Fault: ")).length;
  }

  /** A session as commands see it; `pageSize` makes the list long. Waiting takes no time unless `connect` is the real one. */
  function sessionFor(
    generation: Generation,
    { timeoutMs = 10_000 }: Partial<Expectation>,
    pageSize?: number,
    connectBy: (connection: Connection) => CertificateService = (connection) =>
      connectTo(connection.endpoint, connection),
  ) {
    const { sandbox, credentials } = opened;
    const endpoint = generation === "v3" ? sandbox.v3 : sandbox.v2;
    const real = connectBy({ endpoint, generation, credentials, timeoutMs, site: "sandbox" });
    const service = pageSize === undefined ? real : withPages(real, pageSize);
    const account = { id: "a1", name: "Sandbox", site: "sandbox", generation } as const;
    return { account, service, store: new CertificateStore(service) };
  }

  function withPages(service: CertificateService, maxPageSize: number): CertificateService {
    return {
      ...serviceActions(async () => assert.fail("only lists are asked for here")),
      list: (...call) => service.list(...call),
      capabilities: { ...service.capabilities, maxPageSize },
    };
  }

  /** `repeatable`: without a look for the same certificate first. */
  async function planFor(
    session: ReturnType<typeof sessionFor>,
    name: string,
    repeatable = false,
  ): Promise<UploadPlan> {
    const { pem } = issueCertificate({
      subject: name,
      key,
      names: [name],
      notBefore: Date.now() - DAY,
      notAfter: Date.now() + 90 * DAY,
    });
    const files = [{ name: "shop.pem", text: pem + unwrap(key.privateKeyPem) }];
    const examination = await examine(files, { now: Date.now(), expiringDays: 30 });
    assert.ok(isUploadable(examination));
    return {
      files: [],
      examination,
      target: { session, alias: "" },
      prior: { lookup: { kind: "absent" } },
      repeatable,
    };
  }

  function sender(): UploadSender {
    return new UploadSender(async () => {});
  }

  function outcomeOf({ performed, certain }: Expectation): string {
    if (performed) return "recovered";
    return certain ? "failed" : "uncertain";
  }

  function assertTold(error: ServiceError | undefined, { error: kind, tells }: Expectation): void {
    assert.ok(error, "no error");
    const words = `${inEnglish(error.cause)}\n${inEnglish(error.advice)}`;
    assert.equal(error.kind, kind, words);
    assert.match(words, tells);
    assert.doesNotMatch(words, /undefined|\[object|\bat .+:\d+:\d+|\{\d\}/);
  }

  /** What is really there, by the SDK of the service. */
  async function truth(): Promise<string[]> {
    const { Certificates } = await list(sdkClient(opened));
    return Certificates.map(({ CertificateId }) => CertificateId ?? "").toSorted();
  }

  async function stored(name: string): Promise<string[]> {
    const { Certificates } = await list(sdkClient(opened), { SearchKey: name });
    return Certificates.map(({ CertificateId }) => CertificateId ?? "");
  }

  async function someId(): Promise<string> {
    const [id] = await stored("ci.example.org");
    assert.ok(id);
    return id;
  }

  function idsOf(store: CertificateStore): string[] {
    return store
      .all()
      .map(({ id }) => id)
      .toSorted();
  }

  /** Sandbox and client are in one process, so this is the memory of both. */
  async function withinMemory<T>(act: () => Promise<T>): Promise<T> {
    const before = process.memoryUsage().arrayBuffers;
    let most = before;
    const timer = setInterval(() => {
      most = Math.max(most, process.memoryUsage().arrayBuffers);
    }, 5);
    try {
      return await act();
    } finally {
      clearInterval(timer);
      assert.ok(most - before < mostMemory, `${Math.round((most - before) / 1024 / 1024)} MiB`);
    }
  }
});
