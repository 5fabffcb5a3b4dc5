import { type CertificateService, failure, message } from "../../certificates";
import { unsupportedError } from "../failures";

/** The actions the legacy API does not have. */
export class MissingActions
  implements
    Pick<
      CertificateService,
      | "deleteSeveral"
      | "setAlias"
      | "moveToProject"
      | "muteNotice"
      | "download"
      | "operationLog"
      | "boundResources"
      | "boundResourceDetails"
      | "checkValidation"
    >
{
  deleteSeveral = missing("DeleteCertificates");
  setAlias = missing("ModifyCertificateAlias");
  moveToProject = missing("ModifyCertificateProject");
  muteNotice = missing("ModifyCertificatesExpiringNotificationSwitch");
  download = missing("DownloadCertificate");
  operationLog = missing("DescribeCertificateOperateLogs");
  boundResources = missing("CreateCertificateBindResourceSyncTask");
  boundResourceDetails = missing("DescribeCertificateBindResourceTaskDetail");
  checkValidation = missing("CheckCertificateDomainVerification");
}

function missing(action: string) {
  return async () => failure(unsupportedError(action, message("The legacy API cannot do this.")));
}
