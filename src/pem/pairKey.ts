import { message, type Secret } from "../certificates";
import type { ExaminedKey, ExamineOptions } from "./examination";
import { blockFinding } from "./findings/finding";
import { closedKey, keyMismatch } from "./findings/keyFindings";
import type { X509Block } from "./inventory";
import { isEncryptedKey, privateKeyPem, publicKeyOf } from "./keys/openKey";
import type { Finding, PemBlock, PublicKeyInfo } from "./types";

/** How often a passphrase may be wrong. */
const maxAttempts = 3;

/** The key found for a certificate. */
export interface Pairing {
  readonly certificate?: X509Block;
  readonly key?: ExaminedKey;
  /** The matching key as PEM, decrypted. */
  readonly privateKey?: Secret;
  readonly findings: readonly Finding[];
}

/** A key that could be opened. */
interface OpenedKey {
  readonly block: PemBlock;
  readonly publicKey: PublicKeyInfo;
  readonly passphrase: Secret | undefined;
}

/**
 * Looks for the key of one of the certificates (normally there is one candidate: the leaf). Unencrypted keys are tried
 * first, so that no passphrase is asked for in vain.
 */
export async function pairKey(
  candidates: readonly X509Block[],
  keys: readonly PemBlock[],
  options: ExamineOptions,
): Promise<Pairing> {
  const inTurn = [...keys].sort((a, b) => Number(isEncryptedKey(a)) - Number(isEncryptedKey(b)));
  const closed: Finding[] = [];
  const others: OpenedKey[] = [];
  for (const block of inTurn) {
    const opened = await openKey(block, options);
    if ("code" in opened) {
      closed.push(opened);
      continue;
    }
    const certificate = candidates.find((candidate) => isPair(candidate, opened));
    if (certificate) return matched(certificate, opened, keys);
    others.push(opened);
  }
  return {
    ...mismatch(candidates[0], others),
    findings: [...closed, ...mismatchFindings(candidates[0], others)],
  };
}

function isPair({ certificate }: X509Block, { publicKey }: OpenedKey): boolean {
  return certificate.publicKey.spkiSha256 === publicKey.spkiSha256;
}

function matched(certificate: X509Block, opened: OpenedKey, keys: readonly PemBlock[]): Pairing {
  const { block, passphrase } = opened;
  const pem = privateKeyPem(block, passphrase);
  const unused = keys
    .filter((key) => key !== block)
    .map((key) =>
      blockFinding("unused-key", "info", key, message("this private key is not needed and is left out")),
    );
  return {
    certificate,
    key: examined(opened, true),
    ...(pem.ok && { privateKey: pem.value }),
    findings: pem.ok ? unused : [...unused, closedKey(block, pem.error)],
  };
}

function mismatch(
  certificate: X509Block | undefined,
  [key]: readonly OpenedKey[],
): Omit<Pairing, "findings"> {
  return certificate && key ? { key: examined(key, false) } : {};
}

function examined({ block, publicKey }: OpenedKey, matches: boolean): ExaminedKey {
  return { block, publicKey, matches, wasEncrypted: isEncryptedKey(block) };
}

function mismatchFindings(candidate: X509Block | undefined, keys: readonly OpenedKey[]): Finding[] {
  if (candidate === undefined) return [];
  return keys.map(({ block, publicKey }) => keyMismatch(block, publicKey, candidate));
}

async function openKey(block: PemBlock, { askPassphrase }: ExamineOptions): Promise<OpenedKey | Finding> {
  let passphrase: Secret | undefined;
  for (let attempt = 0; ; attempt += 1) {
    const opened = publicKeyOf(block, passphrase);
    if (opened.ok) return { block, publicKey: opened.value, passphrase };
    const { code } = opened.error;
    const canAsk = code === "needs-passphrase" || code === "wrong-passphrase";
    if (!canAsk || askPassphrase === undefined || attempt === maxAttempts) {
      return closedKey(block, opened.error);
    }
    passphrase = await askPassphrase(block, attempt + 1);
    if (passphrase === undefined) return closedKey(block, opened.error);
  }
}
