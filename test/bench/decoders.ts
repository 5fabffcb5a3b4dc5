// @peculiar/x509 needs it.
import "reflect-metadata";
import { X509Certificate } from "node:crypto";
import * as peculiar from "@peculiar/x509";
import forge from "node-forge";
import * as pkijs from "pkijs";
import { decodeCertificates } from "../../src/pem";

/** Reads subject, issuer, serial number and dates of all certificates of a text; gives how many there were. */
export type Decoder = (text: string) => number;

const blocks = (text: string) =>
  text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];

const derOf = (block: string) => Buffer.from(block.replace(/-----[^-]+-----|\s/g, ""), "base64");

const count = (values: readonly (readonly unknown[])[]) =>
  values.filter((fields) => fields.every((field) => field !== undefined)).length;

export const decoders: Readonly<Record<string, Decoder>> = {
  ours: (text) =>
    count(
      decodeCertificates(text).certificates.map((certificate) => [
        certificate.subject.text,
        certificate.issuer.text,
        certificate.serialNumber,
        certificate.notBefore,
        certificate.notAfter,
      ]),
    ),
  "crypto.X509Certificate": (text) =>
    count(
      blocks(text).map((block) => {
        const { subject, issuer, serialNumber, validFrom, validTo } = new X509Certificate(block);
        return [subject, issuer, serialNumber, validFrom, validTo];
      }),
    ),
  "@peculiar/x509": (text) =>
    count(
      blocks(text).map((block) => {
        const { subject, issuer, serialNumber, notBefore, notAfter } = new peculiar.X509Certificate(block);
        return [subject, issuer, serialNumber, notBefore, notAfter];
      }),
    ),
  pkijs: (text) =>
    count(
      blocks(text).map((block) => {
        const certificate = pkijs.Certificate.fromBER(new Uint8Array(derOf(block)));
        const name = ({ typesAndValues }: pkijs.RelativeDistinguishedNames) =>
          typesAndValues.map(({ type, value }) => `${type}=${value.valueBlock.value}`).join();
        return [
          name(certificate.subject),
          name(certificate.issuer),
          certificate.serialNumber.valueBlock.valueHexView,
          certificate.notBefore.value,
          certificate.notAfter.value,
        ];
      }),
    ),
  // Its certificateFromPem refuses all keys but RSA, so the fields are taken from the ASN.1.
  "node-forge": (text) =>
    count(
      blocks(text).map((block) => {
        const certificate = forge.asn1.fromDer(derOf(block).toString("latin1"));
        const [, serial, , issuer, validity, subject] = parts(parts(certificate)[0]);
        const name = (value: forge.asn1.Asn1 | undefined) =>
          parts(value)
            .flatMap(parts)
            .map((pair) => {
              const [type, text] = parts(pair);
              return `${forge.asn1.derToOid(String(type?.value))}=${text?.value}`;
            });
        const dates = parts(validity).map(({ type, value }) =>
          type === forge.asn1.Type.UTCTIME
            ? forge.asn1.utcTimeToDate(String(value))
            : forge.asn1.generalizedTimeToDate(String(value)),
        );
        return [name(subject), name(issuer), serial?.value, ...dates];
      }),
    ),
};

/** The values inside a constructed value of node-forge. */
function parts(value: forge.asn1.Asn1 | undefined): forge.asn1.Asn1[] {
  return Array.isArray(value?.value) ? value.value : [];
}
