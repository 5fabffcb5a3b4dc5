import { type Case, type Fields, given, ofIssued, refusal, unknownId, uploadAlias, uploadOf } from "./case";

/** API 3.0: listing, reading, and the life of an upload. */
export const mainCases: readonly Case[] = [
  {
    name: "lists certificates",
    action: "DescribeCertificates",
    parameters: () => ({ Limit: 20, Offset: 0 }),
    check({ TotalCount, Certificates }, memory) {
      if (!Array.isArray(Certificates)) return "Certificates is no list";
      const records = Certificates as Fields[];
      const issued = records.find(({ Status }) => Status === 1);
      if (issued !== undefined) memory.issuedId = String(issued["CertificateId"]);
      return records.length === Math.min(20, Number(TotalCount)) ? undefined : "the page has not its size";
    },
  },
  {
    name: "gives ten records when not told how many",
    action: "DescribeCertificates",
    parameters: () => ({}),
    check: ({ TotalCount, Certificates }) =>
      (Certificates as unknown[]).length === Math.min(10, Number(TotalCount)) ? undefined : "not ten records",
  },
  {
    name: "filters by status and source",
    action: "DescribeCertificates",
    parameters: () => ({ CertificateStatus: [1], FilterSource: "upload", Limit: 100 }),
    check: ({ Certificates }) =>
      (Certificates as Fields[]).every(({ Status, From }) => Status === 1 && From === "upload")
        ? undefined
        : "records of another status or source",
  },
  {
    name: "sorts by expiry",
    action: "DescribeCertificates",
    parameters: () => ({ ExpirationSort: "ASC", CertificateStatus: [1], Limit: 100 }),
    check({ Certificates }) {
      const ends = (Certificates as Fields[]).map(({ CertEndTime }) => String(CertEndTime));
      return ends.join() === [...ends].sort().join() ? undefined : "not in the order of expiry";
    },
  },
  {
    name: "takes every documented filter",
    action: "DescribeCertificates",
    parameters: () => ({
      SearchKey: "example",
      CertificateType: "SVR",
      ProjectId: 0,
      Deployable: 1,
      Upload: 1,
      Renew: 0,
      IsSM: 0,
      FilterExpiring: 0,
      Hostable: 1,
      IsPendingIssue: 0,
      Tags: [{ TagKey: "contract", TagValue: "suite" }],
    }),
  },
  refusal("refuses unknown parameters", "DescribeCertificates", { Unknown: 1 }, "UnknownParameter"),
  refusal("refuses a text for a number", "DescribeCertificates", { Offset: "x" }, "InvalidParameter"),
  refusal("refuses a missing parameter", "DescribeCertificateDetail", {}, "MissingParameter"),
  refusal("refuses an unknown action", "DescribeNothing", {}, "InvalidAction"),
  ...["DescribeCertificate", "DescribeCertificateDetail", "DownloadCertificate"].map((action) =>
    refusal(
      `${action} does not know every ID`,
      action,
      { CertificateId: unknownId },
      "FailedOperation.CertificateNotFound",
    ),
  ),
  { name: "describes a certificate", action: "DescribeCertificate", parameters: ofIssued },
  {
    name: "describes a certificate in detail",
    action: "DescribeCertificateDetail",
    parameters: ofIssued,
    check: ({ CertificatePublicKey }) =>
      String(CertificatePublicKey).startsWith("-----BEGIN CERTIFICATE-----") ? undefined : "no PEM",
  },
  {
    name: "tells the log of operations",
    action: "DescribeCertificateOperateLogs",
    parameters: () => ({ Offset: 0, Limit: 5 }),
    check: ({ TotalCount, OperateLogs }) =>
      Number(TotalCount) === (OperateLogs as unknown[]).length ? undefined : "TotalCount is not of the page",
  },
  {
    name: "starts a search for bound resources",
    action: "CreateCertificateBindResourceSyncTask",
    parameters: ({ issuedId }) => given(issuedId, (id) => ({ CertificateIds: [id], IsCache: 1 })),
    check({ CertTaskIds }, memory) {
      memory.taskId = String((CertTaskIds as Fields[])[0]?.["TaskId"]);
      return /^\d+$/.test(memory.taskId) ? undefined : "the task ID is no number as text";
    },
  },
  {
    name: "tells how the search stands",
    action: "DescribeCertificateBindResourceTaskResult",
    parameters: ({ taskId }) => given(taskId, (id) => ({ TaskIds: [id] })),
  },
  {
    name: "tells bound resources in detail, paged by texts",
    action: "DescribeCertificateBindResourceTaskDetail",
    parameters: ({ taskId }) => given(taskId, (id) => ({ TaskId: id, Limit: "10", Offset: "0" })),
  },
  refusal(
    "does not know every search",
    "DescribeCertificateBindResourceTaskDetail",
    { TaskId: "1" },
    "FailedOperation.CertificateSyncTaskIdInvalid",
  ),
  {
    name: "refuses to verify what is issued",
    action: "CheckCertificateDomainVerification",
    parameters: ofIssued,
    codes: ["FailedOperation.CertificateStatusNotAllowVerify"],
  },
  {
    name: "leaves out deletion tasks it does not know",
    action: "DescribeDeleteCertificatesTaskResult",
    parameters: () => ({ TaskIds: ["1"] }),
    chinaOnly: true,
  },
  {
    name: "refuses a certificate with another key",
    action: "UploadCertificate",
    parameters: ({ pair, otherKey }) => ({
      CertificatePublicKey: pair.certificate,
      CertificatePrivateKey: otherKey,
    }),
    codes: ["FailedOperation.CertificateMismatch", "FailedOperation.CertificateMatchError"],
    writes: true,
  },
  {
    name: "uploads a pair",
    action: "UploadCertificate",
    parameters: uploadOf,
    check({ CertificateId }, memory) {
      memory.uploadedId = String(CertificateId);
      return /^[0-9A-Za-z]{8}$/.test(memory.uploadedId)
        ? undefined
        : "the ID is not of eight letters and digits";
    },
    writes: true,
  },
  {
    name: "gives the existing ID for a duplicate",
    action: "UploadCertificate",
    parameters: uploadOf,
    check: ({ CertificateId }, { uploadedId }) => (CertificateId === uploadedId ? undefined : "another ID"),
    writes: true,
  },
  {
    name: "changes the alias",
    action: "ModifyCertificateAlias",
    parameters: ({ uploadedId }) =>
      given(uploadedId, (id) => ({ CertificateId: id, Alias: `${uploadAlias}, renamed` })),
    writes: true,
  },
  {
    name: "lists the upload under its ID",
    action: "DescribeCertificates",
    parameters: ({ uploadedId }) => given(uploadedId, (id) => ({ CertIds: [id] })),
    check: ({ Certificates }) =>
      (Certificates as Fields[])[0]?.["Alias"] === `${uploadAlias}, renamed`
        ? undefined
        : "not the new alias",
    writes: true,
  },
  {
    name: "mutes the notice before expiry",
    action: "ModifyCertificatesExpiringNotificationSwitch",
    parameters: ({ uploadedId }) => given(uploadedId, (id) => ({ CertificateIds: [id], SwitchStatus: 1 })),
    writes: true,
  },
  {
    name: "moves it to the default project",
    action: "ModifyCertificateProject",
    parameters: ({ uploadedId }) => given(uploadedId, (id) => ({ CertificateIdList: [id], ProjectId: 0 })),
    writes: true,
  },
  {
    name: "downloads it",
    action: "DownloadCertificate",
    parameters: ({ uploadedId }) => given(uploadedId, (id) => ({ CertificateId: id })),
    check: ({ Content }) => (String(Content).startsWith("UEsD") ? undefined : "no ZIP archive"),
    writes: true,
  },
  {
    name: "deletes it",
    action: "DeleteCertificate",
    parameters: ({ uploadedId }) => given(uploadedId, (id) => ({ CertificateId: id })),
    check({ DeleteResult }, memory) {
      if (DeleteResult !== true) return "DeleteResult is not true";
      delete memory.uploadedId;
      return undefined;
    },
    writes: true,
  },
  refusal(
    "does not delete what is not there",
    "DeleteCertificate",
    { CertificateId: unknownId },
    "FailedOperation.CertificateNotFound",
    true,
  ),
];
