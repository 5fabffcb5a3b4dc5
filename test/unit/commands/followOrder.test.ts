import assert from "node:assert/strict";
import { type Certificate, Status } from "../../../src/certificates";
import { followOrder, pauses } from "../../../src/commands/recheckValidation/followOrder";
import { sampleOrder } from "../certificates/samples";

/** Follows an order whose record reads as told, one status a look; the last one stays. */
function followed(statuses: readonly (number | undefined)[]) {
  const abort = new AbortController();
  const slept: number[] = [];
  let looks = 0;
  const read = async (): Promise<Certificate | undefined> => {
    const status = statuses[Math.min(looks, statuses.length - 1)];
    looks += 1;
    return status === undefined ? undefined : sampleOrder({ id: "o", status });
  };
  const sleep = async (milliseconds: number) => void slept.push(milliseconds);
  return { abort, slept, looks: () => looks, end: () => followOrder({ read, sleep, signal: abort.signal }) };
}

describe("followOrder", () => {
  it("looks at once, and ends when the certificate is issued", async () => {
    const order = followed([Status.issued]);
    assert.equal(await order.end(), "issued");
    assert.deepEqual(order.slept, []);
  });

  it("waits while the order is pending, whatever its state is called, and goes on after a look that failed", async () => {
    const order = followed([Status.dnsRecordAdded, undefined, Status.reviewing, Status.issued]);
    assert.equal(await order.end(), "issued");
    assert.deepEqual(order.slept, [2000, 3000, 5000]);
  });

  it("tells an order that was refused or closed", async () => {
    assert.equal(await followed([Status.reviewing, Status.reviewFailed]).end(), "ended");
    assert.equal(await followed([Status.cancelled]).end(), "ended");
  });

  it("gives up after two minutes", async () => {
    const order = followed([Status.reviewing]);
    assert.equal(await order.end(), "waiting");
    assert.equal(order.looks(), pauses.length);
    assert.equal(
      order.slept.reduce((sum, pause) => sum + pause, 0),
      120_000,
    );
  });

  it("looks no more once it was stopped", async () => {
    const order = followed([Status.reviewing]);
    order.abort.abort();
    assert.equal(await order.end(), "waiting");
    assert.equal(order.looks(), 0);
  });
});
