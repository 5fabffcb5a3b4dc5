import type { DomainCheck } from "./management";
import { type Message, message } from "./message";

const noTxt = message("The TXT record was not found.");
const otherTxt = message("The TXT record has another value.");
const noNs = message("The domain's name servers were not found.");
const noFile = message("The file was not found.");
const otherFile = message("The file has another content.");
const noCname = message("The CNAME record was not found.");
const otherCname = message("The CNAME record has another value.");

/** Source: CheckCertificateDomainVerification, field `LocalCheck`. */
const problems: Readonly<Record<number, Message>> = {
  [-1]: noTxt,
  [-2]: otherTxt,
  [-3]: noNs,
  [-4]: noFile,
  [-5]: otherFile,
  [-6]: noCname,
  [-7]: otherCname,
  [-8]: noNs,
  [-9]: noFile,
  [-10]: otherFile,
};

/** Why a domain is not validated yet; undefined when both checks found what they looked for. */
export function domainCheckProblem(check: DomainCheck): Message | undefined {
  if (check.tooOften) return message("It was checked a moment ago. Try again in a minute.");
  if (!check.foundByService) {
    return problems[check.localCheck] ?? message("The check failed (code {0}).", check.localCheck);
  }
  return check.foundByAuthority
    ? undefined
    : message("The certificate authority has not seen it yet. This can take some hours.");
}
