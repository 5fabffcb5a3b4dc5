import {
  type CallOptions,
  type CertificatePage,
  type CertificateService,
  failure,
  message,
  type Result,
  type ServiceError,
  serviceActions,
  success,
} from "../../../src/certificates";
import { capabilitiesOf } from "../../../src/tencent";

/** An error with what matters to a test. */
export function serviceError(given: Partial<ServiceError> = {}): ServiceError {
  return {
    kind: "network",
    code: "ECONNREFUSED",
    cause: message("No connection."),
    advice: message("Try again."),
    action: "DescribeCertificates",
    retryable: true,
    carriedOut: "no",
    ...given,
  };
}

/** A service that answers listings as told, and refuses the rest. */
export function listingService(
  answer: (options?: CallOptions) => Result<CertificatePage, ServiceError> = () => emptyPage,
): CertificateService {
  const refuse = async () => failure(serviceError({ kind: "refused", code: "NotInThisTest" }));
  return {
    ...serviceActions(refuse),
    capabilities: capabilitiesOf("v3", "china"),
    list: async (_query, _page, options) => answer(options),
  };
}

export const emptyPage = success<CertificatePage>({ certificates: [], total: 0 });
