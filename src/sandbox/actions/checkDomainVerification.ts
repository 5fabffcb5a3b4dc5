import { failure, success } from "../../certificates";
import type {
  CheckCertificateDomainVerificationRequest,
  CheckCertificateDomainVerificationResponse,
} from "../../tencent/v3/wire";
import { required, string } from "../gateway/parameters";
import { refusal } from "../gateway/refusals";
import { issueOrder } from "../validation/issueOrder";
import { checkRecords, isVerifiable, passed } from "../validation/verification";
import { action } from "./action";
import { findOwn } from "./findCertificate";

/**
 * Looks whether the validation records of a pending order are there. When all of them are, the CA is content too and the
 * certificate is issued.
 */
export const checkDomainVerification = action<
  CheckCertificateDomainVerificationRequest,
  CheckCertificateDomainVerificationResponse
>({ CertificateId: required(string) }, async ({ CertificateId }, context) => {
  const found = findOwn(context, CertificateId);
  if (!found.ok) return found;
  const entry = found.value;
  const { store, checks, now } = context;
  if (!isVerifiable(entry)) return failure(refusal("FailedOperation.CertificateStatusNotAllowVerify"));
  const tooOften = !checks.admit(CertificateId, now);
  const results = checkRecords(entry, tooOften);
  const issued = results.every(passed);
  if (issued) await issueOrder(entry, store, now);
  return success({ VerificationResults: results.map((result) => ({ ...result, Issued: issued })) });
});
