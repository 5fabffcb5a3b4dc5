import { type Certificate, isUploaded } from "./certificate";
import { type Message, message } from "./message";
import { Status } from "./status";

/** Whether the documented rules let a certificate be deleted; `refused` says why not. */
export type DeletionVerdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly refused: Message };

/**
 * The deletion rules of the service (legacy document "CertDelete", notes 1–4): an uploaded certificate can be deleted
 * at any time unless it is bound to a resource, a free one only when its verification failed, a paid one only when it
 * was cancelled or its review failed. The service has the last word: bindings are not known here.
 */
export function deletionVerdict(
  certificate: Pick<Certificate, "source" | "status" | "isPaid">,
): DeletionVerdict {
  if (isUploaded(certificate) || certificate.status === Status.reviewFailed) return { allowed: true };
  if (!certificate.isPaid) {
    return {
      allowed: false,
      refused: message("A free certificate can be deleted only after its verification has failed."),
    };
  }
  if (certificate.status === Status.cancelled) return { allowed: true };
  return {
    allowed: false,
    refused: message(
      "A paid certificate can be deleted only when its order was cancelled or its review failed.",
    ),
  };
}
