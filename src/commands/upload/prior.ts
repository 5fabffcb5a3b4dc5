import type { Session } from "../../accounts";
import { type CertificateType, type Instant, isUpToDate, type StoreState } from "../../certificates";
import type { DecodedCertificate } from "../../pem";
import { findUploaded, type Lookup } from "./findUploaded";
import { findReplacement, type Replacement } from "./replacement";

/** What an account has of a certificate before it is uploaded. */
export interface Prior {
  /** Whether the very same certificate is there. */
  readonly lookup: Lookup;
  readonly replaces?: Replacement;
  /** Whether the certificate that is replaced has the same key; absent where that is not known. */
  readonly sameKey?: boolean;
  /** Of when the list is that {@link replaces} was looked for in; absent for one that is up to date. */
  readonly listedAt?: Instant;
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
  if (lookup.kind === "found") return { lookup };
  const prior = { lookup, ...ageOf(store.state) };
  const replaces = findReplacement(leaf, type, store.all());
  if (replaces === undefined) return prior;
  const detail = await service.detail(replaces.certificate.id, { signal });
  const key = detail.ok && detail.value.pem !== undefined ? await keyOf(detail.value.pem) : undefined;
  if (key === undefined) return { ...prior, replaces };
  return { ...prior, replaces, sameKey: key === leaf.publicKey.spkiSha256 };
}

function ageOf(state: StoreState): Pick<Prior, "listedAt"> {
  const { loadedAt } = state;
  return isUpToDate(state) || loadedAt === undefined ? {} : { listedAt: loadedAt };
}
