import type { Session } from "../../accounts";
import { type CertificateType, type Message, message } from "../../certificates";
import type { DecodedCertificate } from "../../pem";
import { findUploaded, type Lookup } from "./findUploaded";
import { findReplacement, type Replacement, replacementLines } from "./replacement";

/** What an account has of a certificate before it is uploaded. */
export interface Prior {
  /** Whether the very same certificate is there. */
  readonly lookup: Lookup;
  readonly replaces?: Replacement;
  /** Whether the certificate that is replaced has the same key; absent where that is not known. */
  readonly sameKey?: boolean;
}

/** The SHA-256 of the public key of the first certificate of a PEM text; undefined when it has none. */
export type KeyOfPem = (pem: string) => Promise<string | undefined>;

/**
 * Looks into an account for the certificate itself and for what it would replace. What is replaced is found among the
 * records listed; its key is known from its detail. Cancelling leaves the rest unknown.
 */
export async function lookForPrior(
  { service, store }: Session,
  leaf: DecodedCertificate,
  type: CertificateType,
  keyOf: KeyOfPem,
  signal: AbortSignal,
): Promise<Prior> {
  const lookup = await findUploaded(service, leaf, signal);
  const replaces = lookup.kind === "found" ? undefined : findReplacement(leaf, type, store.all());
  if (replaces === undefined) return { lookup };
  const detail = await service.detail(replaces.certificate.id, { signal });
  const key = detail.ok && detail.value.pem !== undefined ? await keyOf(detail.value.pem) : undefined;
  if (key === undefined) return { lookup, replaces };
  return { lookup, replaces, sameKey: key === leaf.publicKey.spkiSha256 };
}

/** What the user should know of it before saying yes, one line each. */
export function priorLines({ lookup, replaces, sameKey }: Prior): readonly Message[] {
  return [
    ...(lookup.kind === "found"
      ? [
          message(
            "It is in the account already ({0}) and will be stored a second time.",
            lookup.certificate.id,
          ),
        ]
      : []),
    ...(lookup.kind === "unknown"
      ? [message("Whether it is in the account already could not be found out.")]
      : []),
    ...(replaces === undefined ? [] : replacementLines(replaces, sameKey)),
  ];
}
