import { type Message, message, Secret, success } from "../../certificates";
import { berToDer } from "../asn1/ber";
import {
  children,
  contentOf,
  contextTag,
  expectTlv,
  inner,
  onlyTlv,
  smallInteger,
  Tag,
  type Tlv,
  unexpected,
} from "../asn1/der";
import { oidText } from "../asn1/oidText";
import { reading } from "../asn1/reading";
import { toPem } from "../text/toPem";
import { type KeyResult, keyFailure } from "./keyProblem";
import { decryptContent, decryptPkcs8 } from "./passwordEncryption";
import { checkPassword } from "./pkcs12Mac";
import type { ProtectionProblem } from "./protectionProblem";

/** What a PKCS#12 file (`.p12`, `.pfx`) holds. */
export interface Pkcs12Content {
  /** The DER of each certificate, in the order of the file. */
  readonly certificates: readonly Uint8Array[];
  /** As unencrypted PEM with the label `PRIVATE KEY`. */
  readonly privateKeys: readonly Secret[];
}

const contentType = { data: "1.2.840.113549.1.7.1", encryptedData: "1.2.840.113549.1.7.6" } as const;

const bagType = {
  key: "1.2.840.113549.1.12.10.1.1",
  shroudedKey: "1.2.840.113549.1.12.10.1.2",
  certificate: "1.2.840.113549.1.12.10.1.3",
  safeContents: "1.2.840.113549.1.12.10.1.6",
} as const;

const x509Certificate = "1.2.840.113549.1.9.22.1";

/** Real files have a handful of each. */
const maxBags = 1000;
/** Each bag may ask for a second's work on its key. */
const maxMilliseconds = 10_000;
/** Bags inside bags. */
const maxDepth = 4;

/**
 * Opens a PKCS#12 file (RFC 7292) that is protected by a password: those of OpenSSL 3 (PBES2 with AES-256), of Windows and
 * Java (triple DES and RC2), and files without encryption.
 *
 * @param password used here and not kept. Some files have the empty one.
 */
export function openPkcs12(bytes: Uint8Array, password: Secret | undefined): KeyResult<Pkcs12Content> {
  const opened = reading(() => {
    const der = berToDer(bytes);
    const [version, authSafe, macData] = children(der, onlyTlv(der, Tag.sequence));
    if (!version || !authSafe || smallInteger(der, version) !== 3)
      throw unexpected(onlyTlv(der, Tag.sequence));
    const content = dataContent(der, authSafe);
    if (macData !== undefined) {
      const refused = checkPassword(der, macData, content, password);
      if (refused && !refused.ok) return closedFile(refused.error);
    }
    return readSafes(content, password);
  });
  return opened.ok ? opened.value : unreadable(opened.error);
}

function unreadable(reason: Message): KeyResult<never> {
  return keyFailure("unreadable", message("the PKCS#12 file cannot be read: {0}", reason));
}

/** The OCTET STRING in a ContentInfo of type data. */
function dataContent(der: Uint8Array, contentInfo: Tlv): Uint8Array {
  const [type, wrapper] = children(der, contentInfo);
  if (!type || !wrapper || oidText(der, type) !== contentType.data) throw unexpected(contentInfo);
  return contentOf(der, inner(der, wrapper, Tag.octetString));
}

/** What has been found so far, and until when the search goes on. */
interface Found {
  readonly deadline: number;
  readonly certificates: Uint8Array[];
  readonly privateKeys: Secret[];
}

function readSafes(content: Uint8Array, password: Secret | undefined): KeyResult<Pkcs12Content> {
  const found: Found = { deadline: performance.now() + maxMilliseconds, certificates: [], privateKeys: [] };
  for (const contentInfo of children(content, onlyTlv(content, Tag.sequence))) {
    const safe = openSafe(content, contentInfo, password);
    if (!safe.ok) return safe;
    if (performance.now() > found.deadline) return unreadable(message("decrypting it takes too long"));
    const bags = onlyTlv(safe.value, Tag.sequence);
    const refused = readBags(safe.value, bags, password, found, 0);
    if (refused) return refused;
  }
  const { certificates, privateKeys } = found;
  return success({ certificates, privateKeys });
}

/** The SafeContents of one ContentInfo, decrypted. */
function openSafe(der: Uint8Array, contentInfo: Tlv, password: Secret | undefined): KeyResult<Uint8Array> {
  const [type, wrapper] = children(der, contentInfo);
  if (!type || !wrapper) throw unexpected(contentInfo);
  const oid = oidText(der, type);
  if (oid === contentType.data) return success(dataContent(der, contentInfo));
  if (oid !== contentType.encryptedData) return unsupportedFile(oid);
  const [, encrypted] = children(der, inner(der, wrapper, Tag.sequence));
  const [, algorithm, data] = encrypted ? children(der, encrypted) : [];
  if (!algorithm || !data) throw unexpected(wrapper);
  const opened = decryptContent(der, algorithm, octets(der, data), password);
  if (!opened.ok) return closedFile(opened.error);
  // Garbage with right padding: only the structure shows that the password was wrong.
  const isSequence = reading(() => onlyTlv(opened.value, Tag.sequence)).ok;
  return isSequence ? success(opened.value) : closedFile({ kind: "wrong-password" });
}

/** `[0] IMPLICIT OCTET STRING`, in one piece or in several. */
function octets(der: Uint8Array, data: Tlv): Uint8Array {
  if (data.tag === contextTag(0, false)) return contentOf(der, data);
  if (data.tag !== contextTag(0)) throw unexpected(data);
  return Buffer.concat(children(der, data).map((part) => contentOf(der, part)));
}

/** Puts what the bags hold into `found`. Undefined when all could be read. */
function readBags(
  der: Uint8Array,
  bags: Tlv,
  password: Secret | undefined,
  found: Found,
  depth: number,
): KeyResult<never> | undefined {
  for (const bag of children(der, bags)) {
    const [type, wrapper] = children(der, bag);
    const isTooMuch = found.certificates.length + found.privateKeys.length >= maxBags || depth > maxDepth;
    if (!type || !wrapper || isTooMuch) throw unexpected(bag);
    switch (oidText(der, type)) {
      case bagType.key:
        found.privateKeys.push(keySecret(contentOf(der, wrapper)));
        break;
      case bagType.shroudedKey: {
        if (performance.now() > found.deadline) return unreadable(message("decrypting it takes too long"));
        const opened = decryptPkcs8(contentOf(der, wrapper), password);
        if (!opened.ok) return closedFile(opened.error);
        found.privateKeys.push(keySecret(opened.value));
        break;
      }
      case bagType.certificate:
        found.certificates.push(...certificateOf(der, wrapper));
        break;
      case bagType.safeContents: {
        const refused = readBags(der, inner(der, wrapper, Tag.sequence), password, found, depth + 1);
        if (refused) return refused;
        break;
      }
    }
  }
  return undefined;
}

function keySecret(der: Uint8Array): Secret {
  return new Secret(toPem("PRIVATE KEY", der));
}

/** CertBag (RFC 7292, 4.2.3); other kinds of certificates than X.509 are left aside. */
function certificateOf(der: Uint8Array, wrapper: Tlv): Uint8Array[] {
  const bag = inner(der, wrapper, Tag.sequence);
  const type = expectTlv(der, bag.content, bag.end, Tag.oid);
  if (oidText(der, type) !== x509Certificate) return [];
  return [contentOf(der, inner(der, expectTlv(der, type.end, bag.end, contextTag(0)), Tag.octetString))];
}

/** Why the file, or something in it, cannot be decrypted. */
function closedFile(problem: ProtectionProblem): KeyResult<never> {
  switch (problem.kind) {
    case "needs-password":
      return keyFailure("needs-passphrase", message("the PKCS#12 file is protected and needs its password"));
    case "wrong-password":
      return keyFailure("wrong-passphrase", message("the password is wrong"));
    case "unsupported":
      return unsupportedFile(problem.algorithm);
    case "too-many-rounds":
      return keyFailure(
        "unsupported-cipher",
        message(
          "the PKCS#12 file asks for {0} rounds of key derivation, and at most {1} are computed here; convert it with “openssl pkcs12” first",
          problem.rounds,
          problem.most,
        ),
      );
    case "malformed":
      return unreadable(problem.reason);
  }
}

function unsupportedFile(algorithm: string): KeyResult<never> {
  return keyFailure(
    "unsupported-cipher",
    message(
      "the PKCS#12 file is protected with {0}, which is not supported here; convert it with “openssl pkcs12” first",
      algorithm,
    ),
  );
}
