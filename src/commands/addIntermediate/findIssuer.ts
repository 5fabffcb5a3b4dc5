// The search for a missing intermediate in the accounts. Plain: runs without the editor.
import type { Session } from "../../accounts";
import type { ServiceError } from "../../certificates";
import type { DecodedCertificate } from "../../pem";
import { type Candidate, candidatesFor } from "./candidates";

export interface IssuerSearch {
  /** The certificate whose issuer is looked for. */
  readonly lacking: DecodedCertificate;
  readonly sessions: readonly Session[];
  /** The certificates of a PEM text. */
  readonly decode: (pem: string) => readonly DecodedCertificate[];
  /** Whether the issuer is among these: by name, key identifiers and a verified signature. */
  readonly isFound: (known: readonly DecodedCertificate[]) => boolean;
  /** Told before each question. */
  readonly progress: (candidate: Candidate, number: number, count: number) => void;
  readonly signal: AbortSignal;
}

export type IssuerSearchResult =
  | { readonly kind: "found"; readonly from: Candidate; readonly known: readonly DecodedCertificate[] }
  /** `asked`: how many were looked at; `errors`: of accounts that did not answer. */
  | { readonly kind: "none"; readonly asked: number; readonly errors: readonly ServiceError[] }
  | { readonly kind: "cancelled" };

/**
 * Asks the accounts for one certificate after the other, the likeliest first, until one brings the issuer. An account
 * that does not answer is not asked again.
 */
export async function findIssuer(search: IssuerSearch): Promise<IssuerSearchResult> {
  const { lacking, sessions, signal } = search;
  await untilAborted(Promise.all(sessions.map(({ store }) => store.ensureLoaded())), signal);
  const candidates = candidatesFor(lacking, sessions);
  const silent = new Map<Session, ServiceError>();
  let asked = 0;
  for (const [index, candidate] of candidates.entries()) {
    if (signal.aborted) return { kind: "cancelled" };
    if (silent.has(candidate.session)) continue;
    search.progress(candidate, index + 1, candidates.length);
    const detail = await candidate.session.service.detail(candidate.certificate.id, { signal });
    if (signal.aborted) return { kind: "cancelled" };
    if (!detail.ok) {
      if (detail.error.kind !== "notFound") silent.set(candidate.session, detail.error);
      continue;
    }
    asked += 1;
    const known = search.decode(detail.value.pem ?? "").filter(({ isCa }) => isCa);
    if (search.isFound(known)) return { kind: "found", from: candidate, known };
  }
  if (signal.aborted) return { kind: "cancelled" };
  return { kind: "none", asked, errors: [...listingErrors(sessions), ...silent.values()] };
}

function listingErrors(sessions: readonly Session[]): readonly ServiceError[] {
  return sessions.flatMap(({ store }) => store.state.error ?? []);
}

/** Waits for work that cannot be stopped itself, but no longer than until the user has had enough. */
async function untilAborted(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await Promise.race([
    work,
    new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true })),
  ]);
}
