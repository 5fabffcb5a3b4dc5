import type { DecodedCertificate } from "../pem";
import { keyText } from "../ui/certificateText";
import { visibleText } from "../ui/visibleText";

/**
 * A certificate as text, one thing a line, for the editor's own diff and search. In the standards' terms and in UTC, the
 * same in every language, so that two of them differ only where the certificates do.
 */
export function decodedText(certificate: DecodedCertificate): string {
  const { subject, issuer, publicKey, names, keyUsage, extendedKeyUsage, extensions } = certificate;
  const lines = [
    `Subject: ${subject.text}`,
    `Issuer: ${issuer.text}`,
    `Serial Number: ${certificate.serialNumber}`,
    `Not Before: ${new Date(certificate.notBefore).toISOString()}`,
    `Not After: ${new Date(certificate.notAfter).toISOString()}`,
    `Version: ${certificate.version}`,
    `Signature Algorithm: ${certificate.signatureAlgorithm}`,
    `Public Key: ${keyText(publicKey)}`,
    `Public Key SHA-256: ${publicKey.spkiSha256}`,
    ...section(
      "Subject Alternative Names",
      names.map(({ type, value }) => `${type}: ${value}`),
    ),
    ...section("Key Usage", keyUsage),
    ...section("Extended Key Usage", extendedKeyUsage ?? []),
    "Extensions:",
    ...extensions.flatMap(({ oid, name, critical, values }) => [
      `  ${name === undefined ? oid : `${name} (${oid})`}${critical ? " critical" : ""}`,
      ...values.map((value) => `    ${value}`),
    ]),
    `SHA-1 Fingerprint: ${certificate.sha1}`,
    `SHA-256 Fingerprint: ${certificate.sha256}`,
  ];
  return lines.map((line) => `${visibleText(line)}\n`).join("");
}

function section(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`${title}:`, ...items.map((item) => `  ${item}`)];
}
