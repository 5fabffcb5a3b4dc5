// Names for the words the service uses as values: one table for each field, for everything that shows one. Plain: runs
// without the editor.
import { type Message, message } from "../certificates";

/** Source: DescribeCertificateDetail, field `StatusMsg`: where a review stands. */
const reviewStages: Readonly<Record<string, Message>> = {
  "PRE-REVIEWING": message("Preliminary review"),
  "LEGAL-REVIEWING": message("Legal review"),
  "CA-REVIEWING": message("Review by the certificate authority"),
  "PENDING-DCV": message("Waiting for domain validation"),
  "WAIT-ISSUE": message("Validated, waiting to be issued"),
};

const reviewFailed = message("The review of the order failed.");
const insecureDomain = message(
  "The certificate authority refused the order: the domain did not pass its security review.",
);
const validatedTooLate = message(
  "The domain was not validated in time, and the order was closed. Apply for the certificate again.",
);
const documentsRefused = message(
  "The certificate authority did not accept the documents. Its reviewer will call the contact named in the order; after that they can be corrected in the console.",
);

/**
 * The same field: why a review failed, a sentence that comes in Chinese or English whatever language was asked for. Told
 * by how it begins; the service ends it in more than one way.
 */
const failedReviews: readonly (readonly [beginning: string, name: Message])[] = [
  ["订单审核失败", reviewFailed],
  ["order review failed", reviewFailed],
  ["ca审核失败", insecureDomain],
  ["ca review failed", insecureDomain],
  ["域名验证超时", validatedTooLate],
  ["domain name verification timed out", validatedTooLate],
  ["证书资料未通过证书ca机构审核", documentsRefused],
  ["the certificate information did not pass the review", documentsRefused],
];

/** The service's remark on a status in the user's words; undefined for a sentence that is not documented. */
export function remarkName(statusMessage: string): Message | undefined {
  const said = statusMessage.trim().toLowerCase();
  return (
    named(reviewStages, statusMessage) ?? failedReviews.find(([beginning]) => said.startsWith(beginning))?.[1]
  );
}

/** Source: DescribeCertificateDetail, field `From`. The legacy API writes the same words. */
const sources: Readonly<Record<string, Message>> = {
  upload: message("Uploaded"),
  trustasia: message("TrustAsia"),
  wosign: message("WoTrus"),
  sheca: message("SHECA"),
};

/** Where a certificate comes from; undefined for a source that is not documented. */
export function sourceName(source: string): Message | undefined {
  return named(sources, source.toLowerCase());
}

/** Source: DescribeCertificateDetail, field `VerifyType`. */
const validations: Readonly<Record<string, Message>> = {
  DNS_AUTO: message("DNS record, added automatically"),
  DNS: message("DNS record, added by hand"),
  FILE: message("File on the web server"),
  DNS_PROXY: message("DNS record through a proxy"),
  FILE_PROXY: message("File through a proxy"),
  EMAIL: message("E-mail"),
};

/** How the domain is validated; undefined for a way that is not documented. */
export function validationName(validation: string): Message | undefined {
  return named(validations, validation);
}

/** Source: DescribeCertificateDetail, field `VulnerabilityStatus`. */
const scans: Readonly<Record<string, Message>> = {
  ACTIVE: message("Switched on"),
  INACTIVE: message("Switched off"),
};

/** Whether the service scans the site for vulnerabilities; undefined for a state that is not documented. */
export function vulnerabilityScanName(status: string): Message | undefined {
  return named(scans, status);
}

/** Source: DescribeCertificateBindResourceTaskDetail, field `Status` of the instances, by the type of the resource. */
const resourceStates: Readonly<Record<string, Readonly<Record<string, Message>>>> = {
  CDN: {
    rejected: message("Rejected in review"),
    processing: message("Deploying"),
    online: message("Online"),
    offline: message("Offline"),
  },
  LIVE: {
    "-1": message("No certificate on the domain"),
    "0": message("HTTPS switched off"),
    "1": message("HTTPS switched on"),
  },
  TEO: {
    deployed: message("Deployed"),
    processing: message("Deploying"),
    applying: message("Applying"),
    failed: message("Application failed"),
    issued: message("Binding failed"),
  },
  COS: {
    enabled: message("Online"),
    disabled: message("Offline"),
  },
};

/** The state of a cloud resource that uses a certificate; undefined for one that is not documented. */
export function resourceStateName(type: string, state: string): Message | undefined {
  const names = Object.hasOwn(resourceStates, type) ? resourceStates[type] : undefined;
  return names && named(names, state.toLowerCase());
}

/** Source: DescribeCertificateOperateLogs, field `Type`. */
const operations: Readonly<Record<string, Message>> = {
  apply: message("Apply"),
  delete: message("Delete"),
  download: message("Download"),
  upload: message("Upload"),
  revoke: message("Revoke"),
  revoked: message("Revoked"),
  cancelRevoke: message("Cancel revocation"),
  updateAlias: message("Edit alias"),
  changeProject: message("Move to project"),
  uploadConfirmLetter: message("Upload confirmation letter"),
  cancel: message("Cancel order"),
  replace: message("Reissue"),
  downloadConfirmLetter: message("Download confirmation letter"),
  editRevokeLetter: message("Edit revocation letter"),
  renewVIP: message("Renew paid certificate"),
  applyVIP: message("Buy paid certificate"),
  submitInfo: message("Submit documents"),
  uploadFromYunAPI: message("Upload through the API"),
  transferIn: message("Transfer in"),
  transferOut: message("Transfer out"),
  refund: message("Refund"),
  multiYearsRenew: message("Renew multi-year order"),
  modifyDownloadLimit: message("Change download limit"),
  issued: message("Issued"),
  domainValidationPassed: message("Domain validated"),
  Resubmit: message("Submit again"),
};

/** What was done, by the type of an operation; undefined for a type that is not documented. */
export function operationName(type: string): Message | undefined {
  return named(operations, type);
}

function named(names: Readonly<Record<string, Message>>, value: string): Message | undefined {
  return Object.hasOwn(names, value) ? names[value] : undefined;
}
