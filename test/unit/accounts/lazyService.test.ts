import assert from "node:assert/strict";
import { lazyService } from "../../../src/accounts/lazyService";
import {
  type CertificateService,
  failure,
  type Result,
  type ServiceError,
  success,
} from "../../../src/certificates";
import { capabilitiesOf } from "../../../src/tencent";
import { sampleError } from "../certificates/samples";
import { emptyPage, listingService } from "./fakeService";

const firstPage = { index: 0, size: 10 };

function lazy(
  answers: readonly Result<CertificateService, ServiceError>[],
  mayHaveMoved?: (error: ServiceError) => boolean,
) {
  let connections = 0;
  const service = lazyService({
    capabilities: capabilitiesOf("v3", "china"),
    connect: async () => {
      const answer = answers[connections];
      connections += 1;
      assert.ok(answer, "connected more often than expected");
      return answer;
    },
    ...(mayHaveMoved && { mayHaveMoved }),
  });
  return { service, connections: () => connections };
}

describe("LazyService", () => {
  it("connects at the first call, and once for calls at the same time", async () => {
    const { service, connections } = lazy([success(listingService())]);
    assert.equal(connections(), 0);
    await Promise.all([service.list({}, firstPage), service.list({}, firstPage)]);
    await service.list({}, firstPage);
    assert.equal(connections(), 1);
  });

  it("gives the reason when it cannot connect, and tries again at the next call", async () => {
    const error = sampleError({ code: "NoCredentials" });
    const { service } = lazy([failure(error), success(listingService())]);
    assert.deepEqual(await service.list({}, firstPage), failure(error));
    assert.deepEqual(await service.list({}, firstPage), emptyPage);
  });

  it("connects anew after reconnect", async () => {
    const { service, connections } = lazy([success(listingService()), success(listingService())]);
    await service.list({}, firstPage);
    service.reconnect();
    await service.list({}, firstPage);
    assert.equal(connections(), 2);
  });

  it("does not keep a cancelled call waiting for the connection", async () => {
    const service = lazyService({
      capabilities: capabilitiesOf("v3", "china"),
      connect: () => new Promise(() => {}),
    });
    for (const signal of [AbortSignal.abort(), AbortSignal.timeout(10)]) {
      const result = await service.list({}, firstPage, { signal });
      assert.equal(!result.ok && result.error.kind, "cancelled");
    }
  });

  it("does not repeat a failed call where nothing can have moved", async () => {
    const error = sampleError();
    const { service, connections } = lazy([success(listingService(() => failure(error)))]);
    assert.deepEqual(await service.list({}, firstPage), failure(error));
    assert.equal(connections(), 1);
  });

  it("finds a service that has moved and repeats the call", async () => {
    const gone = success(listingService(() => failure(sampleError())));
    const { service } = lazy([gone, success(listingService())], ({ kind }) => kind === "network");
    assert.deepEqual(await service.list({}, firstPage), emptyPage);
  });

  it("never repeats a call that may have been carried out, but connects anew for the next", async () => {
    const error = sampleError({ code: "ECONNRESET", carriedOut: "maybe" });
    const gone = success(listingService(() => failure(error)));
    const { service } = lazy([gone, success(listingService())], ({ kind }) => kind === "network");
    assert.deepEqual(await service.list({}, firstPage), failure(error));
    assert.deepEqual(await service.list({}, firstPage), emptyPage);
  });

  it("gives up after one repetition", async () => {
    const gone = success(listingService(() => failure(sampleError())));
    const { service, connections } = lazy([gone, gone, gone], () => true);
    assert.equal((await service.list({}, firstPage)).ok, false);
    assert.equal(connections(), 2);
  });
});
