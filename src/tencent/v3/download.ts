import { type CertificateArchive, failure, type ServiceResult, success } from "../../certificates";
import { incompleteError } from "../failures";
import { text } from "../fields";
import type { Api } from "./api";

/** `DownloadCertificate`: a ZIP, which may hold the private key. */
export async function download(
  api: Api,
  id: string,
  signal: AbortSignal | undefined,
): ServiceResult<CertificateArchive> {
  const action = "DownloadCertificate";
  const answer = await api.read(action, { CertificateId: id }, signal);
  if (!answer.ok) return answer;
  const { response, requestId } = answer.value;
  const bytes = base64(text(response.Content));
  return bytes === undefined
    ? failure(incompleteError(action, "Content", requestId))
    : success({ bytes, contentType: text(response.ContentType) || "application/zip" });
}

/** Undefined for anything but padded Base64 of at least one byte: Node's own decoder skips what is none. */
function base64(content: string): Uint8Array | undefined {
  const packed = content.replace(/\s+/g, "");
  const bytes = Buffer.from(packed, "base64");
  return bytes.length > 0 && bytes.toString("base64") === packed ? new Uint8Array(bytes) : undefined;
}
