import type { Action } from "./action";
import { deleteCertificate } from "./deleteCertificate";
import { describeCertificate } from "./describeCertificate";
import { describeCertificateDetail } from "./describeCertificateDetail";
import { describeCertificates } from "./describeCertificates";
import { uploadCertificate } from "./uploadCertificate";

/** Every action of API 3.0 the sandbox has, by its name in `X-TC-Action`. */
export const actions: ReadonlyMap<string, Action> = new Map(
  Object.entries({
    DeleteCertificate: deleteCertificate,
    DescribeCertificate: describeCertificate,
    DescribeCertificateDetail: describeCertificateDetail,
    DescribeCertificates: describeCertificates,
    UploadCertificate: uploadCertificate,
  }),
);
