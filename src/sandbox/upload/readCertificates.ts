import { failure, type Result, success } from "../../certificates";
import { blockKind, type DecodedCertificate, decodeCertificate, readBlocks, toPem } from "../../pem";
import { type Refusal, refusal } from "../gateway/refusals";

/** An upload's certificates. */
export interface UploadedChain {
  /** Written anew from the bytes: without comments and stray blanks, and without anything that is no certificate. */
  readonly pem: string;
  readonly leaf: DecodedCertificate;
  /** All of them as given, the leaf included. */
  readonly chain: readonly DecodedCertificate[];
}

/** Reads the certificates of an upload. Text without whole PEM blocks is invalid; blocks that hold no X.509 do not parse. */
export function readCertificates(text: string): Result<UploadedChain, Refusal> {
  const blocks = readBlocks({ name: "CertificatePublicKey", text });
  const chain: DecodedCertificate[] = [];
  for (const { der, label } of blocks) {
    if (der === undefined || blockKind(label) !== "certificate") {
      return failure(refusal("FailedOperation.CertificateInvalid"));
    }
    const decoded = decodeCertificate(der);
    if (!decoded.ok) return failure(refusal("FailedOperation.CertificateParseError"));
    chain.push(decoded.value);
  }
  const [leaf] = chain;
  if (leaf === undefined) return failure(refusal("FailedOperation.CertificateInvalid"));
  return success({ pem: chain.map(({ der }) => toPem("CERTIFICATE", der)).join(""), leaf, chain });
}
