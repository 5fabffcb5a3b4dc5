import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Status } from "../../../src/certificates";
import { requestPem } from "../../fixtures/makeBlocks";
import { errorCode, list, sampleOf, sharedKey, sharedSandbox } from "./support";

describe("sandbox: orders", () => {
  const shared = sharedSandbox();
  const { call } = shared;
  const about = (action: string, CertificateId: string, more: object = {}) =>
    call(action, { CertificateId, ...more });

  const idOf = async (domain: string) => (await sampleOf(shared.client, domain)).CertificateId;

  async function apply(DomainName: string, more: object = {}): Promise<string> {
    const answer = await call("ApplyCertificate", { DvAuthMethod: "DNS_AUTO", DomainName, ...more });
    return answer.CertificateId;
  }

  const record = async (id: string) => (await list(shared.client, { CertIds: [id] })).Certificates[0];
  const detail = (id: string) => about("DescribeCertificateDetail", id);
  const leafOf = async (id: string) => new X509Certificate((await detail(id)).CertificatePublicKey);
  const typesOfLog = async (id: string) => {
    const { OperateLogs } = await call("DescribeCertificateOperateLogs", { Limit: 1000 });
    return OperateLogs.filter(({ CertId }: { CertId: string }) => CertId === id).map(
      ({ Type }: { Type: string }) => Type,
    );
  };

  it("begin with records to set, as the way to validate wants them", async () => {
    const ways = { DNS_AUTO: "TXT", DNS: "TXT", FILE: "FILE" };
    for (const [DvAuthMethod, type] of Object.entries(ways)) {
      const id = await apply(`Way-${type}.test`, { DvAuthMethod });
      const { Status: status, DvAuthDetail, PackageType, VerifyType, OrderId, Domain } = await detail(id);
      assert.equal(status, DvAuthMethod === "DNS_AUTO" ? Status.dnsRecordAdded : Status.reviewing);
      assert.deepEqual(
        [PackageType, VerifyType, Domain],
        ["83", DvAuthMethod, `way-${type}.test`.toLowerCase()],
      );
      assert.match(OrderId, /^\w{16}$/);
      assert.equal(DvAuthDetail.DvAuths[0].DvAuthVerifyType, type);
      assert.deepEqual(await typesOfLog(id), ["apply"]);
    }
  });

  it("are issued with the key asked for, when the service has set the record", async () => {
    for (const [more, algorithm] of [
      [{}, "RSA 2048"],
      [{ CsrEncryptAlgo: "ECC", CsrKeyParameter: "prime256v1" }, "ECC 256"],
    ] as const) {
      const id = await apply("issued.test", more);
      assert.equal((await record(id))?.CertEndTime, null);
      assert.equal((await about("CompleteCertificate", id)).CertificateId, id);
      const { Status: status, EncryptAlgorithm } = await detail(id);
      assert.deepEqual([status, EncryptAlgorithm], [Status.issued, algorithm]);
      assert.equal(
        (await leafOf(id)).publicKey.asymmetricKeyType,
        algorithm.startsWith("RSA") ? "rsa" : "ec",
      );
      assert.equal(
        await errorCode(about("CompleteCertificate", id)),
        "FailedOperation.CertificateNotFoundOrAudited",
      );
    }
  });

  it("keep no password of a key", async () => {
    const CsrKeyPassword = "password-of-the-key";
    await apply("secret.test", { CsrKeyPassword });
    const stored = await readFile(join(shared.opened.dataDir, "certificates.json"), "utf8");
    assert.ok(stored.includes("secret.test") && !stored.includes(CsrKeyPassword));
    assert.ok(!shared.opened.log.join("\n").includes(CsrKeyPassword));
  });

  it("wait as long as nobody has set the record", async () => {
    const id = await apply("waiting.test", { DvAuthMethod: "FILE" });
    await about("CompleteCertificate", id);
    assert.equal((await record(id))?.Status, Status.reviewing);
  });

  it("renew a certificate that ends within 30 days, once, and again after the renewal was cancelled", async () => {
    const old = await idOf("shop.example.com");
    const renewal = await apply("shop.example.com", { OldCertificateId: old, DvAuthMethod: "DNS" });
    assert.equal((await record(old))?.CertificateExtra?.RenewOrder, renewal);
    assert.equal((await record(old))?.HasRenewOrder, renewal);
    assert.equal((await record(renewal))?.CertificateExtra?.OriginCertificateId, old);
    const again = () => apply("shop.example.com", { OldCertificateId: old });
    assert.equal(await errorCode(again()), "FailedOperation.InvalidCertificateStatusCode");
    await about("CancelCertificateOrder", renewal);
    assert.equal((await record(old))?.CertificateExtra?.RenewOrder, null);
    assert.match(await again(), /^\w{8}$/);
    const young = { OldCertificateId: await idOf("example.net") };
    assert.equal(
      await errorCode(apply("example.net", young)),
      "FailedOperation.InvalidCertificateStatusCode",
    );
  });

  it("are refused for what is no host name, and for more than the product has", async () => {
    for (const name of ["*.example.com", "localhost", "192.0.2.1", "a..example.com", "-a.example.com", ""]) {
      assert.equal(await errorCode(apply(name)), "FailedOperation.InvalidParam", name);
    }
    for (const more of [{ DnsNames: ["b.test"] }, { DvAuthMethod: "DNS", DeleteDnsAutoRecord: true }]) {
      assert.equal(await errorCode(apply("a.test", more)), "FailedOperation.InvalidParam");
    }
    assert.equal(
      await errorCode(apply("a.test", { ProjectId: 1184299 })),
      "FailedOperation.NoProjectPermission",
    );
    assert.equal(
      await errorCode(apply("a.test", { OldCertificateId: "missing0" })),
      "FailedOperation.CertificateNotFound",
    );
  });

  it("are cancelled, or taken out of the review, only while they are in it", async () => {
    const paid = await idOf("new.example.com");
    assert.equal((await about("CancelAuditCertificate", paid)).Result, true);
    const { Status: status, DVAuthDeadline } = (await record(paid)) ?? {};
    assert.deepEqual([status, DVAuthDeadline], [Status.awaitingSubmission, null]);
    const cancelled = await apply("cancelled.test");
    await about("CancelCertificateOrder", cancelled);
    assert.deepEqual(await typesOfLog(cancelled), ["cancel", "apply"]);
    for (const id of [paid, cancelled, await idOf("example.net"), await idOf("ci.example.org")]) {
      assert.equal(
        await errorCode(about("CancelCertificateOrder", id)),
        "FailedOperation.InvalidCertificateStatusCode",
      );
      assert.equal(
        await errorCode(about("CancelAuditCertificate", id)),
        "FailedOperation.CertificateNotFoundOrCantCancel",
      );
    }
    const stopping = about("CancelCertificateOrder", await idOf("stop.example.com"));
    assert.equal(await errorCode(stopping), "FailedOperation.CancelOrderFailed");
  });

  it("are revoked at once where the service sets the record, and else wait for the record or a letter", async () => {
    const automatic = await apply("revoked.test");
    await about("CompleteCertificate", automatic);
    const before = Date.now();
    await about("RevokeCertificate", automatic);
    const { Status: status, CertRevokedTime } = (await record(automatic)) ?? {};
    assert.equal(status, Status.revoked);
    const revokedAt = Date.parse(`${CertRevokedTime?.replace(" ", "T")}+08:00`);
    assert.ok(Math.abs(revokedAt - before) < 60_000, String(CertRevokedTime));
    assert.deepEqual((await typesOfLog(automatic)).slice(0, 2), ["revoked", "revoke"]);

    const byFile = await idOf("xn--fiqs8s.example.com");
    const { RevokeDomainValidateAuths } = await about("RevokeCertificate", byFile);
    const { Status: revoking, DvRevokeAuthDetail } = await detail(byFile);
    assert.equal(revoking, Status.revoking);
    assert.equal(DvRevokeAuthDetail[0].DvAuthValue, RevokeDomainValidateAuths[0].DomainValidateAuthValue);

    const organisation = await idOf("example.net");
    assert.deepEqual((await about("RevokeCertificate", organisation)).RevokeDomainValidateAuths, []);
    assert.equal((await record(organisation))?.Status, Status.awaitingRevocationLetter);
    for (const id of [automatic, byFile, organisation]) {
      assert.equal(
        await errorCode(about("RevokeCertificate", id)),
        "FailedOperation.InvalidCertificateStatusCode",
      );
    }
  });

  it("are reissued under a new ID, with the old certificate valid until somebody does something about it", async () => {
    const old = await idOf("bank.example.net");
    const key = await sharedKey("P-384");
    const { CertificateId: id } = await about("ReplaceCertificate", old, {
      ValidType: "DNS_AUTO",
      CsrType: "Upload",
      CsrContent: requestPem(key, "bank.example.net"),
    });
    assert.deepEqual(
      [(await record(old))?.Status, (await record(id))?.Status],
      [Status.issued, Status.reissuing],
    );
    assert.equal((await record(old))?.CertificateExtra?.ReplacedBy, id);
    assert.equal((await record(id))?.CertificateExtra?.ReplacedFor, old);
    await about("CompleteCertificate", id);
    assert.equal((await leafOf(id)).publicKey.export({ type: "spki", format: "der" }).compare(key.spki), 0);
    assert.equal((await detail(id)).CertificatePrivateKey, null);
    const again = about("ReplaceCertificate", old, { ValidType: "DNS" });
    assert.equal(await errorCode(again), "FailedOperation.OrderAlreadyReplaced");
  });

  it("are reissued with the keys the documents allow", async () => {
    const replace = (domain: string) => async (key: object) =>
      about("ReplaceCertificate", await idOf(domain), { ValidType: "DNS", ...key });
    const free = await apply("free.test", { CsrEncryptAlgo: "ECC", CsrKeyParameter: "prime256v1" });
    await about("CompleteCertificate", free);
    const original = about("ReplaceCertificate", free, { ValidType: "DNS" });
    assert.equal(await errorCode(original), "InvalidParameter.RenewAlgorithmInvalid");
    const online = { CsrType: "online", CertCSREncryptAlgo: "RSA" };
    const { CertificateId: once } = await about("ReplaceCertificate", free, {
      ValidType: "DNS_AUTO",
      ...online,
    });
    await about("CompleteCertificate", once);
    const twice = about("ReplaceCertificate", once, { ValidType: "DNS" });
    assert.equal(await errorCode(twice), "FailedOperation.OrderAlreadyReplaced");

    const sm = replace("sm.example.com");
    const refused = async (asked: object, code: string) => assert.equal(await errorCode(sm(asked)), code);
    await refused({ CsrType: "Online", CertCSREncryptAlgo: "RSA" }, "InvalidParameter.RenewAlgorithmInvalid");
    await refused({ CertCSREncryptAlgo: "SM2" }, "FailedOperation.InvalidParam");
    await refused({ CsrType: "Upload" }, "FailedOperation.InvalidParam");
    await refused({ CsrType: "Upload", CsrContent: "no CSR" }, "FailedOperation.OrderReplaceFailed");
    await sm({ CsrType: "Online", CertCSREncryptAlgo: "SM2" });
  });

  it("outlive a restart", async () => {
    const id = await apply("kept.test");
    await shared.restart();
    assert.equal((await record(id))?.Status, Status.dnsRecordAdded);
  });
});
