import { type Message, message, type ServiceError, type ServiceErrorKind } from "../certificates";

/** What a code means. A cause that is a function gets the service's words, or for network codes the host's name. */
export interface Explanation {
  readonly kind: ServiceErrorKind;
  readonly cause: Message | ((detail: string) => Message);
  readonly advice: Message;
  readonly retryable: boolean;
}

/** What a stop means to the user: whether it came in time. */
export const stopAdvice: Record<ServiceError["carriedOut"], Message> = {
  no: message("Nothing was done; you can start again at any time."),
  maybe: message("It was stopped too late to be sure that nothing was done."),
};

const advice = {
  keyAndSite: message(
    "Check that the key was copied whole and without blanks, that it is not deleted or disabled, and that the account's site is the right one.",
  ),
  secretKey: message("Enter the secret key again: it does not belong to this secret ID."),
  clock: message("Set this computer's clock right and let it follow a time server."),
  token: message("Get a new temporary key and change the account's credentials."),
  permission: message(
    "Ask the administrator of the Tencent Cloud account for the permission (for the whole SSL service: QcloudSSLFullAccess).",
  ),
  project: message("Choose another project or ask for the permission on this one."),
  identity: message("Complete the identity verification in the Tencent Cloud console."),
  role: message("Authorise the service role in the SSL console first."),
  network: message("Check the network connection and the proxy, then try again."),
  proxy: message("Check the editor's settings http.proxy and http.proxyAuthorization."),
  trust: message(
    "A proxy or virus scanner may be replacing the certificate. Add its CA to the system's trusted ones; do not send credentials otherwise.",
  ),
  endpoint: message("Check the account's endpoint and API generation."),
  portal: message(
    "A proxy or a login page of the network may have answered. Check the endpoint and the proxy.",
  ),
  wait: message("Try again in a few minutes."),
  slower: message("Wait a moment and try again. Other programs that use the same account count too."),
  refresh: message("Refresh the list: it may have been deleted meanwhile."),
  status: message("Refresh the list and look at the certificate's status."),
  console: message("Go on in the SSL console of Tencent Cloud."),
  pair: message("Choose the private key that was made for this certificate."),
  pem: message(
    "Check that the file is a complete PEM certificate with its line breaks and without extra blanks.",
  ),
  chain: message(
    "Run “Check Certificate and Key” on the file: it names what is wrong with the intermediate certificates.",
  ),
  type: message("Check whether it should be uploaded as a server or as a client certificate."),
  unbind: message("Remove the certificate from the cloud resources that use it, then try again."),
  later: message("Wait until an hour has passed since the application, then try again."),
  input: message("Check what was entered."),
  mfa: message("Use a key for which the account's administrator asks for no second factor."),
  address: message(
    "Work from a network that the account allows, or ask its administrator to allow this one.",
  ),
  exists: message("Refresh the list: the certificate is there and can be used."),
  fewer: message("Choose fewer certificates and try again."),
  renewal: message("Wait until the renewal has been issued, or cancel it in the SSL console."),
  publicPart: message(
    "Allow downloads in the SSL console, or use “Open Certificate as PEM”, which needs no download.",
  ),
  shorter: message("Leave out what does not belong to the certificate and its chain."),
  searchAgain: message("Look the cloud resources up again."),
  words: message("Put right what the service names, then try again."),
  report: message("This is not your fault. Please report it with the request ID."),
  quota: message("Delete what is not needed any more or ask for a higher quota."),
};

type Cause = Explanation["cause"];

function rule(kind: ServiceErrorKind, retryable = false) {
  return (cause: Cause, how: Message): Explanation => ({ kind, cause, advice: how, retryable });
}

const credentials = rule("credentials");
const permission = rule("permission");
const notFound = rule("notFound");
const refused = rule("refused");
const rateLimit = rule("rateLimit", true);
const service = rule("service", true);
const network = rule("network", true);
const distrusted = rule("network");
const protocol = rule("protocol");

const rateCause = message("Too many requests in one second.");
const mismatch = message("The certificate and the private key do not belong together.");
const bound = message("The certificate is in use by cloud resources.");
const tooYoung = message("A free certificate cannot be deleted within an hour of its application.");
const unknownParameter = (said: string) => message("The service does not accept a parameter: {0}", said);
const failed = (said: string) => message("The service could not do it: {0}", said);
const internal = message("The service had an internal error.");
const untrusted = (host: string) => message("The TLS certificate of {0} is not trusted.", host);
const resolve = (host: string) => message("The host name {0} was not found.", host);
const unreachable = (host: string) => message("{0} cannot be reached.", host);
const broken = (host: string) => message("The connection to {0} broke.", host);
const notHttp = (host: string) => message("What answers at {0} does not speak HTTP.", host);
const tls = (host: string) => message("No encrypted connection to {0} could be made.", host);
const odd = message("The answer is not one of the certificate service.");

/**
 * API 3.0: the common codes and those of the ssl service.
 * Source: "Common error codes" and the error lists of the actions.
 */
const v3: Record<string, Explanation> = {
  ActionOffline: refused(message("This action is no longer offered by the service."), advice.report),
  AuthFailure: credentials(message("The service did not accept the credentials."), advice.keyAndSite),
  "AuthFailure.InvalidAuthorization": credentials(
    message("The service did not understand the signature."),
    advice.keyAndSite,
  ),
  "AuthFailure.InvalidSecretId": credentials(
    message("The secret ID is not one of a cloud API key."),
    advice.keyAndSite,
  ),
  "AuthFailure.MFAFailure": credentials(
    message("The account asks for multi-factor authentication."),
    advice.mfa,
  ),
  "AuthFailure.SecretIdNotFound": credentials(
    message("The secret ID is not known to this site."),
    advice.keyAndSite,
  ),
  "AuthFailure.SignatureExpire": credentials(
    message("This computer's clock and the service's differ by more than five minutes."),
    advice.clock,
  ),
  "AuthFailure.SignatureFailure": credentials(message("The secret key is wrong."), advice.secretKey),
  "AuthFailure.TokenFailure": credentials(
    message("The session token is wrong or has expired."),
    advice.token,
  ),
  "AuthFailure.UnauthorizedOperation": permission(
    message("The credentials are right, but may not do this."),
    advice.permission,
  ),
  DryRunOperation: refused(message("It was only tried out; it would have succeeded."), stopAdvice.no),
  FailedOperation: refused(failed, advice.words),
  "FailedOperation.AuthError": permission(
    message("You do not have the permission for this."),
    advice.permission,
  ),
  "FailedOperation.BoundResources": refused(bound, advice.unbind),
  "FailedOperation.CAMAuthorizedFail": permission(
    message("The check of your permissions failed."),
    advice.permission,
  ),
  "FailedOperation.CancelAuditCertificateFailed": refused(
    message("The review could not be cancelled."),
    advice.status,
  ),
  "FailedOperation.CancelOrderFailed": refused(message("The order could not be cancelled."), advice.status),
  "FailedOperation.CannotBeDeletedIssued": refused(
    message("The certificate has been issued and therefore cannot be deleted."),
    advice.console,
  ),
  "FailedOperation.CannotBeDeletedWithinHour": refused(tooYoung, advice.later),
  "FailedOperation.CannotGetOrder": service(message("The order could not be read."), advice.wait),
  "FailedOperation.CertificateCaError": refused(
    message("The certificate is not a CA certificate, as client certificates must be."),
    advice.type,
  ),
  "FailedOperation.CertificateCancelFailedMulti": refused(
    message("The review of a multi-year certificate can be cancelled only in its first year."),
    advice.console,
  ),
  "FailedOperation.CertificateChainError": refused(
    message("The service found a fault in the certificate chain."),
    advice.chain,
  ),
  "FailedOperation.CertificateCsrParseFailed": refused(
    message("The certificate signing request cannot be read."),
    message("Correct the request (CSR) of the order in the SSL console of Tencent Cloud."),
  ),
  "FailedOperation.CertificateDeployHasPendingRecord": refused(
    message("The certificate is being deployed at the moment."),
    advice.wait,
  ),
  "FailedOperation.CertificateDeployInstanceEmpty": refused(
    message("The cloud resource chosen has no instance."),
    advice.input,
  ),
  "FailedOperation.CertificateDownloadServiceTypeNotSupport": refused(
    message("The certificate cannot be downloaded in this format."),
    advice.input,
  ),
  "FailedOperation.CertificateEncryptInvalid": refused(
    message("It looks like a Chinese SM2 certificate, which this kind of upload does not take."),
    advice.console,
  ),
  "FailedOperation.CertificateExists": refused(
    message("The certificate is in the account already."),
    advice.exists,
  ),
  "FailedOperation.CertificateHostDeployCanNotAllow": refused(
    message("The certificate cannot be updated with one click."),
    advice.console,
  ),
  "FailedOperation.CertificateHostResourceInnerInterrupt": refused(
    message("The account has too many cloud resources for this."),
    advice.console,
  ),
  "FailedOperation.CertificateHostResourceInstanceHugeLimit": refused(
    message("The account has too many instances for this."),
    advice.console,
  ),
  "FailedOperation.CertificateHostResourceTypeInvalid": refused(
    message("This type of cloud resource is not known."),
    advice.input,
  ),
  "FailedOperation.CertificateInvalid": refused(
    message("The service does not accept this as a certificate."),
    advice.pem,
  ),
  "FailedOperation.CertificateMatchError": refused(mismatch, advice.pair),
  "FailedOperation.CertificateMismatch": refused(mismatch, advice.pair),
  "FailedOperation.CertificateNotAllowDownload": refused(
    message("Downloads of this certificate are switched off."),
    advice.publicPart,
  ),
  "FailedOperation.CertificateNotAvailable": refused(
    message("The certificate cannot be used at the moment."),
    advice.status,
  ),
  "FailedOperation.CertificateNotDeployInstance": refused(
    message("The certificate cannot be deployed to these instances."),
    advice.console,
  ),
  "FailedOperation.CertificateNotFound": notFound(message("The certificate does not exist."), advice.refresh),
  "FailedOperation.CertificateNotFoundOrAudited": notFound(
    message("The certificate does not exist or has been issued already."),
    advice.refresh,
  ),
  "FailedOperation.CertificateNotFoundOrCantCancel": notFound(
    message("The certificate does not exist or its review cannot be cancelled."),
    advice.refresh,
  ),
  "FailedOperation.CertificateParseError": refused(message("The certificate cannot be read."), advice.pem),
  "FailedOperation.CertificateStatusNotAllowDownload": refused(
    message("The certificate cannot be downloaded in its present status."),
    advice.status,
  ),
  "FailedOperation.CertificateStatusNotAllowVerify": refused(
    message("The domain cannot be validated in the present status."),
    advice.status,
  ),
  "FailedOperation.CertificateSyncTaskCertificateIdCountInvalid": refused(
    message("More than 100 certificates at once."),
    advice.fewer,
  ),
  "FailedOperation.CertificateSyncTaskIdInvalid": notFound(
    message("The search for cloud resources is not known any more."),
    advice.searchAgain,
  ),
  "FailedOperation.CertificateTypeInfoNotFound": notFound(
    message("The certificate's product is not known."),
    advice.console,
  ),
  "FailedOperation.CertificateWhiteFuncError": permission(
    message("This function is open to selected accounts only."),
    advice.console,
  ),
  "FailedOperation.DeleteFailedTimeNotUp": refused(tooYoung, advice.later),
  "FailedOperation.DeleteResourceFailed": refused(bound, advice.unbind),
  "FailedOperation.ExceedsFreeLimit": refused(
    message("The account has as many free certificates as it may have."),
    advice.quota,
  ),
  "FailedOperation.GenCSRFail": service(
    message("The certificate signing request could not be made."),
    advice.wait,
  ),
  "FailedOperation.InvalidCertificateSource": refused(
    message("This cannot be done with a certificate of this source."),
    advice.console,
  ),
  "FailedOperation.InvalidCertificateStatusCode": refused(
    message("This cannot be done in the certificate's present status."),
    advice.status,
  ),
  "FailedOperation.InvalidParam": refused(unknownParameter, advice.words),
  "FailedOperation.MainDomainCertificateCountLimit": refused(
    message("The domain has as many free certificates as it may have."),
    advice.quota,
  ),
  "FailedOperation.NetworkError": service(message("The certificate authority is busy."), advice.wait),
  "FailedOperation.NoProjectPermission": permission(
    message("You do not have the permission for this project."),
    advice.project,
  ),
  "FailedOperation.NoRealNameAuth": permission(
    message("The identity of the account's owner has not been verified."),
    advice.identity,
  ),
  "FailedOperation.OrderAlreadyReplaced": refused(
    message("The certificate has been reissued already."),
    advice.refresh,
  ),
  "FailedOperation.OrderReplaceFailed": refused(
    message("The certificate could not be reissued."),
    advice.console,
  ),
  "FailedOperation.PackageCountLimit": refused(
    message("Not enough benefit points are left."),
    advice.console,
  ),
  "FailedOperation.PackageExpired": refused(message("The benefit package has expired."), advice.console),
  "FailedOperation.PackageNotFound": notFound(message("The benefit package does not exist."), advice.console),
  "FailedOperation.RenewNotIssued": refused(
    message("It cannot be deleted before its renewal has been issued."),
    advice.renewal,
  ),
  "FailedOperation.RevokeFailed": refused(message("The certificate could not be revoked."), advice.status),
  "FailedOperation.RevokeResourceFailed": refused(bound, advice.unbind),
  "FailedOperation.RoleNotFoundAuthorization": permission(
    message("A role that the service needs is missing."),
    advice.role,
  ),
  "FailedOperation.SystemError": service(internal, advice.wait),
  InternalError: service(internal, advice.wait),
  "InternalError.BackendResponseEmpty": service(
    message("The service got no answer from its backend."),
    advice.wait,
  ),
  InvalidAction: refused(message("The endpoint does not know this action."), advice.endpoint),
  InvalidParameter: refused(unknownParameter, advice.words),
  "InvalidParameter.CertificateIdNumberLimit": refused(
    message("More than 50 certificates at once."),
    advice.fewer,
  ),
  "InvalidParameter.CertificatesNumberExceeded": refused(
    message("Too many certificates at once."),
    advice.fewer,
  ),
  "InvalidParameter.ContainsInvalidCertificateId": notFound(
    message("One of the certificates does not exist."),
    advice.refresh,
  ),
  "InvalidParameter.MissMatchPrivateKey": refused(mismatch, advice.pair),
  "InvalidParameter.PackageIdsInvalid": refused(message("The benefit points are not known."), advice.input),
  "InvalidParameter.RenewAlgorithmInvalid": refused(message("The algorithm is not offered."), advice.input),
  "InvalidParameter.WithDetailReason": refused(unknownParameter, advice.words),
  InvalidParameterValue: refused(unknownParameter, advice.words),
  "InvalidParameterValue.CertificateDomainMaxLengthInvalid": refused(
    message("The domain is longer than 64 characters."),
    advice.input,
  ),
  "InvalidParameterValue.CertificateEmailParseInvalid": refused(
    message("The e-mail address is not valid."),
    advice.input,
  ),
  "InvalidParameterValue.IntermediateCertNotSame": refused(
    message("The intermediate certificate is another one."),
    advice.chain,
  ),
  InvalidRequest: refused(message("The service did not understand the request."), advice.report),
  IpInBlacklist: permission(message("Requests from this IP address are blocked."), advice.address),
  IpNotInWhitelist: permission(message("Requests from this IP address are not allowed."), advice.address),
  LimitExceeded: refused(message("A quota of the account is used up."), advice.quota),
  "LimitExceeded.RateLimitExceeded": rateLimit(rateCause, advice.slower),
  MissingParameter: refused(unknownParameter, advice.report),
  NoSuchProduct: refused(message("The endpoint is not one of the SSL service."), advice.endpoint),
  NoSuchVersion: refused(message("The endpoint does not know this version of the API."), advice.endpoint),
  RequestLimitExceeded: rateLimit(rateCause, advice.slower),
  "RequestLimitExceeded.GlobalRegionUinLimitExceeded": rateLimit(rateCause, advice.slower),
  "RequestLimitExceeded.IPLimitExceeded": rateLimit(
    message("Too many requests from this IP address."),
    advice.slower,
  ),
  "RequestLimitExceeded.UinLimitExceeded": rateLimit(rateCause, advice.slower),
  RequestSizeLimitExceeded: refused(message("The request is too large."), advice.shorter),
  ResourceInUse: refused(bound, advice.unbind),
  ResourceInsufficient: refused(message("The service is out of resources."), advice.wait),
  ResourceNotFound: notFound(message("What the request is about does not exist."), advice.refresh),
  "ResourceNotFound.Manager": notFound(
    message("The company's manager given in the order does not exist."),
    advice.console,
  ),
  ResourceUnavailable: refused(
    message("What the request is about cannot be used at the moment."),
    advice.status,
  ),
  ResponseSizeLimitExceeded: refused(message("The answer would be too large."), advice.report),
  ServiceUnavailable: service(message("The service is not available at the moment."), advice.wait),
  UnauthorizedOperation: permission(
    message("The credentials are right, but may not do this."),
    advice.permission,
  ),
  UnknownParameter: refused(unknownParameter, advice.endpoint),
  UnsupportedOperation: refused(message("The service does not offer this."), advice.console),
  UnsupportedProtocol: refused(message("The service does not take this kind of request."), advice.report),
  UnsupportedRegion: refused(message("The service is not offered in this region."), advice.endpoint),
};

/** The legacy API. Source: its "Common error codes". */
const v2: Record<string, Explanation> = {
  4000: refused(unknownParameter, advice.words),
  4100: credentials(message("The secret key is wrong."), advice.secretKey),
  4101: permission(message("The sub-account may not use this API."), advice.permission),
  4102: permission(message("The sub-account may not use this certificate."), advice.permission),
  4103: permission(message("Only the main account may do this."), advice.permission),
  4104: credentials(message("The secret ID is not known to this site."), advice.keyAndSite),
  4105: credentials(message("The session token is wrong or has expired."), advice.token),
  4106: credentials(message("The account asks for multi-factor authentication."), advice.mfa),
  4110: permission(message("The check of your permissions failed."), advice.permission),
  4200: credentials(message("The request was too old when it arrived."), advice.clock),
  4300: permission(message("The service refuses this account."), advice.console),
  4400: rateLimit(rateCause, advice.slower),
  4500: credentials(
    message("The service took the request for a repeated one, or this computer's clock is wrong."),
    advice.clock,
  ),
  4600: refused(message("The service asks for HTTPS."), advice.endpoint),
  5000: notFound(message("The certificate does not exist."), advice.refresh),
  5100: refused(failed, advice.words),
  5200: refused(message("The purchase failed."), advice.console),
  5300: refused(message("The account's balance is too low."), advice.console),
  5400: { ...service(message("Only a part was done."), advice.status), retryable: false },
  5500: permission(message("The identity of the account's owner has not been verified."), advice.identity),
  6000: service(internal, advice.wait),
  6100: refused(
    message("The legacy API does not offer this any more. It was announced to end on 1 January 2023."),
    message("Change the account to API 3.0."),
  ),
  6200: service(
    message("The legacy API is not available at the moment."),
    message("Try again later or change the account to API 3.0."),
  ),
};

/** What happens on the way: Node's and OpenSSL's codes, and our own. */
const onTheWay: Record<string, Explanation> = {
  ENOTFOUND: network(resolve, advice.network),
  EAI_AGAIN: network(resolve, advice.network),
  ECONNREFUSED: network((host) => message("{0} refused the connection.", host), advice.network),
  ECONNRESET: network(broken, advice.network),
  ERR_STREAM_PREMATURE_CLOSE: network(broken, advice.network),
  EPIPE: network(broken, advice.network),
  ECONNABORTED: network(broken, advice.network),
  ETIMEDOUT: network(unreachable, advice.network),
  EHOSTUNREACH: network(unreachable, advice.network),
  ENETUNREACH: network(unreachable, advice.network),
  EHOSTDOWN: network(unreachable, advice.network),
  ENETDOWN: network(unreachable, advice.network),
  EADDRNOTAVAIL: network(unreachable, advice.network),
  EACCES: network(unreachable, advice.network),
  NetworkFailure: network(unreachable, advice.network),
  CERT_HAS_EXPIRED: distrusted(
    (host) => message("The TLS certificate of {0} has expired.", host),
    advice.trust,
  ),
  CERT_NOT_YET_VALID: distrusted(
    (host) => message("The TLS certificate of {0} is not valid yet.", host),
    advice.clock,
  ),
  DEPTH_ZERO_SELF_SIGNED_CERT: distrusted(untrusted, advice.trust),
  SELF_SIGNED_CERT_IN_CHAIN: distrusted(untrusted, advice.trust),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: distrusted(untrusted, advice.trust),
  UNABLE_TO_GET_ISSUER_CERT: distrusted(untrusted, advice.trust),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: distrusted(untrusted, advice.trust),
  CERT_UNTRUSTED: distrusted(untrusted, advice.trust),
  CERT_REVOKED: distrusted(untrusted, advice.trust),
  CERT_SIGNATURE_FAILURE: distrusted(untrusted, advice.trust),
  ERR_TLS_CERT_ALTNAME_INVALID: distrusted(
    (host) => message("The TLS certificate that answered is for another name than {0}.", host),
    advice.trust,
  ),
  EPROTO: distrusted(tls, advice.portal),
  ERR_INVALID_CHAR: credentials(
    message("The secret ID or the token contains characters that cannot be sent."),
    advice.keyAndSite,
  ),
  ConnectTimeout: { ...network(unreachable, advice.network), kind: "timeout" },
  Timeout: {
    ...network((host) => message("{0} did not answer in time.", host), advice.network),
    kind: "timeout",
  },
  Cancelled: { ...refused(message("Cancelled."), stopAdvice.no), kind: "cancelled" },
  TooLarge: protocol(message("The answer is larger than 32 MiB and was cut off."), advice.endpoint),
  BadEncoding: protocol(message("The answer cannot be decoded."), advice.portal),
  Redirect: protocol((host) => message("{0} redirects to another address.", host), advice.portal),
  Empty: protocol((host) => message("{0} sent an empty answer.", host), advice.portal),
  UnexpectedAnswer: protocol(odd, advice.endpoint),
  Http407: distrusted(message("The proxy asks for a user name and password."), advice.proxy),
};

/** All codes with an explanation. */
export const knownCodes: readonly string[] = [v3, v2, onTheWay].flatMap((table) => Object.keys(table));

/**
 * What the service's code means. A code that is not known takes kind and advice of the family before its dot
 * (`FailedOperation.New` of `FailedOperation`), and its cause is the service's own message.
 */
export function explainService(code: string): Explanation {
  const family = code.split(".")[0] ?? "";
  const table = /^\d+$/.test(code) ? v2 : v3;
  const known = find(table, code);
  if (known !== undefined) return known;
  const related = find(table, family) ?? refused(odd, advice.report);
  return { ...related, cause: (said) => message("The service answered: {0}", said) };
}

/** What a code of Node, OpenSSL or the transport means. */
export function explainTransport(code: string): Explanation {
  const known = find(onTheWay, code);
  if (known !== undefined) return known;
  if (code.startsWith("HPE_")) return protocol(notHttp, advice.portal);
  if (code.startsWith("ERR_SSL_") || code.startsWith("ERR_TLS_")) return distrusted(tls, advice.portal);
  return network(unreachable, advice.network);
}

function find(table: Record<string, Explanation>, code: string): Explanation | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined;
}
