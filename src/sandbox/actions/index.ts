import type { Action } from "./action";
import { checkDomainVerification } from "./checkDomainVerification";
import { createBindResourceTask } from "./createBindResourceTask";
import { deleteCertificate } from "./deleteCertificate";
import { deleteCertificates } from "./deleteCertificates";
import { describeBindResourceTaskDetail } from "./describeBindResourceTaskDetail";
import { describeBindResourceTaskResult } from "./describeBindResourceTaskResult";
import { describeCertificate } from "./describeCertificate";
import { describeCertificateDetail } from "./describeCertificateDetail";
import { describeCertificates } from "./describeCertificates";
import { describeDeleteCertificatesTaskResult } from "./describeDeleteCertificatesTaskResult";
import { describeOperateLogs } from "./describeOperateLogs";
import { downloadCertificate } from "./downloadCertificate";
import { modifyCertificateAlias } from "./modifyCertificateAlias";
import { modifyCertificateProject } from "./modifyCertificateProject";
import { modifyExpiringNotificationSwitch } from "./modifyExpiringNotificationSwitch";
import { uploadCertificate } from "./uploadCertificate";

/** Every action of API 3.0 the sandbox has, by its name in `X-TC-Action`. */
export const actions: ReadonlyMap<string, Action> = new Map(
  Object.entries({
    CheckCertificateDomainVerification: checkDomainVerification,
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
    DownloadCertificate: downloadCertificate,
    ModifyCertificateAlias: modifyCertificateAlias,
    ModifyCertificateProject: modifyCertificateProject,
    ModifyCertificatesExpiringNotificationSwitch: modifyExpiringNotificationSwitch,
    UploadCertificate: uploadCertificate,
  }),
);
