import { type CertificateDetail, type Instant, message } from "../certificates";
import { log } from "../ui/log";
import { decodeChain } from "./decodeChain";
import type { DecodedPem } from "./sections/chain";

/**
 * Decodes the PEM of a certificate and builds its chain at `now`. Loads the PEM code on first use.
 *
 * @returns absent when there is no PEM; never rejects
 */
export async function decodePem(detail: CertificateDetail, now: Instant): Promise<DecodedPem | undefined> {
  if (detail.pem === undefined) return undefined;
  try {
    return await decodeChain(detail.pem, detail, now);
  } catch (error) {
    log().error(`The PEM of certificate ${detail.id} could not be decoded`, error);
    return { kind: "unreadable", problems: [message("Reading it failed; the log says more.")] };
  }
}

/** Loads the PEM code ahead of the first {@link decodePem}: best while the service is asked. Never rejects. */
export async function loadPemCode(): Promise<void> {
  // Who decodes is told of a failure.
  await import("../pem").catch(() => undefined);
}
