import { type DomainCheck, type ServiceResult, success } from "../../certificates";
import { flag, integer, list, optionalText, present, record, text } from "../fields";
import type { Api } from "./api";
import type { DomainValidationResult } from "./wire";

/** Values of `LocalCheck` and `CaCheck` that mean "found". */
const locallyFound = 1;
const foundByCa = 2;

/** `CheckCertificateDomainVerification`. It changes nothing, so it is safe to repeat. */
export async function checkValidation(
  api: Api,
  id: string,
  signal: AbortSignal | undefined,
): ServiceResult<readonly DomainCheck[]> {
  const answer = await api.read("CheckCertificateDomainVerification", { CertificateId: id }, signal);
  return answer.ok ? success(list(answer.value.response.VerificationResults).map(domainCheck)) : answer;
}

function domainCheck(value: unknown): DomainCheck {
  const from = record<DomainValidationResult>(value);
  const localCheck = integer(from.LocalCheck) ?? 0;
  return {
    domain: text(from.Domain),
    validation: text(from.VerifyType),
    localCheck,
    foundByService: localCheck === locallyFound,
    foundByAuthority: integer(from.CaCheck) === foundByCa,
    found: list(from.CheckValue).map(text),
    tooOften: flag(from.Frequently),
    issued: flag(from.Issued),
    ...present({ reason: optionalText(from.LocalCheckFailReason) }),
  };
}
