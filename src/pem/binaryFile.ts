import { type Message, message, Secret, success } from "../certificates";
import { type KeyResult, keyFailure } from "./keys/keyProblem";
import { openPkcs12 } from "./keys/pkcs12";
import { privateKeyFormat } from "./keys/privateKey";
import { type FileContent, sniff } from "./sniff";
import { toPem } from "./text/toPem";
import { readPkcs7 } from "./x509/pkcs7";

/** A binary file as PEM. */
export interface BinaryFile {
  /** What anybody may see (certificates, requests, lists, public keys, and keys that are encrypted), as PEM text. */
  readonly publicPem: string;
  /** Private keys without encryption, each as PEM. */
  readonly privateKeys: readonly Secret[];
}

const publicLabels: ReadonlyMap<FileContent, string> = new Map([
  ["certificate", "CERTIFICATE"],
  ["request", "CERTIFICATE REQUEST"],
  ["crl", "X509 CRL"],
  ["public-key", "PUBLIC KEY"],
  ["encrypted-private-key", "ENCRYPTED PRIVATE KEY"],
]);

/**
 * Reads a binary file of any kind that {@link sniff} knows.
 *
 * @param password for PKCS#12; used here and not kept. Without one such a file gives `needs-passphrase`.
 * @returns for a file that is PEM already, or nothing known, the problem `unreadable`.
 */
export function readBinaryFile(bytes: Uint8Array, password?: Secret): KeyResult<BinaryFile> {
  const content = sniff(bytes);
  const label = publicLabels.get(content);
  if (label !== undefined) return success({ publicPem: toPem(label, bytes), privateKeys: [] });
  switch (content) {
    case "private-key": {
      const pem = new Secret(toPem(privateKeyFormat(bytes) ?? "PRIVATE KEY", bytes));
      return success({ publicPem: "", privateKeys: [pem] });
    }
    case "pkcs7": {
      const certificates = readPkcs7(bytes);
      if (!certificates.ok) return unreadable(certificates.error);
      if (certificates.value.length === 0) {
        return unreadable(message("it is PKCS#7, but holds no certificates"));
      }
      return success({ publicPem: certificatesPem(certificates.value), privateKeys: [] });
    }
    case "pkcs12": {
      const opened = openPkcs12(bytes, password);
      if (!opened.ok) return opened;
      const { certificates, privateKeys } = opened.value;
      return success({ publicPem: certificatesPem(certificates), privateKeys });
    }
    default:
      return unreadable(message("it is no certificate, key or bundle in a binary form"));
  }
}

function certificatesPem(certificates: readonly Uint8Array[]): string {
  return certificates.map((der) => toPem("CERTIFICATE", der)).join("");
}

function unreadable(reason: Message): KeyResult<never> {
  return keyFailure("unreadable", message("the file cannot be read: {0}", reason));
}
