/**
 * The documented messages of codes that nothing in the sandbox leads to: an `error` fault answers with them. Those that
 * have a cause are in `refusals.ts`.
 */
export const documentedMessages: Readonly<Record<string, string>> = {
  ActionOffline: "This API has been deprecated.",
  AuthFailure: "A CAM signature/authentication error occurred.",
  "AuthFailure.InvalidSecretId": "The SecretId is not a TencentCloud API key.",
  "AuthFailure.MFAFailure": "The MFA verification failed.",
  "AuthFailure.UnauthorizedOperation": "The operation is unauthorized.",
  DryRunOperation: "The request would have succeeded, but the DryRun parameter was used.",
  FailedOperation: "Operation failed.",
  "FailedOperation.AuthError": "You do not have permission to perform this operation.",
  "FailedOperation.BoundResources": "Cannot be deleted when there are unbound cloud resources.",
  "FailedOperation.CAMAuthorizedFail": "A CAM authentication error occurred.",
  "FailedOperation.CancelAuditCertificateFailed":
    "Cancelling failed for an unknown reason; refresh and retry.",
  "FailedOperation.CancelOrderFailed": "Failed to cancel the order.",
  "FailedOperation.CannotGetOrder": "Failed to get order information. Try again later.",
  "FailedOperation.CertificateCancelFailedMulti":
    "Multi-year certificate, not the first year: review cannot be cancelled.",
  "FailedOperation.CertificateCsrParseFailed": "CSR parse failed.",
  "FailedOperation.CertificateDeployHasPendingRecord":
    "There is a running certificate deployment task. Please try again after the deployment is complete.",
  "FailedOperation.CertificateDeployInstanceEmpty":
    "There is no instance for the selected cloud resource. Updating failed. Please try again after checking it.",
  "FailedOperation.CertificateDownloadServiceTypeNotSupport": "Download service type not supported.",
  "FailedOperation.CertificateExists": "The certificate already exists.",
  "FailedOperation.CertificateHostDeployCanNotAllow":
    "The current certificate is not allowed to use the one-click update function.",
  "FailedOperation.CertificateHostResourceInnerInterrupt":
    "Unable to use the deployment feature because the login account is an internal account with too many instance resources. Please contact us to handle it.",
  "FailedOperation.CertificateHostResourceInstanceHugeLimit":
    'There are too many instances under the current account. Loading cannot be performed properly. Please switch the loading mode. After switching, click "Refresh List" and wait for a period of time. Then, all the instances can be loaded.',
  "FailedOperation.CertificateHostResourceTypeInvalid": "The cloud resource type is invalid.",
  "FailedOperation.CertificateMatchError":
    "Note: the certificate content and private key do not match. please check (pay attention to whether there are extra spaces).",
  "FailedOperation.CertificateNotAvailable": "The certificate is not available. Please check and try again.",
  "FailedOperation.CertificateNotDeployInstance":
    "The certificate is not allowed to be deployed under the instance list.",
  "FailedOperation.CertificateNotFoundOrAudited": "Certificate does not exist or is already issued.",
  "FailedOperation.CertificateNotFoundOrCantCancel":
    "The certificate does not exist, or the review cannot be canceled.",
  "FailedOperation.CertificateStatusNotAllowDownload": "Status does not allow download.",
  "FailedOperation.CertificateTypeInfoNotFound": "Certificate type details not found.",
  "FailedOperation.CertificateWhiteFuncError": "Allow-list feature, account not on the list.",
  "FailedOperation.DeleteFailedTimeNotUp":
    "Cannot be deleted when the free cert application time has not exceeded 1 hour.",
  "FailedOperation.ExceedsFreeLimit": "The number of free certificates exceeds the maximum value.",
  "FailedOperation.GenCSRFail": "CSR generation failed.",
  "FailedOperation.InvalidCertificateSource": "Certificate source error.",
  "FailedOperation.MainDomainCertificateCountLimit":
    "The number of free certificates applied for under the primary domain name (%s) has reached the upper limit of %s. Please purchase a paid certificate.",
  "FailedOperation.NetworkError": "The CA system is busy. Try again later.",
  "FailedOperation.NoRealNameAuth": "You have not completed the identity verification.",
  "FailedOperation.OrderAlreadyReplaced": "This order has already been replaced.",
  "FailedOperation.OrderReplaceFailed": "Failed to reissue a certificate.",
  "FailedOperation.PackageCountLimit": "The remaining benefit points are insufficient.",
  "FailedOperation.PackageExpired": "The benefit package has expired.",
  "FailedOperation.PackageNotFound": "The benefit package does not exist.",
  "FailedOperation.RenewNotIssued": "Cannot perform deletion when the renewed cert has not been issued.",
  "FailedOperation.RevokeFailed": "Certificate revocation failed.",
  "FailedOperation.RevokeResourceFailed": "The cert is bound to cloud resources and cannot be revoked.",
  "FailedOperation.RoleNotFoundAuthorization": "The role does not exist. Please authorize the role first.",
  "FailedOperation.SystemError": "A system error occurred.",
  "InternalError.BackendResponseEmpty": "The backend service response is empty.",
  "InvalidParameter.CertificateIdNumberLimit": "At most 50 certificate IDs.",
  "InvalidParameter.ContainsInvalidCertificateId": "Contains an invalid certificate ID.",
  "InvalidParameter.PackageIdsInvalid": "The list of benefit point IDs is invalid.",
  "InvalidParameter.RenewAlgorithmInvalid": "The algorithm is invalid.",
  "InvalidParameter.WithDetailReason": "The parameter is incorrect.",
  "InvalidParameterValue.CertificateDomainMaxLengthInvalid": "Domain longer than 64 characters.",
  "InvalidParameterValue.CertificateEmailParseInvalid": "E-mail format wrong.",
  "InvalidParameterValue.IntermediateCertNotSame": "Intermediate certificate inconsistent.",
  IpInBlacklist: "Your IP is in the blacklist.",
  IpNotInWhitelist: "Your IP is not in the whitelist.",
  LimitExceeded: "Quota limit is exceeded.",
  "LimitExceeded.RateLimitExceeded": "The API rate limit is reached.",
  NoSuchProduct: "The product does not exist.",
  "RequestLimitExceeded.GlobalRegionUinLimitExceeded":
    "The number of requests of the account exceeds the frequency limit of all regions.",
  "RequestLimitExceeded.IPLimitExceeded": "The number of requests of the IP exceeds the frequency limit.",
  "RequestLimitExceeded.UinLimitExceeded":
    "The number of requests of the account exceeds the frequency limit.",
  ResourceInUse: "The resource is in use.",
  ResourceInsufficient: "The resource is insufficient.",
  ResourceNotFound: "The resource does not exist.",
  "ResourceNotFound.Manager": "The manager of the company does not exist.",
  ResourceUnavailable: "The resource is unavailable.",
  ResponseSizeLimitExceeded: "The response exceeds the size limit.",
  ServiceUnavailable: "The service is unavailable now.",
  UnauthorizedOperation: "Unauthorized operation.",
  UnsupportedOperation: "The operation is not supported.",
  UnsupportedRegion: "The region is not supported.",
};
