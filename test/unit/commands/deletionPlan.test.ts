import assert from "node:assert/strict";
import { failure, inEnglish, Status, success } from "../../../src/certificates";
import type { CertificateTarget } from "../../../src/commands/certificateTarget";
import { carryOutDeletion, DeletionsUnderWay, planDeletion } from "../../../src/commands/deletionPlan";
import { capabilitiesOf } from "../../../src/tencent";
import { type MemoryService, sampleCertificate, sampleError } from "../certificates/samples";
import { type MemorySession, memorySession } from "../tree/fakes";

/** An account that deletes certificates one by one. */
async function session(...ids: string[]): Promise<MemorySession> {
  const made = memorySession(
    "a",
    ids.map((id) => sampleCertificate({ id })),
  );
  Object.assign(made.service, { capabilities: capabilitiesOf("v3", "international") });
  await made.store.load();
  return made;
}

const targetsIn = (of: MemorySession): CertificateTarget[] =>
  of.store.all().map((certificate) => ({ session: of, certificate }));

const idsOf = (targets: readonly CertificateTarget[]) => targets.map(({ certificate }) => certificate.id);

describe("planDeletion", () => {
  it("parts what the documented rules let go from what they do not, with the reason", () => {
    const of = memorySession("a");
    const certificates = [
      sampleCertificate({ id: "uploaded" }),
      sampleCertificate({ id: "free", source: "trustasia" }),
      sampleCertificate({ id: "cancelled", source: "wosign", isPaid: true, status: Status.cancelled }),
    ];
    const plan = planDeletion(certificates.map((certificate) => ({ session: of, certificate })));
    assert.deepEqual(idsOf(plan.allowed), ["uploaded", "cancelled"]);
    assert.deepEqual(
      plan.refused.map(({ target, reason }) => [target.certificate.id, inEnglish(reason)]),
      [["free", "A free certificate can be deleted only after its verification has failed."]],
    );
  });
});

describe("carryOutDeletion", () => {
  const going = () => new AbortController().signal;

  it("deletes each once and takes it out of the store", async () => {
    const of = await session("x", "y", "z");
    const started: string[] = [];
    const outcome = await carryOutDeletion(targetsIn(of).slice(0, 2), going(), ({ certificate }) =>
      started.push(certificate.id),
    );
    assert.deepEqual(of.service.deletions, ["x", "y"]);
    assert.deepEqual(started, ["x", "y"]);
    assert.deepEqual(idsOf(outcome.deleted), ["x", "y"]);
    assert.deepEqual(outcome.failed, []);
    assert.deepEqual(
      of.store.all().map(({ id }) => id),
      ["z"],
    );
  });

  it("goes on after a refusal, and keeps what was refused", async () => {
    const of = await session("bound", "y");
    const error = sampleError({ kind: "refused", code: "FailedOperation.DeleteResourceFailed" });
    const remove = of.service.delete.bind(of.service);
    of.service.delete = async (id) => (id === "bound" ? failure(error) : remove(id));
    const outcome = await carryOutDeletion(targetsIn(of), going(), () => {});
    assert.deepEqual(idsOf(outcome.deleted), ["y"]);
    assert.deepEqual(
      outcome.failed.map((failed) => [failed.target.certificate.id, failed.error]),
      [["bound", error]],
    );
    assert.ok(of.store.get("bound"));
  });

  it("takes what the service does not know any more out of the list, and says so", async () => {
    const of = await session("x");
    of.service.certificates = [];
    const outcome = await carryOutDeletion(targetsIn(of), going(), () => {});
    assert.equal(outcome.failed[0]?.error.kind, "notFound");
    assert.equal(of.store.size, 0);
  });

  it("keeps a certificate in the list while it is not certain that it has gone", async () => {
    const of = await session("x");
    of.service.error = sampleError({ kind: "timeout", carriedOut: "maybe" });
    const outcome = await carryOutDeletion(targetsIn(of), going(), () => {});
    assert.equal(outcome.failed.length, 1);
    assert.ok(of.store.get("x"));
  });

  it("sends nothing more once it was stopped", async () => {
    const of = await session("x", "y", "z");
    const stop = new AbortController();
    const outcome = await carryOutDeletion(targetsIn(of), stop.signal, ({ certificate }) => {
      if (certificate.id === "y") stop.abort();
    });
    assert.deepEqual(of.service.deletions, ["x", "y"]);
    assert.deepEqual(idsOf(outcome.deleted), ["x", "y"]);
    assert.ok(of.store.get("z"));
  });
});

describe("carryOutDeletion in an account that deletes several at once", () => {
  const going = () => new AbortController().signal;

  /** Says which IDs of a call were deleted; the first of two is told at once, the second with the answer. */
  async function china(
    answer: (ids: readonly string[]) => Awaited<ReturnType<MemoryService["deleteSeveral"]>>,
  ) {
    const of = await session("x", "y", "z");
    const calls: (readonly string[])[] = [];
    Object.assign(of.service, { capabilities: capabilitiesOf("v3", "china") });
    of.service.deleteSeveral = async (ids, { onOutcome, checkResources } = {}) => {
      assert.equal(checkResources, true);
      calls.push(ids);
      const answered = answer(ids);
      if (answered.ok && answered.value[0] !== undefined) onOutcome?.(answered.value[0]);
      return answered;
    };
    return { of, calls };
  }

  it("makes one call, and takes each out of the store once", async () => {
    const { of, calls } = await china((ids) => success(ids.map((id) => ({ id }))));
    const turns: string[] = [];
    const outcome = await carryOutDeletion(targetsIn(of), going(), ({ certificate }) =>
      turns.push(certificate.id),
    );
    assert.deepEqual(calls, [["x", "y", "z"]]);
    assert.deepEqual(turns, ["x", "y", "z"]);
    assert.deepEqual(idsOf(outcome.deleted), ["x", "y", "z"]);
    assert.equal(of.store.size, 0);
    assert.deepEqual(of.service.deletions, []);
  });

  it("deletes a single one by the action for one", async () => {
    const { of, calls } = await china(() => success([]));
    await carryOutDeletion(targetsIn(of).slice(0, 1), going(), () => {});
    assert.deepEqual(calls, []);
    assert.deepEqual(of.service.deletions, ["x"]);
  });

  it("keeps those that were refused, with the reason of each", async () => {
    const error = sampleError({ kind: "refused", code: "FailedOperation.BoundResources" });
    const { of } = await china((ids) => success(ids.map((id) => (id === "y" ? { id, error } : { id }))));
    const outcome = await carryOutDeletion(targetsIn(of), going(), () => {});
    assert.deepEqual(idsOf(outcome.deleted), ["x", "z"]);
    assert.deepEqual(
      outcome.failed.map((failed) => [failed.target.certificate.id, failed.error]),
      [["y", error]],
    );
    assert.deepEqual(
      of.store.all().map(({ id }) => id),
      ["y"],
    );
  });

  it("gives the call's failure as the reason of all, but not to the user who stopped it", async () => {
    const error = sampleError();
    const { of } = await china(() => failure(error));
    const outcome = await carryOutDeletion(targetsIn(of), going(), () => {});
    assert.ok(outcome.failed.length === 3 && outcome.failed.every((failed) => failed.error === error));
    const stopped = await china(() => failure(sampleError({ kind: "cancelled" })));
    assert.deepEqual((await carryOutDeletion(targetsIn(stopped.of), going(), () => {})).failed, []);
    assert.equal(stopped.of.store.size, 3);
  });

  it("goes on with the next account, one by one where that cannot do several", async () => {
    const { of, calls } = await china((ids) => success(ids.map((id) => ({ id }))));
    const other = await session("v", "w");
    const outcome = await carryOutDeletion([...targetsIn(other), ...targetsIn(of)], going(), () => {});
    assert.deepEqual(other.service.deletions, ["v", "w"]);
    assert.equal(calls.length, 1);
    assert.equal(outcome.deleted.length, 5);
  });
});

describe("DeletionsUnderWay", () => {
  it("lets a certificate in once until it is done", async () => {
    const of = await session("x", "y");
    const [x, y] = targetsIn(of);
    assert.ok(x && y);
    const underWay = new DeletionsUnderWay();
    assert.deepEqual(underWay.begin([x]), [x]);
    assert.deepEqual(underWay.begin([x, y]), [y], "a double click finds nothing left to do");
    underWay.end([x]);
    assert.deepEqual(underWay.begin([x, y]), [x]);
  });

  it("tells certificates with the same ID in two accounts apart", async () => {
    const [first, second] = [await session("x"), memorySession("b", [sampleCertificate({ id: "x" })])];
    await second.store.load();
    const underWay = new DeletionsUnderWay();
    assert.equal(underWay.begin(targetsIn(first)).length, 1);
    assert.equal(underWay.begin(targetsIn(second)).length, 1);
  });
});
