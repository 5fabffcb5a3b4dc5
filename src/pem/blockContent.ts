import { type Message, message } from "../certificates";
import { onlyTlv, readTlv, Tag } from "./asn1/der";
import { oidText } from "./asn1/oidText";
import { type ReadingProblem, readingPlaced } from "./asn1/reading";
import { isEncryptedKey } from "./keys/openKey";
import { blockKind } from "./text/blockKind";
import type { DecodedCertificate, PemBlock, PublicKeyInfo } from "./types";
import { decodeX509, type X509Certificate } from "./x509/certificate";
import { type DecodedCrl, readCrl } from "./x509/crl";
import { decodeCertificateBlock } from "./x509/decodeCertificates";
import { readPkcs7 } from "./x509/pkcs7";
import { publicKeyOfSpki, readCurve, rsaSpki } from "./x509/publicKey";
import { type DecodedRequest, readRequest } from "./x509/request";

/** What a block holds. Private keys are not opened here: see `publicKeyOf`. */
export type BlockContent =
  | { readonly kind: "certificate"; readonly certificate: DecodedCertificate }
  | { readonly kind: "private-key"; readonly encrypted: boolean }
  | { readonly kind: "public-key"; readonly publicKey: PublicKeyInfo }
  | { readonly kind: "request"; readonly request: DecodedRequest }
  | { readonly kind: "crl"; readonly crl: DecodedCrl }
  | { readonly kind: "pkcs7"; readonly certificates: readonly X509Certificate[] }
  /** `curve`: its name or its OID; absent for parameters of other kinds. */
  | { readonly kind: "parameters"; readonly curve?: string }
  | { readonly kind: "other" }
  /** `offset`: the byte of the data that is wrong, where one can be named. */
  | { readonly kind: "unreadable"; readonly reason: Message; readonly offset?: number };

/** Decodes a block of any kind. */
export function blockContent(block: PemBlock): BlockContent {
  const { der, problem, label } = block;
  if (der === undefined) return unreadable(problem?.message ?? message("there is no data"));
  switch (blockKind(label)) {
    case "certificate": {
      const decoded = decodeCertificateBlock(block);
      return decoded.ok ? { kind: "certificate", certificate: decoded.value } : unreadablePart(decoded.error);
    }
    case "private-key":
    case "encrypted-private-key":
      return { kind: "private-key", encrypted: isEncryptedKey(block) };
    case "public-key":
      return publicKeyContent(label, der);
    case "request": {
      const decoded = readRequest(der);
      return decoded.ok ? { kind: "request", request: decoded.value } : unreadablePart(decoded.error);
    }
    case "crl": {
      const decoded = readCrl(der);
      return decoded.ok ? { kind: "crl", crl: decoded.value } : unreadablePart(decoded.error);
    }
    case "pkcs7":
      return pkcs7Content(der);
    case "parameters":
      return label === "EC PARAMETERS" || label === "SM2 PARAMETERS"
        ? curveContent(der)
        : { kind: "parameters" };
    case "other":
      return { kind: "other" };
  }
}

function unreadable(reason: Message): BlockContent {
  return { kind: "unreadable", reason };
}

function unreadablePart({ reason, offset }: ReadingProblem): BlockContent {
  return { kind: "unreadable", reason, ...(offset !== undefined && { offset }) };
}

function publicKeyContent(label: string, der: Uint8Array): BlockContent {
  const read = readingPlaced(() => {
    onlyTlv(der, Tag.sequence);
    return publicKeyOfSpki(label === "RSA PUBLIC KEY" ? rsaSpki(der) : der);
  });
  return read.ok ? { kind: "public-key", publicKey: read.value } : unreadablePart(read.error);
}

function pkcs7Content(der: Uint8Array): BlockContent {
  const read = readPkcs7(der);
  if (!read.ok) return unreadable(read.error);
  const certificates = read.value.flatMap((bytes) => {
    const decoded = decodeX509(bytes);
    return decoded.ok ? [decoded.value] : [];
  });
  return { kind: "pkcs7", certificates };
}

/** ECParameters (RFC 5480, 2.1.1): an OID in all files but the oldest. */
function curveContent(der: Uint8Array): BlockContent {
  const read = readingPlaced(() => {
    const value = readTlv(der, 0, der.length);
    return readCurve(der, value)?.name ?? (value.tag === Tag.oid ? oidText(der, value) : undefined);
  });
  if (!read.ok) return unreadablePart(read.error);
  return { kind: "parameters", ...(read.value !== undefined && { curve: read.value }) };
}
