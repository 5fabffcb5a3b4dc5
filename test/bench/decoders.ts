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
  // Its certificateFromPem refuses all keys but RSA; reading the ASN.1 is what it can do for every certificate.
  "node-forge (ASN.1 only)": (text) =>
    count(blocks(text).map((block) => [forge.asn1.fromDer(derOf(block).toString("latin1")).value])),
};
