import assert from "node:assert/strict";
import { failure, inEnglish, Status } from "../../../src/certificates";
import type { CertificateTarget } from "../../../src/commands/certificateTarget";
import { carryOutDeletion, DeletionsUnderWay, planDeletion } from "../../../src/commands/deletionPlan";
import { sampleCertificate, sampleError } from "../certificates/samples";
import { type MemorySession, memorySession } from "../tree/fakes";

async function session(...ids: string[]): Promise<MemorySession> {
  const made = memorySession(
    "a",
    ids.map((id) => sampleCertificate({ id })),
  );
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
