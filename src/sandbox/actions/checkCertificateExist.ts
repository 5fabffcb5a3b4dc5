import { failure, success } from "../../certificates";
import { required, string } from "../gateway/parameters";
import { refusal } from "../gateway/refusals";
import { sha1Of } from "../upload/certificateFacts";
import { readCertificates } from "../upload/readCertificates";
import { action } from "./action";

/** Looks for the same certificate in the account, by its fingerprint. */
export const checkCertificateExist = action<
  { readonly CertificatePublicKey: string },
  { RepeatCertId: string }
>({ CertificatePublicKey: required(string) }, async ({ CertificatePublicKey }, { store }) => {
  const read = readCertificates(CertificatePublicKey);
  if (!read.ok) return failure(refusal("FailedOperation.InvalidParam"));
  return success({ RepeatCertId: store.findByFingerprint(sha1Of(read.value.leaf))?.id ?? "" });
});
