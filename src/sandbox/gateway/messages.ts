import type { Text } from "../records/language";

/**
 * The service's messages: those of its common error table, and those of the SSL service. Where the exact words are not
 * published (TokenFailure, InvalidAuthorization, NoSuchVersion), they say what is wrong. `docs/sandbox-errors.md` tells
 * what leads to which; an `error` fault leads to any of them.
 */
export const messages = {
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
  ActionOffline: { en: "This API has been deprecated.", zh: "接口已下线。" },
  AuthFailure: { en: "A CAM signature/authentication error occurred.", zh: "CAM签名/鉴权错误。" },
  "AuthFailure.InvalidSecretId": {
    en: "The SecretId is not a TencentCloud API key.",
    zh: "密钥非法（不是云 API 密钥类型）。",
  },
  "AuthFailure.MFAFailure": { en: "The MFA verification failed.", zh: "MFA 错误。" },
  "AuthFailure.UnauthorizedOperation": {
    en: "you are not authorized to perform operation (ssl:{0})\nresource (*) has no permission",
    zh: "操作未授权，请检查CAM策略。(ssl:{0})",
  },
  DryRunOperation: {
    en: "The request would have succeeded, but the DryRun parameter was used.",
    zh: "DryRun 操作，代表请求将会是成功的，只是多传了 DryRun 参数。",
  },
  FailedOperation: { en: "Operation failed.", zh: "操作失败。" },
  "FailedOperation.AuthError": {
    en: "You do not have permission to perform this operation.",
    zh: "请检查是否有权限。",
  },
  "FailedOperation.BoundResources": {
    en: "Cannot be deleted when there are unbound cloud resources.",
    zh: "有未解绑的云资源，不能被删除。",
  },
  "FailedOperation.CAMAuthorizedFail": {
    en: "A CAM authentication error occurred.",
    zh: "CAM鉴权出现错误。",
  },
  "FailedOperation.CancelAuditCertificateFailed": {
    en: "Cancelling failed for an unknown reason; refresh and retry.",
    zh: "由于未知原因证书取消失败，请您刷新页面后重试",
  },
  "FailedOperation.CancelOrderFailed": { en: "Failed to cancel the order.", zh: "取消订单失败。" },
  "FailedOperation.CannotGetOrder": {
    en: "Failed to get order information. Try again later.",
    zh: "获取订单信息失败，请稍后重试。",
  },
  "FailedOperation.CertificateCancelFailedMulti": {
    en: "Multi-year certificate, not the first year: review cannot be cancelled.",
    zh: "多年期证书非首年无法终止审核，如您暂时不用证书，无需验证域名即可",
  },
  "FailedOperation.CertificateCsrParseFailed": { en: "CSR parse failed.", zh: "CSR解析失败。" },
  "FailedOperation.CertificateDeployHasPendingRecord": {
    en: "There is a running certificate deployment task. Please try again after the deployment is complete.",
    zh: "证书部署有正在进行中的任务，请部署完成后再重试。",
  },
  "FailedOperation.CertificateDeployInstanceEmpty": {
    en: "There is no instance for the selected cloud resource. Updating failed. Please try again after checking it.",
    zh: "已选择的云资源无实例，无法更新，请重新核对后重试。",
  },
  "FailedOperation.CertificateDownloadServiceTypeNotSupport": {
    en: "Download service type not supported.",
    zh: "证书下载服务类型不支持。",
  },
  "FailedOperation.CertificateExists": { en: "The certificate already exists.", zh: "证书已存在。" },
  "FailedOperation.CertificateHostDeployCanNotAllow": {
    en: "The current certificate is not allowed to use the one-click update function.",
    zh: "当前证书不允许使用一键更新的功能。",
  },
  "FailedOperation.CertificateHostResourceInnerInterrupt": {
    en: "Unable to use the deployment feature because the login account is an internal account with too many instance resources. Please contact us to handle it.",
    zh: "当前为内部账号，账号涉及实例资源较多，无法使用部署功能，请联系SSL证书特殊处理。",
  },
  "FailedOperation.CertificateHostResourceInstanceHugeLimit": {
    en: 'There are too many instances under the current account. Loading cannot be performed properly. Please switch the loading mode. After switching, click "Refresh List" and wait for a period of time. Then, all the instances can be loaded.',
    zh: "当前账号下实例数量过多，无法正常加载，请您切换加载方式。切换后点击“刷新列表”等待一段时间后即可全部加载。",
  },
  "FailedOperation.CertificateHostResourceTypeInvalid": {
    en: "The cloud resource type is invalid.",
    zh: "云资源类型无效。",
  },
  "FailedOperation.CertificateMatchError": {
    en: "Note: the certificate content and private key do not match. please check (pay attention to whether there are extra spaces).",
    zh: "温馨提示：证书内容和私钥不匹配，请您核对（请留意是否有多余的空格）",
  },
  "FailedOperation.CertificateNotAvailable": {
    en: "The certificate is not available. Please check and try again.",
    zh: "证书不可用，请检查后再试。",
  },
  "FailedOperation.CertificateNotDeployInstance": {
    en: "The certificate is not allowed to be deployed under the instance list.",
    zh: "证书不可以部署到实例列表下。",
  },
  "FailedOperation.CertificateNotFoundOrAudited": {
    en: "Certificate does not exist or is already issued.",
    zh: "该证书不存在或已签发。",
  },
  "FailedOperation.CertificateNotFoundOrCantCancel": {
    en: "The certificate does not exist, or the review cannot be canceled.",
    zh: "该证书不存在或不可取消。",
  },
  "FailedOperation.CertificateStatusNotAllowDownload": {
    en: "Status does not allow download.",
    zh: "当前证书状态不允许下载。",
  },
  "FailedOperation.CertificateTypeInfoNotFound": {
    en: "Certificate type details not found.",
    zh: "无法查到当前证书类型详情。",
  },
  "FailedOperation.CertificateWhiteFuncError": {
    en: "Allow-list feature, account not on the list.",
    zh: "当前为白名单功能，非白名单用户无法使用该功能，请联系SSL证书特殊处理。",
  },
  "FailedOperation.DeleteFailedTimeNotUp": {
    en: "Cannot be deleted when the free cert application time has not exceeded 1 hour.",
    zh: "免费证书申请时间未超过1小时，不能被删除。",
  },
  "FailedOperation.ExceedsFreeLimit": {
    en: "The number of free certificates exceeds the maximum value.",
    zh: "免费证书数量超出限制。",
  },
  "FailedOperation.GenCSRFail": { en: "CSR generation failed.", zh: "生产CSR失败" },
  "FailedOperation.InvalidCertificateSource": { en: "Certificate source error.", zh: "证书来源错误。" },
  "FailedOperation.MainDomainCertificateCountLimit": {
    en: "The number of free certificates applied for under the primary domain name ({0}) has reached the upper limit of {1}. Please purchase a paid certificate.",
    zh: "该主域（{0}）下申请的免费证书数量已达到{1}个上限，请购买付费证书。",
  },
  "FailedOperation.NetworkError": {
    en: "The CA system is busy. Try again later.",
    zh: "当前 CA 机构访问繁忙，请稍后重试。",
  },
  "FailedOperation.NoRealNameAuth": {
    en: "You have not completed the identity verification.",
    zh: "尚未通过实名认证。",
  },
  "FailedOperation.OrderAlreadyReplaced": {
    en: "This order has already been replaced.",
    zh: "该订单已重签发。",
  },
  "FailedOperation.OrderReplaceFailed": { en: "Failed to reissue a certificate.", zh: "重颁发失败。" },
  "FailedOperation.PackageCountLimit": {
    en: "The remaining benefit points are insufficient.",
    zh: "剩余权益点不足。",
  },
  "FailedOperation.PackageExpired": { en: "The benefit package has expired.", zh: "权益包已过期。" },
  "FailedOperation.PackageNotFound": { en: "The benefit package does not exist.", zh: "权益包不存在。" },
  "FailedOperation.RenewNotIssued": {
    en: "Cannot perform deletion when the renewed cert has not been issued.",
    zh: "续费证书未颁发，无法执行删除操作。",
  },
  "FailedOperation.RevokeFailed": { en: "Certificate revocation failed.", zh: "证书吊销失败。" },
  "FailedOperation.RevokeResourceFailed": {
    en: "The cert is bound to cloud resources and cannot be revoked.",
    zh: "证书已关联云资源，无法吊销。",
  },
  "FailedOperation.RoleNotFoundAuthorization": {
    en: "The role does not exist. Please authorize the role first.",
    zh: "角色不存在，请前往授权。",
  },
  "FailedOperation.SystemError": { en: "A system error occurred.", zh: "系统错误。" },
  "InternalError.BackendResponseEmpty": {
    en: "The backend service response is empty.",
    zh: "后端服务响应为空。",
  },
  "InvalidParameter.CertificateIdNumberLimit": {
    en: "At most 50 certificate IDs.",
    zh: "查询的证书ID不能超过50个。",
  },
  "InvalidParameter.ContainsInvalidCertificateId": {
    en: "Contains an invalid certificate ID.",
    zh: "包含无效的证书ID。",
  },
  "InvalidParameter.PackageIdsInvalid": {
    en: "The list of benefit point IDs is invalid.",
    zh: "权益点ID列表无效。",
  },
  "InvalidParameter.RenewAlgorithmInvalid": { en: "The algorithm is invalid.", zh: "算法无效。" },
  "InvalidParameter.WithDetailReason": { en: "The parameter is incorrect. {0}", zh: "参数有误。{0}" },
  "InvalidParameterValue.CertificateDomainMaxLengthInvalid": {
    en: "Domain longer than 64 characters.",
    zh: "证书域名过长： 域名不能超过64位，请您重新输入",
  },
  "InvalidParameterValue.CertificateEmailParseInvalid": {
    en: "E-mail format wrong.",
    zh: "邮箱格式有误，请您重新输入",
  },
  "InvalidParameterValue.IntermediateCertNotSame": {
    en: "Intermediate certificate inconsistent.",
    zh: "中间证书不一致",
  },
  IpInBlacklist: { en: "Your IP is in the blacklist.", zh: "IP地址在黑名单中。" },
  IpNotInWhitelist: { en: "Your IP is not in the whitelist.", zh: "IP地址不在白名单中。" },
  LimitExceeded: { en: "Quota limit is exceeded.", zh: "超过配额限制。" },
  "LimitExceeded.RateLimitExceeded": {
    en: "The API rate limit is reached.",
    zh: "单位时间内接口请求频率达到限制。",
  },
  NoSuchProduct: { en: "The product does not exist.", zh: "产品不存在。" },
  "RequestLimitExceeded.GlobalRegionUinLimitExceeded": {
    en: "The number of requests of the account exceeds the frequency limit of all regions.",
    zh: "主账号超过频率限制。",
  },
  "RequestLimitExceeded.IPLimitExceeded": {
    en: "The number of requests of the IP exceeds the frequency limit.",
    zh: "IP限频。",
  },
  "RequestLimitExceeded.UinLimitExceeded": {
    en: "The number of requests of the account exceeds the frequency limit.",
    zh: "主账号限频。",
  },
  ResourceInUse: { en: "The resource is in use.", zh: "资源被占用。" },
  ResourceInsufficient: { en: "The resource is insufficient.", zh: "资源不足。" },
  ResourceNotFound: { en: "The resource does not exist.", zh: "资源不存在。" },
  "ResourceNotFound.Manager": { en: "The manager of the company does not exist.", zh: "公司管理人不存在。" },
  ResourceUnavailable: { en: "The resource is unavailable.", zh: "资源不可用。" },
  ResponseSizeLimitExceeded: { en: "The response exceeds the size limit.", zh: "返回包超过限制大小。" },
  ServiceUnavailable: { en: "The service is unavailable now.", zh: "当前服务暂时不可用。" },
  UnauthorizedOperation: { en: "Unauthorized operation.", zh: "未授权操作。" },
  UnsupportedOperation: { en: "The operation is not supported.", zh: "操作不支持。" },
  UnsupportedRegion: { en: "The region is not supported.", zh: "接口不支持所传地域。" },
} as const satisfies Record<string, Text>;

export type RefusalCode = keyof typeof messages;
