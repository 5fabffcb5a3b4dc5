// What the official SDKs do with the sandbox: every documented call, in the order of a certificate's life.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { Status } from "../../../src/certificates";
import { requestPem } from "../../fixtures/makeBlocks";
import type { Call } from "./sdkClients";
import { makePair, sharedKey } from "./support";
import { unzip } from "./unzip";

export async function idOf(domain: string, call: Call): Promise<string> {
  const { Certificates } = await call("DescribeCertificates", { SearchKey: domain, Limit: 1000 });
  // The last is the oldest: journeys upload others of the same name.
  return Certificates.findLast(({ Domain }: { Domain: string }) => Domain === domain).CertificateId;
}

async function statusOf(CertificateId: string, call: Call): Promise<number> {
  return (await call("DescribeCertificate", { CertificateId })).Status;
}

/** Uploads, lists with every filter, reads, changes, downloads, deletes; and finds all of it in the log. */
export async function manageUpload(name: string, call: Call): Promise<void> {
  const pair = await makePair(name);
  const { CertificateId } = await call("UploadCertificate", {
    CertificatePublicKey: pair.certificate,
    CertificatePrivateKey: pair.privateKey,
    CertificateType: "SVR",
    Alias: "SDK 测试",
    ProjectId: 1184201,
    CertificateUse: "CLB",
    Tags: [{ TagKey: "by", TagValue: "sdk" }],
    Repeatable: false,
  });
  const listed = await call("DescribeCertificates", {
    Offset: 0,
    Limit: 10,
    SearchKey: name,
    CertificateType: "SVR",
    ProjectId: 1184201,
    ExpirationSort: "ASC",
    CertificateStatus: [0, 1],
    Deployable: 1,
    Upload: 1,
    Renew: 0,
    FilterSource: "upload",
    IsSM: 0,
    FilterExpiring: 0,
    Hostable: 1,
    Tags: [{ TagKey: "by", TagValue: "sdk" }],
    IsPendingIssue: 0,
    CertIds: [CertificateId],
  });
  assert.deepEqual([listed.TotalCount, listed.Certificates[0].CertificateId], [1, CertificateId]);
  assert.equal((await call("DescribeCertificate", { CertificateId })).Alias, "SDK 测试");
  const detail = await call("DescribeCertificateDetail", { CertificateId });
  assert.equal(detail.CertificatePublicKey, pair.certificate);
  await call("ModifyCertificateAlias", { CertificateId, Alias: "renamed" });
  const moved = await call("ModifyCertificateProject", { CertificateIdList: [CertificateId], ProjectId: 0 });
  assert.deepEqual(moved.SuccessCertificates, [CertificateId]);
  await call("ModifyCertificatesExpiringNotificationSwitch", {
    CertificateIds: [CertificateId],
    SwitchStatus: 1,
  });
  const [record] = (await call("DescribeCertificates", { CertIds: [CertificateId] })).Certificates;
  assert.deepEqual([record.Alias, record.ProjectId, record.IsIgnore], ["renamed", "0", true]);
  const archive = await call("DownloadCertificate", { CertificateId });
  assert.ok(Buffer.from(archive.Content, "base64").subarray(0, 2).equals(Buffer.from("PK")));
  await call("DeleteCertificate", { CertificateId, IsCheckResource: false });
  const { OperateLogs } = await call("DescribeCertificateOperateLogs", { Offset: 0, Limit: 6 });
  assert.deepEqual(
    OperateLogs.map(({ Type }: { Type: string }) => Type),
    ["delete", "download", "changeProject", "updateAlias", "upload", OperateLogs[5].Type],
  );
  await assert.rejects(call("DescribeCertificate", { CertificateId }), {
    code: "FailedOperation.CertificateNotFound",
  });
}

/** Searches for what uses a certificate: totals, then details. */
export async function searchBindings(call: Call): Promise<void> {
  const id = await idOf("pay.example.com", call);
  const { CertTaskIds } = await call("CreateCertificateBindResourceSyncTask", {
    CertificateIds: [id],
    IsCache: 0,
  });
  const [{ TaskId }] = CertTaskIds;
  for (let status = 0; status === 0; await sleep(50)) {
    const answer = await call("DescribeCertificateBindResourceTaskResult", { TaskIds: [TaskId] });
    status = answer.SyncTaskBindResourceResult[0].Status;
  }
  const detail = await call("DescribeCertificateBindResourceTaskDetail", {
    TaskId,
    Limit: "10",
    Offset: "0",
    ResourceTypes: ["clb", "waf", "teo"],
  });
  assert.equal(detail.CLB[0].InstanceList.length, 10);
}

/**
 * Applies for free certificates: one is validated by the service, reissued with a key of one's own and revoked; one is
 * taken out of the review, one is cancelled.
 *
 * @param validate has the CA validate an order
 */
export async function order(
  zone: string,
  call: Call,
  validate: (id: string) => Promise<unknown>,
): Promise<void> {
  const free = { ProjectId: 1184203, PackageType: "83", ValidityPeriod: "3", Alias: "ordered" };
  const apply = async (DomainName: string, more: object): Promise<string> =>
    (await call("ApplyCertificate", { DomainName, ...free, ...more })).CertificateId;

  const first = await apply(`auto.${zone}`, {
    DvAuthMethod: "DNS_AUTO",
    ContactEmail: "admin@example.com",
    ContactPhone: "00000000000",
    CsrEncryptAlgo: "RSA",
    CsrKeyParameter: "2048",
    CsrKeyPassword: "not-a-secret",
    DeleteDnsAutoRecord: true,
  });
  assert.equal(await statusOf(first, call), Status.dnsRecordAdded);
  await validate(first);
  assert.equal(await statusOf(first, call), Status.issued);

  const second = (
    await call("ReplaceCertificate", {
      CertificateId: first,
      ValidType: "DNS_AUTO",
      CsrType: "Upload",
      CsrContent: requestPem(await sharedKey("RSA 2048"), `auto.${zone}`),
      Reason: "a new key",
    })
  ).CertificateId;
  assert.equal(await statusOf(second, call), Status.reissuing);
  await validate(second);
  assert.deepEqual(
    [
      await statusOf(second, call),
      (await call("DescribeCertificate", { CertificateId: first })).CertificateExtra.ReplacedBy,
    ],
    [Status.issued, second],
  );
  const revoked = await call("RevokeCertificate", { CertificateId: second, Reason: "a test" });
  assert.equal(revoked.RevokeDomainValidateAuths[0].DomainValidateAuthDomain, `auto.${zone}`);
  assert.equal(await statusOf(second, call), Status.revoked);

  const withdrawn = await apply(`dns.${zone}`, { DvAuthMethod: "DNS" });
  assert.equal((await call("CancelAuditCertificate", { CertificateId: withdrawn })).Result, true);
  assert.equal(await statusOf(withdrawn, call), Status.freeAwaitingSubmission);
  const cancelled = await apply(`file.${zone}`, { DvAuthMethod: "FILE" });
  assert.equal((await call("CancelCertificateOrder", { CertificateId: cancelled })).CertificateId, cancelled);
  assert.equal(await statusOf(cancelled, call), Status.cancelled);
}

/** Gives resources of one kind another certificate, and puts other content under the ID that load balancers use. */
export async function updateResources(kind: string, call: Call): Promise<string> {
  const OldCertificateId = await idOf("platform.example.com", call);
  const pair = await makePair("platform.example.com");
  const content = { CertificatePublicKey: pair.certificate, CertificatePrivateKey: pair.privateKey };
  await untilRecorded("UpdateCertificateInstance", call, {
    OldCertificateId,
    ResourceTypes: [kind],
    ...content,
    ExpiringNotificationSwitch: 1,
    Repeatable: true,
    AllowDownload: false,
    Tags: [{ TagKey: "by", TagValue: "sdk" }],
    ProjectId: 0,
  });
  await untilRecorded("UploadUpdateCertificateInstance", call, {
    OldCertificateId,
    ResourceTypes: ["clb"],
    ...content,
    ResourceTypesRegions: [{ ResourceType: "clb", Regions: ["ap-guangzhou"] }],
  });
  const detail = await call("DescribeCertificateDetail", { CertificateId: OldCertificateId });
  assert.equal(detail.CertificatePublicKey, pair.certificate);
  const { Certificates } = await call("DescribeCertificates", { SearchKey: "platform.example.com" });
  const [newest] = Certificates;
  assert.deepEqual([newest.AllowDownload, newest.Tags[0].TagValue], [false, "sdk"]);
  return newest.CertificateId;
}

/** Repeats a call, as documented, until the task it starts is made. */
async function untilRecorded(action: string, call: Call, parameters: object): Promise<void> {
  const first = await call(action, parameters);
  assert.deepEqual([first.DeployRecordId, first.UpdateSyncProgress[0].Status], [0, 3]);
  for (let record = 0; record === 0; await sleep(50)) {
    const answer = await call(action, parameters);
    record = answer.DeployRecordId;
    if (record > 0) assert.deepEqual([answer.DeployStatus, answer.UpdateSyncProgress[0].Status], [1, 1]);
  }
}

/** What only the China site has: links, checks, the older question for resources, several deletions at once. */
export async function useChinaOnly(newest: string, call: Call): Promise<void> {
  const { CertificatePublicKey } = await call("DescribeCertificateDetail", {
    CertificateId: await idOf("example.net", call),
  });
  const chain = await call("CheckCertificateChain", { CertificateChain: CertificatePublicKey });
  assert.deepEqual([chain.IsValid, chain.IsTrustedCA, chain.Chains[0]], [true, true, "example.net"]);
  const exists = await call("CheckCertificateExist", { CertificatePublicKey });
  assert.equal(exists.RepeatCertId, await idOf("example.net", call));

  const deployed = await call("DescribeDeployedResources", {
    CertificateIds: [newest, await idOf("pay.example.com", call)],
    ResourceType: "clb",
  });
  assert.deepEqual(
    deployed.DeployedResources.map(({ Count }: { Count: number }) => Count),
    [0, 13],
  );

  const link = await call("DescribeDownloadCertificateUrl", {
    CertificateId: await idOf("example.net", call),
    ServiceType: "nginx",
  });
  assert.equal(link.DownloadFilename, "example.net_nginx.zip");
  const archive = Buffer.from(await (await fetch(link.DownloadCertificateUrl)).arrayBuffer());
  assert.deepEqual([...unzip(archive).keys()], ["Nginx/1_example.net_bundle.crt", "README.txt"]);

  const { CertTaskIds } = await call("DeleteCertificates", {
    CertificateIds: [await idOf("cdn.example.com", call), "missing0"],
    IsSync: true,
  });
  const TaskIds = CertTaskIds.map(({ TaskId }: { TaskId: string }) => TaskId);
  await call("DescribeDeleteCertificatesTaskResult", { TaskIds });
  await call("DeleteCertificates", { CertificateIds: [await idOf("failed.example.com", call)] });
  const CertificateId = await idOf("ci.example.org", call);
  await call("DeleteCertificate", { CertificateId, IsCheckResource: true });
}
