import { inLanguage, type Language, type Text } from "../records/language";

/** Why a call was refused: one of the service's codes, and what its message's placeholders stand for. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly args: readonly (string | number)[];
}

export function refusal(code: RefusalCode, ...args: readonly (string | number)[]): Refusal {
  return { code, args };
}

/** The message of a refusal in both languages. */
export function refusalTexts({ code, args }: Refusal): Text {
  const { en, zh }: Text = texts[code];
  const fill = (text: string) =>
    text.replace(/\{(\d)\}/g, (whole, index: string) => String(args[Number(index)] ?? whole));
  return { en: fill(en), zh: fill(zh) };
}

/** The message of a refusal in the caller's language. */
export function refusalMessage(refused: Refusal, language: Language): string {
  return inLanguage(refusalTexts(refused), language);
}

export type RefusalCode = keyof typeof texts;

export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(texts, code);
}

/**
 * The service's messages: those of its common error table, and those of the SSL service. Where the exact words are not
 * published (TokenFailure, InvalidAuthorization, NoSuchVersion), they say what is wrong.
 */
const texts = {
  "AuthFailure.InvalidAuthorization": {
    en: "The `Authorization` header of the request is invalid. {0}",
    zh: "请求头部的 `Authorization` 不符合腾讯云标准。{0}",
  },
  "AuthFailure.SecretIdNotFound": {
    en: "The SecretId is not found, please ensure that your SecretId is correct.",
    zh: "SecretId不存在，请输入正确的密钥。",
  },
  "AuthFailure.SignatureExpire": {
    en: "Signature expired. Please use local time and enable NTP service for time synchronization to avoid a deviation between `Timestamp` and the server time {0}.",
    zh: "签名过期。请使用本地时间并开启NTP服务进行时间同步，避免 `Timestamp` 与服务器时间 {0} 相差过大。",
  },
  "AuthFailure.SignatureFailure": {
    en: "The provided credentials could not be validated. Please check your signature is correct.",
    zh: "请求签名验证失败，请检查您的签名计算是否正确。",
  },
  "AuthFailure.TokenFailure": { en: "The token is invalid or expired.", zh: "token 错误。" },
  InvalidAction: {
    en: "The request `Action` is invalid or not found.",
    zh: "请求的 `Action` 无效或不存在。",
  },
  NoSuchVersion: {
    en: "The API version `{0}` does not exist.",
    zh: "接口版本 `{0}` 不存在。",
  },
  UnsupportedProtocol: {
    en: "Only GET and POST requests are supported. {0}",
    zh: "HTTP(S) 请求协议错误，只支持 GET 和 POST 请求。{0}",
  },
  RequestSizeLimitExceeded: {
    en: "The request exceeds the size limit of {0} bytes.",
    zh: "请求包超过限制大小 {0} 字节。",
  },
  RequestLimitExceeded: {
    en: "Your current request times equals to `{0}` in a second, which exceeds the frequency limit `{1}` for a second. Please reduce the frequency of calls.",
    zh: "您当前每秒请求 `{0}` 次，超过了每秒频率上限 `{1}`，请稍后重试。",
  },
  InvalidParameter: {
    en: "The value type of parameter `{0}` is not valid.",
    zh: "参数 `{0}` 类型错误。",
  },
  InvalidRequest: { en: "The request body is not a JSON object.", zh: "请求包体不是 JSON 对象。" },
  InvalidParameterValue: {
    en: "The value `{1}` specified in the parameter `{0}` is not valid.",
    zh: "参数 `{0}` 的取值 `{1}` 错误。",
  },
  MissingParameter: {
    en: "The request is missing a required parameter `{0}`.",
    zh: "缺少参数 `{0}`。",
  },
  UnknownParameter: {
    en: "The parameter `{0}` is not recognized.",
    zh: "未知参数 `{0}`。",
  },
  InternalError: { en: "Internal error.", zh: "内部错误。" },
  "FailedOperation.CannotBeDeletedIssued": {
    en: "Failed to delete the certificate because it has been issued.",
    zh: "该证书已颁发， 不能删除。",
  },
  "FailedOperation.CannotBeDeletedWithinHour": {
    en: "Free certificates cannot be deleted within 1 hour after being applied for.",
    zh: "免费证书申请1小时内不允许删除。",
  },
  "FailedOperation.CertificateCaError": {
    en: "Note: the uploaded certificate content does not conform to the standard format of ca certificates. please check whether the certificate type is incorrect.",
    zh: "温馨提示：上传的证书内容不符合CA证书的标准格式，请您核对证书类型是否有误",
  },
  "FailedOperation.CertificateChainError": {
    en: "Note: the certificate chain is abnormal. please check each certificate of the chain.",
    zh: "温馨提示：证书链检测异常，请核对每段证书是否存在异常",
  },
  "FailedOperation.CertificateEncryptInvalid": {
    en: "The certificate is suspected to be an SM2 certificate and does not comply with the selected certificate standard. Please check whether the selected certificate standard and the content of the certificate are correct.",
    zh: "证书内容疑似国密证书，与所选证书标准不符，请您核对选择的证书标准和证书内容是否有误",
  },
  "FailedOperation.CertificateInvalid": { en: "The certificate is invalid.", zh: "证书不符合标准。" },
  "FailedOperation.CertificateMismatch": {
    en: "The certificate and the private key do not match.",
    zh: "证书与私钥不对应。",
  },
  "FailedOperation.CertificateNotFound": { en: "The certificate does not exist.", zh: "证书不存在。" },
  "FailedOperation.CertificateNotAllowDownload": {
    en: "The certificate is set to not downloadable.",
    zh: "该证书已设置成不允许下载。",
  },
  "FailedOperation.CertificateStatusNotAllowVerify": {
    en: "The certificate status does not allow domain name verification.",
    zh: "证书当前状态不允许进行域名验证。",
  },
  "FailedOperation.CertificateSyncTaskCertificateIdCountInvalid": {
    en: "Between 1 and 100 certificate IDs are needed.",
    zh: "证书操作参数无效，证书ID数量超过100。",
  },
  "FailedOperation.CertificateSyncTaskIdInvalid": {
    en: "The cert associated with the cloud resource query task id is invalid.",
    zh: "证书关联云资源查询任务ID无效",
  },
  "FailedOperation.CertificateParseError": {
    en: "Parsing failed. check if the certificate meets the standard and pay attention to whether there are extra spaces.",
    zh: "解析失败，请检查证书是否符合标准，请留意是否有多余的空格",
  },
  "FailedOperation.DeleteResourceFailed": {
    en: "The certificate is associated with a Tencent Cloud resource and cannot be deleted.",
    zh: "证书已关联云资源，无法删除。",
  },
  "FailedOperation.InvalidCertificateStatusCode": {
    en: "The certificate status is incorrect.",
    zh: "证书状态不正确。",
  },
  "FailedOperation.InvalidParam": { en: "Incorrect parameters.", zh: "参数有误。" },
  "FailedOperation.NoProjectPermission": {
    en: "You do not have the permission to operate on this project.",
    zh: "您没有该项目的操作权限。",
  },
  "InvalidParameter.CertificatesNumberExceeded": {
    en: "Number of certificates exceed the limit.",
    zh: "证书数量超出限制。",
  },
  "InvalidParameter.MissMatchPrivateKey": { en: "There is no matching private key.", zh: "没有匹配的私钥。" },
} as const satisfies Record<string, Text>;
