import type { Text } from "../records/language";

export interface LegacyError {
  readonly codeDesc: string;
  readonly message: Text;
}

function error(codeDesc: string, en: string, zh: string): LegacyError {
  return { codeDesc, message: { en, zh } };
}

/** The documented errors of the legacy API, by number. Only two of the words beside the number are published. */
export const documentedErrors = {
  4000: error("InvalidParameter", "Invalid request parameter", "请求参数非法"),
  4100: error("AuthFailure", "Authentication failed", "身份认证失败，用户身份验证失败"),
  4101: error("AuthFailure", "Not authorized to access this API", "未授权访问接口"),
  4102: error("AuthFailure", "Not authorized to access this resource", "未授权访问资源"),
  4103: error(
    "AuthFailure",
    "Only the root account may call this API",
    "非开发商的 SecretId 暂不支持调用本接口",
  ),
  4104: error("AuthFailure", "SecretId does not exist", "密钥不存在"),
  4105: error("AuthFailure", "Token error", "token 错误"),
  4106: error("AuthFailure", "MFA failed", "MFA 校验失败"),
  4110: error("AuthFailure", "Other CAM authentication failure", "其他 CAM 鉴权失败"),
  4200: error("RequestExpired", "The request has expired", "请求过期"),
  4300: error("Forbidden", "Access denied", "拒绝访问"),
  4400: error("RequestLimitExceeded", "Request quota exceeded", "超过配额"),
  4500: error(
    "ReplayAttack",
    "Replay attack: the nonce was used before, or the timestamp is too far off",
    "重放攻击错误，Nonce 重复或 Timestamp 与服务器时间相差过大",
  ),
  4600: error("UnsupportedProtocol", "Protocol not supported", "协议不支持"),
  5000: error("ResourceNotFound", "The resource does not exist", "资源不存在"),
  5100: error("OperationFailed", "The operation on the resource failed", "资源操作失败"),
  5200: error("PurchaseFailed", "The purchase failed", "资源购买失败"),
  5300: error("InsufficientBalance", "The balance is insufficient", "余额不足"),
  5400: error("PartialSuccess", "Partly carried out", "部分执行成功"),
  5500: error("Unqualified", "The identity verification failed", "用户资质审核未通过"),
  6000: error("InternalError", "Internal error", "服务器内部错误"),
  6100: error("InvalidAction", "The interface does not exist in this version", "版本暂不支持"),
  6200: error("ServiceUnavailable", "The interface is under maintenance", "接口暂时无法访问"),
} as const satisfies Readonly<Record<number, LegacyError>>;

export type LegacyCode = keyof typeof documentedErrors;

export function isLegacyErrorCode(code: number): code is LegacyCode {
  return Object.hasOwn(documentedErrors, code);
}
