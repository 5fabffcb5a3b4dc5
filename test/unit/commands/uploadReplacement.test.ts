import assert from "node:assert/strict";
import { Status } from "../../../src/certificates";
import { lookForPrior } from "../../../src/commands/upload/prior";
import { findReplacement } from "../../../src/commands/upload/replacement";
import { UploadSender } from "../../../src/commands/upload/sendUpload";
import { isUploadable } from "../../../src/commands/upload/uploadPlan";
import type { DecodedCertificate } from "../../../src/pem";
import { decodeCertificates } from "../../../src/pem";
import {
  certificateText,
  DAY,
  examination,
  FakeService,
  file,
  keyText,
  makeCertificate,
  now,
  record,
  serviceError,
  session,
} from "./uploadSupport";

const keyOf = async (pem: string) => decodeCertificates(pem).certificates[0]?.publicKey.spkiSha256;
const signal = new AbortController().signal;

describe("what an upload replaces", () => {
  let leaf: DecodedCertificate;

  before(async () => {
    leaf = await makeCertificate("example.com");
  });

  /** A record that ends in so many days; the leaf ends in 90 and covers example.com and www.example.com. */
  const ending = (id: string, days: number, names: readonly string[], over = {}) =>
    record(id, names[0] ?? "", { names, notAfter: now + days * DAY, ...over });
  const replaced = (...known: Parameters<typeof findReplacement>[2][number][]) =>
    findReplacement(leaf, "SVR", known);

  it("is one with the same names that ends sooner, with the days gained", () => {
    const found = replaced(ending("old", 10, ["example.com", "www.example.com"]));
    assert.equal(found?.certificate.id, "old");
    assert.deepEqual([found?.gained, found?.lost, found?.daysGained], [[], [], 80]);
  });

  it("tells the names gained and lost, whatever their case", () => {
    const found = replaced(ending("old", 10, ["EXAMPLE.com", "shop.example.com"]));
    assert.deepEqual([found?.gained, found?.lost], [["www.example.com"], ["shop.example.com"]]);
    assert.deepEqual(found?.kept, ["example.com"]);
  });

  it("knows what a wildcard covers: one label", () => {
    const found = replaced(ending("old", 10, ["*.example.com"]));
    assert.deepEqual([found?.gained, found?.lost], [["example.com"], ["*.example.com"]]);
    assert.equal(replaced(ending("deep", 10, ["*.www.example.com"])), undefined);
  });

  it("is the one that loses the fewest names, shares the most, then ends last", () => {
    const both = ["example.com", "www.example.com"];
    const known = [
      ending("partial", 60, ["example.com", "other.example"]),
      ending("older", 10, both),
      ending("newer", 20, both),
      ending("one", 30, ["example.com"]),
    ];
    assert.equal(replaced(...known)?.certificate.id, "newer");
  });

  it("may have expired, but was issued, is of the same type, and ends sooner", () => {
    const names = ["example.com"];
    assert.equal(replaced(ending("a", -5, names, { status: Status.expired }))?.certificate.id, "a");
    assert.equal(replaced(ending("b", 10, names, { status: Status.reviewing })), undefined);
    assert.equal(replaced(ending("c", 10, names, { status: Status.revoked })), undefined);
    assert.equal(replaced(ending("d", 10, names, { type: "CA" })), undefined);
    assert.equal(replaced(ending("e", 90, names)), undefined);
    assert.equal(replaced(ending("f", 10, ["example.org"])), undefined);
    assert.equal(replaced(record("g", "example.com")), undefined, "without an end");
  });
});

describe("what an account has before an upload", () => {
  it("the replaced certificate's key, reused or new", async () => {
    const leaf = await makeCertificate("example.com");
    const before = await makeCertificate("example.com", 20);
    const service = new FakeService();
    const old = record("old", "example.com", { notAfter: before.notAfter, pem: certificateText(before) });
    service.records.push(old);
    const prior = await lookForPrior(session(service, "a1", [old]), leaf, "SVR", keyOf, signal);
    assert.equal(prior.lookup.kind, "absent");
    assert.equal(prior.sameKey, true);
    assert.equal(prior.replaces?.certificate.id, "old");
    assert.equal(prior.replaces?.daysGained, 70);
    const other = await lookForPrior(session(service, "a1", [old]), leaf, "SVR", async () => "00", signal);
    assert.equal(other.sameKey, false);
  });

  it("says how old the list is that it looked in, when that could not be refreshed", async () => {
    const service = new FakeService();
    const at = session(service);
    const leaf = await makeCertificate("example.com");
    at.store.restore({ certificates: [], loadedAt: Date.UTC(2026, 10, 20, 8) });
    const listedAt = async () => (await lookForPrior(at, leaf, "SVR", keyOf, signal)).listedAt;
    assert.equal(await listedAt(), Date.UTC(2026, 10, 20, 8));
    await at.store.load();
    assert.equal(await listedAt(), undefined);
  });

  it("says so when it could not be asked", async () => {
    const service = new FakeService();
    service.listError = serviceError();
    const leaf = await makeCertificate("example.com");
    const prior = await lookForPrior(session(service), leaf, "SVR", keyOf, signal);
    assert.equal(prior.lookup.kind, "unknown");
  });

  it("does not take the copy that was there for the second one when the answer is lost", async () => {
    const leaf = await makeCertificate("example.com");
    const service = new FakeService({ detectsDuplicates: false });
    service.records.push(record("old", "example.com", { pem: certificateText(leaf) }));
    service.uploadError = serviceError();
    const at = session(service);
    const files = [file("a.crt", certificateText(leaf)), file("a.key", keyText())];
    const found = examination(files, leaf, { matches: true, spkiSha256: leaf.publicKey.spkiSha256 });
    assert.ok(isUploadable(found));
    const prior = await lookForPrior(at, leaf, "SVR", keyOf, signal);
    assert.equal(prior.lookup.kind, "found");
    const plan = { files, examination: found, target: { session: at, alias: "" }, prior, repeatable: true };
    const sender = new UploadSender(async () => undefined);
    assert.equal((await sender.send(plan, signal)).kind, "uncertain");
    service.storesFirst = true;
    assert.equal((await sender.send(plan, signal)).kind, "recovered");
  });
});
