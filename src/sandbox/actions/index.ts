import type { Action } from "./action";
import { applyCertificate } from "./applyCertificate";
import { cancelAuditCertificate } from "./cancelAuditCertificate";
import { cancelCertificateOrder } from "./cancelCertificateOrder";
import { checkCertificateChain } from "./checkCertificateChain";
import { checkCertificateExist } from "./checkCertificateExist";
import { checkDomainVerification } from "./checkDomainVerification";
import { completeCertificate } from "./completeCertificate";
import { createBindResourceTask } from "./createBindResourceTask";
import { deleteCertificate } from "./deleteCertificate";
import { deleteCertificates } from "./deleteCertificates";
import { describeBindResourceTaskDetail } from "./describeBindResourceTaskDetail";
import { describeBindResourceTaskResult } from "./describeBindResourceTaskResult";
import { describeCertificate } from "./describeCertificate";
import { describeCertificateDetail } from "./describeCertificateDetail";
import { describeCertificates } from "./describeCertificates";
import { describeDeleteCertificatesTaskResult } from "./describeDeleteCertificatesTaskResult";
import { describeDeployedResources } from "./describeDeployedResources";
import { describeDownloadCertificateUrl } from "./describeDownloadCertificateUrl";
import { describeOperateLogs } from "./describeOperateLogs";
import { downloadCertificate } from "./downloadCertificate";
import { modifyCertificateAlias } from "./modifyCertificateAlias";
import { modifyCertificateProject } from "./modifyCertificateProject";
import { modifyExpiringNotificationSwitch } from "./modifyExpiringNotificationSwitch";
import { replaceCertificate } from "./replaceCertificate";
import { revokeCertificate } from "./revokeCertificate";
import { updateCertificateInstance } from "./updateCertificateInstance";
import { uploadCertificate } from "./uploadCertificate";
import { uploadUpdateCertificateInstance } from "./uploadUpdateCertificateInstance";

/** Every action of API 3.0 the sandbox has, by its name in `X-TC-Action`. */
export const actions: ReadonlyMap<string, Action> = new Map(
  Object.entries({
    ApplyCertificate: applyCertificate,
    CancelAuditCertificate: cancelAuditCertificate,
    CancelCertificateOrder: cancelCertificateOrder,
    CheckCertificateChain: checkCertificateChain,
    CheckCertificateDomainVerification: checkDomainVerification,
    CheckCertificateExist: checkCertificateExist,
    CompleteCertificate: completeCertificate,
    CreateCertificateBindResourceSyncTask: createBindResourceTask,
    DeleteCertificate: deleteCertificate,
    DeleteCertificates: deleteCertificates,
    DescribeCertificate: describeCertificate,
    DescribeCertificateBindResourceTaskDetail: describeBindResourceTaskDetail,
    DescribeCertificateBindResourceTaskResult: describeBindResourceTaskResult,
    DescribeCertificateDetail: describeCertificateDetail,
    DescribeCertificateOperateLogs: describeOperateLogs,
    DescribeCertificates: describeCertificates,
    DescribeDeleteCertificatesTaskResult: describeDeleteCertificatesTaskResult,
    DescribeDeployedResources: describeDeployedResources,
    DescribeDownloadCertificateUrl: describeDownloadCertificateUrl,
    DownloadCertificate: downloadCertificate,
    ModifyCertificateAlias: modifyCertificateAlias,
    ModifyCertificateProject: modifyCertificateProject,
    ModifyCertificatesExpiringNotificationSwitch: modifyExpiringNotificationSwitch,
    ReplaceCertificate: replaceCertificate,
    RevokeCertificate: revokeCertificate,
    UpdateCertificateInstance: updateCertificateInstance,
    UploadCertificate: uploadCertificate,
    UploadUpdateCertificateInstance: uploadUpdateCertificateInstance,
  }),
);
