import type { CertificateRef } from "../accounts";
import type { Knowledge } from "./followedCertificate";

/** How many certificates are remembered: what is larger about them is their PEM, a few kilobytes. */
const most = 50;

/**
 * What was known of the certificates whose panels were closed last, so that a panel that is opened again shows it at
 * once, with the time it is from, while it is loaded anew. In memory only.
 */
export class RecentKnowledge {
  /** Oldest first. */
  readonly #known = new Map<string, Knowledge>();

  /** Remembers it, unless the detail never came or there is no such certificate any more. */
  keep(ref: CertificateRef, { error: _, ...knowledge }: Knowledge): void {
    const key = refKey(ref);
    this.#known.delete(key);
    if (knowledge.loadedAt === undefined || knowledge.absence !== undefined) return;
    this.#known.set(key, { ...knowledge, loading: false });
    const [oldest] = this.#known.keys();
    if (this.#known.size > most && oldest !== undefined) this.#known.delete(oldest);
  }

  of(ref: CertificateRef): Knowledge | undefined {
    return this.#known.get(refKey(ref));
  }
}

/** A certificate as the key of a map. */
export function refKey({ accountId, certificateId }: CertificateRef): string {
  return JSON.stringify([accountId, certificateId]);
}
