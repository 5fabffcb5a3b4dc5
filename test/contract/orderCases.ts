import { type Case, type Fields, given, ofIssued, refusal, unknownId } from "./case";

const missing = "FailedOperation.CertificateNotFound";

/** API 3.0: checks, deployed resources, and orders. Nothing is ordered: what would change something names no certificate. */
export const orderCases: readonly Case[] = [
  {
    name: "trusts no self-signed certificate",
    action: "CheckCertificateChain",
    parameters: ({ pair }) => ({ CertificateChain: pair.certificate }),
    check: ({ IsTrustedCA, Chains }) =>
      IsTrustedCA === false && Array.isArray(Chains) ? undefined : "a self-signed certificate is trusted",
    chinaOnly: true,
  },
  {
    ...refusal(
      "checks certificates only",
      "CheckCertificateChain",
      { CertificateChain: "no PEM" },
      "FailedOperation.CertificateInvalid",
    ),
    chinaOnly: true,
  },
  {
    name: "does not find what was never uploaded",
    action: "CheckCertificateExist",
    parameters: ({ pair }) => ({ CertificatePublicKey: pair.certificate }),
    check: ({ RepeatCertId }) => (RepeatCertId ? "there is one" : undefined),
    chinaOnly: true,
  },
  {
    name: "tells the deployed resources of one kind",
    action: "DescribeDeployedResources",
    parameters: ({ issuedId }) => given(issuedId, (id) => ({ CertificateIds: [id], ResourceType: "clb" })),
    check: ({ DeployedResources }) =>
      (DeployedResources as Fields[]).every(({ Type }) => Type === "clb") ? undefined : "another kind",
    chinaOnly: true,
  },
  {
    ...refusal(
      "knows the kinds of web servers",
      "DescribeDownloadCertificateUrl",
      {},
      "FailedOperation.CertificateDownloadServiceTypeNotSupport",
      true,
    ),
    parameters: (memory) => given(memory.issuedId, (id) => ({ CertificateId: id, ServiceType: "lighttpd" })),
    chinaOnly: true,
  },
  refusal(
    "does not order without a domain",
    "ApplyCertificate",
    { DvAuthMethod: "DNS" },
    "MissingParameter",
    true,
  ),
  {
    ...refusal(
      "validates no order that is not there",
      "CompleteCertificate",
      { CertificateId: unknownId },
      "FailedOperation.CertificateNotFoundOrAudited",
      true,
    ),
    chinaOnly: true,
  },
  refusal(
    "cancels no order that is not there",
    "CancelCertificateOrder",
    { CertificateId: unknownId },
    missing,
    true,
  ),
  refusal(
    "cancels no review that is not there",
    "CancelAuditCertificate",
    { CertificateId: unknownId },
    "FailedOperation.CertificateNotFoundOrCantCancel",
    true,
  ),
  refusal(
    "revokes nothing that is not there",
    "RevokeCertificate",
    { CertificateId: unknownId },
    missing,
    true,
  ),
  refusal(
    "reissues nothing that is not there",
    "ReplaceCertificate",
    { CertificateId: unknownId, ValidType: "DNS" },
    missing,
    true,
  ),
  refusal(
    "updates no resources of what is not there",
    "UpdateCertificateInstance",
    { OldCertificateId: unknownId, CertificateId: unknownId, ResourceTypes: ["clb"] },
    missing,
    true,
  ),
  {
    name: "puts no content under an ID that is not there",
    action: "UploadUpdateCertificateInstance",
    parameters: ({ pair }) => ({
      OldCertificateId: unknownId,
      ResourceTypes: ["clb"],
      CertificatePublicKey: pair.certificate,
      CertificatePrivateKey: pair.privateKey,
    }),
    // Most accounts are not on the list of those that may.
    codes: [missing, "FailedOperation.CertificateWhiteFuncError"],
    writes: true,
  },
  {
    name: "deletes nothing of what is not there",
    action: "DeleteCertificates",
    parameters: () => ({ CertificateIds: [unknownId] }),
    check: ({ Success, Fail }) =>
      (Success as unknown[]).length === 0 && (Fail as Fields[])[0]?.["CertId"] === unknownId
        ? undefined
        : "not told as failed",
    writes: true,
    chinaOnly: true,
  },
  { name: "describes it once more, unchanged", action: "DescribeCertificate", parameters: ofIssued },
];
