import type { RefusalCode } from "../gateway/messages";
import type { LegacyCode } from "../legacy/documentedErrors";
import type { CertificateEntry } from "../records/entry";
import { isUpload } from "../records/facts";

/** A call, as far as conditions tell calls apart. Calls of the legacy API go by the names of API 3.0. */
export interface ConditionedCall {
  readonly action: string;
  readonly request: Readonly<Record<string, unknown>>;
  /** The certificate the call is about, when it is about one. */
  readonly entry: CertificateEntry | undefined;
}

interface Condition {
  /** For the usage text: who or what it is that … */
  readonly about: string;
  readonly code: RefusalCode;
  readonly legacyCode: LegacyCode;
  readonly refuses: (call: ConditionedCall) => boolean;
}

const actions =
  (...names: readonly string[]) =>
  ({ action }: ConditionedCall) =>
    names.includes(action);

const writes = ({ action }: ConditionedCall) =>
  /^(Apply|Cancel|Complete|Delete|Modify|Replace|Revoke|Update|Upload)/.test(action);

/** The actions whose documents list the code of an account without identity verification. */
const forVerified = actions(
  "DescribeCertificates",
  "DescribeCertificate",
  "DescribeCertificateDetail",
  "DescribeCertificateOperateLogs",
  "UploadCertificate",
  "DeleteCertificate",
  "DownloadCertificate",
  "ModifyCertificateAlias",
  "ModifyCertificateProject",
  "ApplyCertificate",
  "CancelCertificateOrder",
  "ReplaceCertificate",
  "UpdateCertificateInstance",
  "UploadUpdateCertificateInstance",
);

const asksOrder = actions(
  "DescribeCertificate",
  "DescribeCertificateDetail",
  "DeleteCertificate",
  "DownloadCertificate",
  "CheckCertificateDomainVerification",
  "ReplaceCertificate",
  "RevokeCertificate",
);
const asksCa = actions(
  "DescribeCertificate",
  "DeleteCertificate",
  "DownloadCertificate",
  "ReplaceCertificate",
  "RevokeCertificate",
);

/** The actions that look for bound resources whatever their parameters say. */
const asksResources = actions(
  "DescribeCertificateBindResourceTaskDetail",
  "DescribeDeployedResources",
  "UpdateCertificateInstance",
  "UploadUpdateCertificateInstance",
);

function isOrder({ entry }: ConditionedCall): boolean {
  return entry !== undefined && !isUpload(entry);
}

/**
 * What an account or the service around it can be like, and which calls are refused then. The code of each is in the
 * documents of the actions it refuses.
 */
export const conditions = {
  unverified: {
    about: "the account has not passed the identity verification",
    code: "FailedOperation.NoRealNameAuth",
    legacyCode: 5500,
    refuses: forVerified,
  },
  "no-role": {
    about: "the account has not given the SSL service its role, so that it cannot look for bound resources",
    code: "FailedOperation.RoleNotFoundAuthorization",
    legacyCode: 5100,
    refuses: (call) =>
      call.request["IsCheckResource"] === true || call.request["IsSync"] === true || asksResources(call),
  },
  "read-only": {
    about: "the key is of a sub-account that may only read",
    code: "AuthFailure.UnauthorizedOperation",
    legacyCode: 4101,
    refuses: writes,
  },
  "tag-limited": {
    about: "the key is of a sub-account that may not touch certificates with the tag env=production",
    code: "FailedOperation.AuthError",
    legacyCode: 4102,
    refuses: ({ entry }) =>
      entry?.tags.some(({ key, value }) => key === "env" && value === "production") === true,
  },
  "not-listed": {
    about: "the account is not on the list of those that may put other content under an ID",
    code: "FailedOperation.CertificateWhiteFuncError",
    legacyCode: 5100,
    refuses: actions("UploadUpdateCertificateInstance"),
  },
  mfa: {
    about: "the account wants a second factor for uploads and deletions",
    code: "AuthFailure.MFAFailure",
    legacyCode: 4106,
    refuses: actions("UploadCertificate", "DeleteCertificate", "DeleteCertificates"),
  },
  "no-cam": {
    about: "the access management does not answer",
    code: "FailedOperation.CAMAuthorizedFail",
    legacyCode: 4110,
    refuses: actions(
      "DescribeCertificates",
      "UploadCertificate",
      "DeleteCertificates",
      "ModifyCertificateProject",
    ),
  },
  "no-orders": {
    about: "the order system does not answer, so that nothing bought can be read or deleted",
    code: "FailedOperation.CannotGetOrder",
    legacyCode: 5100,
    refuses: (call) => isOrder(call) && asksOrder(call),
  },
  "no-ca": {
    about: "the certification authority does not answer",
    code: "FailedOperation.NetworkError",
    legacyCode: 5100,
    refuses: (call) => isOrder(call) && asksCa(call),
  },
  "no-manager": {
    about: "the manager of the company that ordered OV and EV certificates was deleted",
    code: "ResourceNotFound.Manager",
    legacyCode: 5100,
    refuses: (call) => call.action === "DescribeCertificateDetail" && Boolean(call.entry?.submitted),
  },
  blocked: {
    about: "the account is blocked",
    code: "UnauthorizedOperation",
    legacyCode: 4300,
    refuses: () => true,
  },
  maintenance: {
    about: "the service is being maintained",
    code: "ServiceUnavailable",
    legacyCode: 6200,
    refuses: () => true,
  },
} as const satisfies Readonly<Record<string, Condition>>;

export type ConditionName = keyof typeof conditions;

export const conditionNames = Object.keys(conditions) as readonly ConditionName[];

export function isCondition(name: unknown): name is ConditionName {
  return typeof name === "string" && Object.hasOwn(conditions, name);
}

/** The first of the conditions that refuses a call; undefined when it may pass. */
export function refusingCondition(
  inForce: readonly ConditionName[],
  call: ConditionedCall,
): Condition | undefined {
  return inForce.map((name): Condition => conditions[name]).find(({ refuses }) => refuses(call));
}
