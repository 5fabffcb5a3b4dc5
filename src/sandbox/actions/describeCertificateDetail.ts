import { failure, success } from "../../certificates";
import type {
  DescribeCertificateDetailRequest,
  DescribeCertificateDetailResponse,
} from "../../tencent/v3/wire";
import { required, string } from "../gateway/parameters";
import { refusal } from "../gateway/refusals";
import { hasUnreadableCsr } from "../records/csr";
import { detailRecord } from "../records/v3Detail";
import { action, viewOf } from "./action";
import { findWhole } from "./findCertificate";

/** Everything about one certificate, with its PEM. */
export const describeCertificateDetail = action<
  DescribeCertificateDetailRequest,
  DescribeCertificateDetailResponse
>({ CertificateId: required(string) }, async ({ CertificateId }, context) => {
  const found = await findWhole(context, CertificateId);
  if (!found.ok) return found;
  return hasUnreadableCsr(found.value)
    ? failure(refusal("FailedOperation.CertificateCsrParseFailed"))
    : success(detailRecord(found.value, viewOf(context)));
});
