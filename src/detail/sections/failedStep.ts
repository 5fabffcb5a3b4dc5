import type { CertificateDetail } from "../../certificates";

/** Beginnings of the service's sentences on a failed order (DescribeCertificateDetail, `StatusMsg`), small letters. */
const tooLate = ["域名验证超时", "domain name verification timed out"];
const ofDocuments = ["证书资料未通过", "the certificate information did not pass"];

/** At which step an order failed, as far as its status message tells: without one it is the review. */
export function failedStep({
  statusMessage = "",
  isDv,
}: Pick<CertificateDetail, "statusMessage" | "isDv">): "documents" | "review" | "validation" {
  const said = statusMessage.trim().toLowerCase();
  const beginsWith = (beginning: string) => said.startsWith(beginning);
  if (tooLate.some(beginsWith)) return "validation";
  return ofDocuments.some(beginsWith) && !isDv ? "documents" : "review";
}
