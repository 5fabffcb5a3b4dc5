import type { X509Block } from "./inventory";
import { foldName } from "./x509/names";

/**
 * A double certificate of Chinese SM (GB/T 38636-2020, once GM/T 0024-2014): a server has one certificate to sign with
 * and one to encrypt for, each with a key of its own, both for the same subject.
 */
export interface DoubleCertificate {
  readonly signing: X509Block;
  readonly encryption: X509Block;
}

const encipherment = ["keyEncipherment", "dataEncipherment", "keyAgreement"];

/** The double certificates among the certificates of servers. */
export function findDoubles(leaves: readonly X509Block[]): DoubleCertificate[] {
  const sm2 = leaves.filter(({ certificate }) => certificate.publicKey.type === "SM2");
  const encrypting = new Set(sm2.filter(canEncryptOnly));
  return sm2.filter(canSignOnly).flatMap((signing) => {
    const encryption = [...encrypting].find((candidate) => isSameServer(signing, candidate));
    if (encryption === undefined) return [];
    encrypting.delete(encryption);
    return [{ signing, encryption }];
  });
}

function canSignOnly({ certificate: { keyUsage } }: X509Block): boolean {
  return keyUsage.includes("digitalSignature") && !encipherment.some((usage) => keyUsage.includes(usage));
}

function canEncryptOnly({ certificate: { keyUsage } }: X509Block): boolean {
  return !keyUsage.includes("digitalSignature") && encipherment.some((usage) => keyUsage.includes(usage));
}

function isSameServer({ certificate: a }: X509Block, { certificate: b }: X509Block): boolean {
  const sameSubject = foldName(a.subject.text) === foldName(b.subject.text);
  const sameIssuer = foldName(a.issuer.text) === foldName(b.issuer.text);
  return sameSubject && sameIssuer && a.publicKey.spkiSha256 !== b.publicKey.spkiSha256;
}
