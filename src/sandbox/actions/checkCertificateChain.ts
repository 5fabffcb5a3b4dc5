import { failure, success } from "../../certificates";
import { required, string } from "../gateway/parameters";
import { refusal } from "../gateway/refusals";
import { titleOf } from "../upload/certificateFacts";
import { checkChain } from "../upload/chainCheck";
import { readCertificates } from "../upload/readCertificates";
import { action } from "./action";

interface Response {
  readonly IsValid: boolean;
  readonly IsTrustedCA: boolean;
  readonly Chains: readonly string[];
}

/** Whether a chain is whole, in order and rightly signed, and whether it ends at a trusted root. */
export const checkCertificateChain = action<{ readonly CertificateChain: string }, Response>(
  { CertificateChain: required(string) },
  async ({ CertificateChain }, { store, now }) => {
    const read = readCertificates(CertificateChain);
    if (!read.ok) return failure(refusal("FailedOperation.CertificateInvalid"));
    const { isValid, isTrusted, links } = checkChain(read.value.chain, store, now);
    return success({ IsValid: isValid, IsTrustedCA: isTrusted, Chains: links.map(titleOf) });
  },
);
