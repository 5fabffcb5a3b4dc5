import { failure, success } from "../../certificates";
import type {
  DescribeCertificateDetailRequest,
  DescribeCertificateDetailResponse,
} from "../../tencent/v3/wire";
import { required, string } from "../gateway/parameters";
import { refusal } from "../gateway/refusals";
import { detailRecord } from "../records/v3Detail";
import { action, viewOf } from "./action";

/** Everything about one certificate, with its PEM. */
export const describeCertificateDetail = action<
  DescribeCertificateDetailRequest,
  DescribeCertificateDetailResponse
>({ CertificateId: required(string) }, async ({ CertificateId }, context) => {
  const entry = await context.store.getWhole(CertificateId);
  return entry === undefined
    ? failure(refusal("FailedOperation.CertificateNotFound"))
    : success(detailRecord(entry, viewOf(context)));
});
