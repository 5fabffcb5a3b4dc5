import type { Action } from "./action";
import { deleteCertificate } from "./deleteCertificate";
import { describeCertificate } from "./describeCertificate";
import { describeCertificateDetail } from "./describeCertificateDetail";
import { describeCertificates } from "./describeCertificates";
import { describeDeleteCertificatesTaskResult } from "./describeDeleteCertificatesTaskResult";
import { modifyCertificateAlias } from "./modifyCertificateAlias";
import { modifyCertificateProject } from "./modifyCertificateProject";
import { modifyExpiringNotificationSwitch } from "./modifyExpiringNotificationSwitch";
import { uploadCertificate } from "./uploadCertificate";

/** Every action of API 3.0 the sandbox has, by its name in `X-TC-Action`. */
export const actions: ReadonlyMap<string, Action> = new Map(
  Object.entries({
    DeleteCertificate: deleteCertificate,
    DescribeCertificate: describeCertificate,
    DescribeCertificateDetail: describeCertificateDetail,
    DescribeCertificates: describeCertificates,
    DescribeDeleteCertificatesTaskResult: describeDeleteCertificatesTaskResult,
    ModifyCertificateAlias: modifyCertificateAlias,
    ModifyCertificateProject: modifyCertificateProject,
    ModifyCertificatesExpiringNotificationSwitch: modifyExpiringNotificationSwitch,
    UploadCertificate: uploadCertificate,
  }),
);
