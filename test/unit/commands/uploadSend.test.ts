import assert from "node:assert/strict";
import { UploadSender } from "../../../src/commands/upload/sendUpload";
import { isUploadable, type UploadPlan } from "../../../src/commands/upload/uploadPlan";
import type { DecodedCertificate } from "../../../src/pem";
import {
  certificateText,
  examination,
  FakeService,
  file,
  keyText,
  makeCertificate,
  record,
  serviceError,
  session,
} from "./uploadSupport";

describe("sending an upload", () => {
  let leaf: DecodedCertificate;
  const signal = new AbortController().signal;
  const sender = () => new UploadSender(async () => undefined);

  before(async () => {
    leaf = await makeCertificate("shop.example.com");
  });

  function plan(service: FakeService, alias = "shop"): UploadPlan {
    const files = [file("shop.crt", certificateText(leaf)), file("shop.key", keyText())];
    const found = examination(files, leaf, { matches: true, spkiSha256: leaf.publicKey.spkiSha256 });
    assert.ok(isUploadable(found));
    return {
      files,
      examination: found,
      target: { session: session(service), alias, project: { id: 7, name: "Shop" } },
      prior: { lookup: { kind: "absent" } },
      repeatable: false,
    };
  }

  it("sends once, not repeatable, with alias and project, and puts the record into the store", async () => {
    const service = new FakeService();
    const sent = plan(service);
    const outcome = await sender().send(sent, signal);
    assert.deepEqual(outcome, { kind: "stored", ref: { accountId: "a1", certificateId: "up0" } });
    const [request] = service.uploads;
    assert.deepEqual(
      [request?.alias, request?.projectId, request?.repeatable, request?.type],
      ["shop", 7, false, "SVR"],
    );
    assert.equal(sent.target.session.store.get("up0")?.domain, "shop.example.com");
  });

  it("leaves out an empty alias", async () => {
    const service = new FakeService();
    await sender().send(plan(service, ""), signal);
    assert.equal(Object.hasOwn(service.uploads[0] ?? {}, "alias"), false);
  });

  it("does not send the same certificate to the same account twice at a time", async () => {
    const service = new FakeService();
    const one = sender();
    const both = await Promise.all([one.send(plan(service), signal), one.send(plan(service), signal)]);
    assert.deepEqual(both.map(({ kind }) => kind).sort(), ["busy", "stored"]);
    assert.equal(service.uploads.length, 1);
    assert.equal((await one.send(plan(service), signal)).kind, "stored", "and is free again afterwards");
  });

  it("is free again after a failure", async () => {
    const service = new FakeService();
    service.uploadError = serviceError({ carriedOut: "no" });
    const one = sender();
    assert.equal((await one.send(plan(service), signal)).kind, "failed");
    service.uploadError = undefined;
    assert.equal((await one.send(plan(service), signal)).kind, "stored");
  });

  it("does not look for it when the service certainly did nothing", async () => {
    const service = new FakeService();
    service.uploadError = serviceError({ kind: "refused", carriedOut: "no" });
    const outcome = await sender().send(plan(service), signal);
    assert.deepEqual(outcome, { kind: "failed", error: service.uploadError });
    assert.deepEqual(service.searches, []);
  });

  it("finds what was stored although the answer was lost, and never sends again", async () => {
    const service = new FakeService();
    service.uploadError = serviceError();
    service.storesFirst = true;
    service.records.push(record("other1", "shop.example.com"), record("other2", "shop.example.com"));
    const sent = plan(service);
    const outcome = await sender().send(sent, signal);
    assert.equal(outcome.kind, "recovered");
    assert.deepEqual("ref" in outcome && outcome.ref.certificateId, "up2");
    assert.equal(service.uploads.length, 1);
    assert.ok(sent.target.session.store.get("up2"));
  });

  it("says that it is not there when it is not", async () => {
    const service = new FakeService();
    service.uploadError = serviceError();
    const outcome = await sender().send(plan(service), signal);
    assert.deepEqual(outcome, { kind: "uncertain", error: service.uploadError, looked: true });
    assert.equal(service.uploads.length, 1);
    assert.equal(service.searches.length, 2, "looks twice: the service may still be at work");
  });

  it("says that it does not know when the account cannot be asked", async () => {
    const service = new FakeService();
    service.uploadError = serviceError();
    service.listError = serviceError({ action: "DescribeCertificates" });
    const outcome = await sender().send(plan(service), signal);
    assert.deepEqual(outcome, { kind: "uncertain", error: service.uploadError, looked: false });
  });

  describe("to a service that does not detect duplicates", () => {
    it("finds the certificate by fingerprint and sends nothing", async () => {
      const service = new FakeService({ detectsDuplicates: false });
      const fingerprint = (leaf.sha1.match(/../g) ?? []).join(":").toUpperCase();
      service.records.push(record("old", "shop.example.com", { fingerprint, notAfter: leaf.notAfter }));
      const outcome = await sender().send(plan(service), signal);
      assert.deepEqual(outcome, { kind: "existed", ref: { accountId: "a1", certificateId: "old" } });
      assert.equal(service.uploads.length, 0);
    });

    it("finds it on a later page, by content with other line ends", async () => {
      const service = new FakeService({ detectsDuplicates: false });
      const pem = certificateText(leaf).replaceAll("\n", "\r\n");
      service.records.push(
        ...["1", "2", "3"].map((id) => record(id, "shop.example.com")),
        record("old", "shop.example.com", { pem }),
      );
      assert.equal((await sender().send(plan(service), signal)).kind, "existed");
    });

    it("sends when only a similar one is there", async () => {
      const service = new FakeService({ detectsDuplicates: false });
      const other = await makeCertificate("shop.example.com", 30);
      service.records.push(record("old", "shop.example.com", { pem: certificateText(other) }));
      assert.equal((await sender().send(plan(service), signal)).kind, "stored");
    });

    it("sends nothing when the account cannot be asked", async () => {
      const service = new FakeService({ detectsDuplicates: false });
      service.listError = serviceError();
      assert.equal((await sender().send(plan(service), signal)).kind, "failed");
      assert.equal(service.uploads.length, 0);
    });
  });
});
