const certificateBlock = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/** The certificates of a PEM text and nothing else, one block after the other; empty when there are none. */
export function publicCertificates(...texts: readonly (string | undefined)[]): string {
  const blocks = texts.flatMap((text) => text?.match(certificateBlock) ?? []);
  return blocks.map((block) => `${block}\n`).join("");
}
