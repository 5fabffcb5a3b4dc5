import type { RefusalCode } from "../gateway/refusals";
import { inLanguage, type Language, type Text } from "../records/language";

/** Why the legacy API refused a call: its number, its English word, and the message. */
export interface LegacyRefusal {
  readonly code: number;
  readonly codeDesc: string;
  readonly message: Text;
}

function fixed(code: number, codeDesc: string, en: string, zh: string): LegacyRefusal {
  return { code, codeDesc, message: { en, zh } };
}

/** A required parameter is missing or of the wrong form. */
export function badParameter(name: string): LegacyRefusal {
  return fixed(4000, "InvalidParameter", `Invalid parameter: ${name}`, `请求参数非法：${name}`);
}

export const signatureWrong = fixed(
  4100,
  "AuthFailure",
  "Authentication failed",
  "身份认证失败，用户身份验证失败",
);
export const secretIdUnknown = fixed(4104, "AuthFailure", "SecretId does not exist", "密钥不存在");
export const tokenWrong = fixed(4105, "AuthFailure", "Token error", "token 错误");
export const replayed = fixed(
  4500,
  "ReplayAttack",
  "Replay attack: the nonce was used before, or the timestamp is too far off",
  "重放攻击错误，Nonce 重复或 Timestamp 与服务器时间相差过大",
);
export const tooFrequent = fixed(4400, "RequestLimitExceeded", "Request quota exceeded", "超过配额");
export const protocolUnsupported = fixed(4600, "UnsupportedProtocol", "Protocol not supported", "协议不支持");
export const certificateMissing = fixed(
  5000,
  "ResourceNotFound",
  "The certificate does not exist.",
  "证书不存在。",
);
export const actionUnknown = fixed(6100, "InvalidAction", "The interface does not exist", "版本暂不支持");
export const tooLarge = fixed(4000, "InvalidParameter", "The request is too large", "请求包过大");
export const internalError = fixed(6000, "InternalError", "Internal error", "服务器内部错误");

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
};

/** A refusal of the operation itself: code 5100, the reason in the message. */
export function operationFailed(code: RefusalCode, message: Text): LegacyRefusal {
  const prefix = `(${moduleCodes[code] ?? 100000})`;
  return fixed(5100, "OperationFailed", prefix + message.en, prefix + message.zh);
}

export function legacyMessage({ message }: LegacyRefusal, language: Language): string {
  return inLanguage(message, language);
}
