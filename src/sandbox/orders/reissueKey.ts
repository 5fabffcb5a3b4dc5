import { failure, type Result, success } from "../../certificates";
import { type Refusal, refusal } from "../gateway/refusals";
import { readCsr } from "../records/csr";
import type { CertificateEntry } from "../records/entry";
import { productOf } from "../records/products";
import { keyAlgorithmOf } from "../samples/issuanceOf";
import { algorithmName, certificateNames } from "../upload/certificateFacts";

/** What ReplaceCertificate says of the key of the new certificate. */
export interface KeyWishes {
  readonly CsrType?: string;
  readonly CsrContent?: string;
  readonly CertCSREncryptAlgo?: string;
  readonly CertCSRKeyParameter?: string;
}

/** The key of a reissued certificate: its algorithm in the service's words, and the applicant's CSR if there is one. */
export type ReissueKey = Pick<CertificateEntry, "algorithm" | "csr">;

/** Algorithm -> its parameters, the default first -> how the service calls the key. */
const online: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  RSA: { "2048": "RSA 2048", "4096": "RSA 4096" },
  ECC: { prime256v1: "ECC 256", secp384r1: "ECC 384" },
  SM2: { "": "SM2" },
};

/** The key a certificate is reissued with: the one it has, one of a new CSR, or one the service makes. */
export function reissueKey(wishes: KeyWishes, entry: CertificateEntry): Result<ReissueKey, Refusal> {
  const type = wishes.CsrType?.toLowerCase() ?? "original";
  if (wishes.CertCSREncryptAlgo && type !== "online") return failure(refusal("FailedOperation.InvalidParam"));
  const key = type === "upload" ? uploadedKey(wishes, entry) : success(serviceKey(type, wishes, entry));
  return !key.ok || isAllowed(key.value, entry)
    ? key
    : failure(refusal("InvalidParameter.RenewAlgorithmInvalid"));
}

function serviceKey(type: string, wishes: KeyWishes, { algorithm, csr }: CertificateEntry): ReissueKey {
  if (type === "original") return { algorithm, csr: csr ?? null };
  const parameters = online[wishes.CertCSREncryptAlgo || "RSA"] ?? {};
  const parameter = wishes.CertCSRKeyParameter || Object.keys(parameters)[0] || "";
  return { algorithm: parameters[parameter] ?? null, csr: null };
}

function uploadedKey({ CsrContent }: KeyWishes, { domain }: CertificateEntry): Result<ReissueKey, Refusal> {
  if (!CsrContent) return failure(refusal("FailedOperation.InvalidParam"));
  const request = readCsr(CsrContent);
  const isRight =
    request !== undefined && request.signature === "verified" && certificateNames(request).includes(domain);
  return isRight
    ? success({ algorithm: algorithmName(request), csr: CsrContent })
    : failure(refusal("FailedOperation.OrderReplaceFailed"));
}

/** Free certificates are reissued with RSA 2048 only; Chinese SM ones, and no others, with SM2. */
function isAllowed({ algorithm }: ReissueKey, { packageType }: CertificateEntry): boolean {
  const product = productOf(packageType);
  if (keyAlgorithmOf(algorithm) === undefined) return false;
  if (product?.free) return algorithm === "RSA 2048";
  return (algorithm === "SM2") === (product?.sm === true);
}
