import { type Instant, message } from "../../certificates";
import type { DecodedCertificate, PublicKeyInfo } from "../../pem";
import { visibleText } from "../../ui/visibleText";
import type { CardAction, Copy, Fact, Value } from "../model";
import { inPairs, type Wording } from "./wording";

/** What a certificate says of itself, as facts in the order in which people look for them. */
export function decodedFacts(certificate: DecodedCertificate, wording: Wording): readonly Fact[] {
  const { serialNumber, subjectKeyId, authorityKeyId, sha1, sha256, publicKey } = certificate;
  return [
    ...nameFact(message("Subject"), certificate.subject, wording),
    ...nameFact(message("Issuer"), certificate.issuer, wording),
    ...wording.codeFact(message("Serial number"), serialNumber, inPairs(serialNumber)),
    ...wording.dateFact(message("Valid from"), certificate.notBefore),
    ...wording.dateFact(message("Valid until"), certificate.notAfter),
    ...wording.fact(message("Public key"), keyName(publicKey)),
    ...wording.fact(message("Signature algorithm"), certificate.signatureAlgorithm),
    ...namesFact(certificate, wording),
    ...wording.fact(message("Key usage"), certificate.keyUsage.join(", ")),
    ...wording.fact(message("Extended key usage"), certificate.extendedKeyUsage?.join(", ")),
    ...wording.fact(message("Certificate authority"), authorityOf(certificate, wording)),
    ...wording.fact(message("Validation level"), certificate.validationLevel),
    ...wording.codeFact(message("Subject key ID"), subjectKeyId, subjectKeyId && inPairs(subjectKeyId)),
    ...wording.codeFact(
      message("Authority key ID"),
      authorityKeyId,
      authorityKeyId && inPairs(authorityKeyId),
    ),
    ...addresses(certificate, wording),
    ...wording.codeFact(message("SHA-1 fingerprint"), sha1, inPairs(sha1)),
    ...wording.codeFact(message("SHA-256 fingerprint"), sha256, inPairs(sha256)),
    ...wording.codeFact(message("Public key SHA-256"), publicKey.spkiSha256, inPairs(publicKey.spkiSha256)),
    ...wording.fact(message("Version"), String(certificate.version)),
    ...extensionsFact(certificate, wording),
  ];
}

/** `RSA 2048`, `EC P-256`, `SM2`. */
export function keyName({ type, bits, curve }: PublicKeyInfo): string {
  if (curve !== undefined) return curve === type ? type : `${type} ${curve}`;
  return bits === undefined ? type : `${type} ${bits}`;
}

/** What to copy of a decoded certificate as a whole. */
export function decodedCopies(certificate: DecodedCertificate, wording: Wording): readonly Copy[] {
  return [
    { text: toPem(certificate.der), label: wording.say(message("Copy PEM")) },
    { text: certificate.sha256, label: wording.say(message("Copy fingerprint")) },
    { text: certificate.serialNumber, label: wording.say(message("Copy serial number")) },
  ];
}

/** What to do with a decoded certificate. */
export function decodedActions(wording: Wording): readonly CardAction[] {
  return [
    { id: "open", icon: "file-code", label: wording.say(message("Open as PEM")) },
    { id: "export", icon: "export", label: wording.say(message("Export…")) },
  ];
}

/** "Valid until 3 March 2027", or when it ended or has not begun. */
export function validityInWords(
  { notBefore, notAfter }: Pick<DecodedCertificate, "notBefore" | "notAfter">,
  now: Instant,
  wording: Wording,
): string {
  if (now < notBefore) return wording.say(message("Valid only from {0}", wording.date(notBefore)));
  if (now >= notAfter) return wording.say(message("Ended on {0}", wording.date(notAfter)));
  return wording.say(message("Valid until {0}", wording.date(notAfter)));
}

function nameFact(
  label: Parameters<Wording["fact"]>[0],
  { attributes, text }: DecodedCertificate["subject"],
  wording: Wording,
): Fact[] {
  const name = wording.say(label);
  const values: Value[] = attributes.map(({ type, value }) => ({
    text: wording.show(`${type} = ${value}`),
  }));
  const [first, ...rest] = values;
  if (first === undefined) return [{ label: name, values: [{ text: wording.say(message("(empty)")) }] }];
  return [{ label: name, values: [{ ...first, copy: wording.copy(name, text) }, ...rest] }];
}

function namesFact({ names }: DecodedCertificate, wording: Wording): Fact[] {
  if (names.length === 0) return [];
  const values = names.map(({ type, value }) => ({
    text: wording.show(value),
    code: true,
    note: wording.show(type),
  }));
  return [{ label: wording.say(message("Subject alternative names")), values }];
}

function authorityOf({ isCa, pathLength }: DecodedCertificate, wording: Wording): string {
  if (!isCa) return wording.say(message("No"));
  return pathLength === undefined
    ? wording.say(message("Yes"))
    : wording.say(message("Yes, path length {0}", pathLength));
}

function addresses({ caIssuers, ocsp, crls }: DecodedCertificate, wording: Wording): Fact[] {
  const fact = (label: string, urls: readonly string[]): Fact[] =>
    urls.length === 0 ? [] : [{ label, values: urls.map((url) => addressValue(url, label, wording)) }];
  return [
    ...fact(wording.say(message("Issuer's certificate (AIA)")), caIssuers),
    ...fact(wording.say(message("OCSP responder")), ocsp),
    ...fact(wording.say(message("Revocation list (CRL)")), crls),
  ];
}

/** An address is text to copy, not a link: it comes from the certificate, which may come from anyone. */
export function addressValue(url: string, what: string, wording: Wording): Value {
  return { text: wording.show(url), code: true, copy: wording.copy(what, url) };
}

function extensionsFact({ extensions }: DecodedCertificate, wording: Wording): Fact[] {
  if (extensions.length === 0) return [];
  const values = extensions.map(({ oid, name, critical, values: lines }): Value => {
    const title = name === undefined ? oid : `${name} (${oid})`;
    return {
      text: wording.show(title),
      note: [
        ...(critical ? [wording.say(message("critical"))] : []),
        ...(lines.length > 0 ? [wording.show(lines.map((line) => visibleText(line)).join("; "))] : []),
      ].join(" · "),
    };
  });
  return [{ label: wording.say(message("Extensions")), values }];
}

/** A certificate as PEM (RFC 7468). The PEM code has the same, but is loaded late and in another bundle. */
export function toPem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}
