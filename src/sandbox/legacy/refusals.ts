import type { RefusalCode } from "../gateway/refusals";
import { inLanguage, type Language, type Text } from "../records/language";
import { documentedErrors, type LegacyCode } from "./documentedErrors";

/** Why the legacy API refused a call: its number, its English word, and the message. */
export interface LegacyRefusal {
  readonly code: number;
  readonly codeDesc: string;
  readonly message: Text;
}

/** A refusal in the documented words of its number. */
export function documented(code: LegacyCode): LegacyRefusal {
  return { code, ...documentedErrors[code] };
}

function detailed(code: LegacyCode, en: string, zh: string): LegacyRefusal {
  return { ...documented(code), message: { en, zh } };
}

/** A required parameter is missing or of the wrong form. */
export function badParameter(name: string): LegacyRefusal {
  return detailed(4000, `Invalid parameter: ${name}`, `请求参数非法：${name}`);
}

export const tooLarge = detailed(4000, "The request is too large", "请求包过大");
export const certificateMissing = detailed(5000, "The certificate does not exist.", "证书不存在。");

/** The module's own numbers, which a message of code 5100 starts with. Not published: the sandbox's convention. */
const moduleCodes: Partial<Record<RefusalCode, number>> = {
  "FailedOperation.CertificateInvalid": 101001,
  "FailedOperation.CertificateParseError": 101002,
  "FailedOperation.CertificateMismatch": 101003,
  "InvalidParameter.MissMatchPrivateKey": 101004,
  "FailedOperation.CertificateCaError": 101005,
  "FailedOperation.CertificateChainError": 101006,
  "FailedOperation.CertificateEncryptInvalid": 101007,
  "FailedOperation.CannotBeDeletedIssued": 102001,
  "FailedOperation.CannotBeDeletedWithinHour": 102002,
  "FailedOperation.InvalidCertificateStatusCode": 102003,
  "FailedOperation.DeleteResourceFailed": 102004,
  "FailedOperation.RenewNotIssued": 102005,
  "FailedOperation.OrderAlreadyReplaced": 102006,
  "FailedOperation.CancelOrderFailed": 102007,
  "FailedOperation.NetworkError": 103001,
  "FailedOperation.CannotGetOrder": 103002,
};

/** A refusal of the operation itself: code 5100, the reason in the message. */
export function operationFailed(code: RefusalCode, message: Text): LegacyRefusal {
  const prefix = `(${moduleCodes[code] ?? 100000})`;
  return detailed(5100, prefix + message.en, prefix + message.zh);
}

export function legacyMessage({ message }: LegacyRefusal, language: Language): string {
  return inLanguage(message, language);
}
