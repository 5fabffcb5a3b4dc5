import type { CertificateRef, Session } from "../../accounts";
import type { ServiceError } from "../../certificates";
import { findUploaded } from "./findUploaded";
import { type UploadPlan, uploadRequest } from "./uploadPlan";

/** How an upload ended. */
export type UploadOutcome =
  | { readonly kind: "stored"; readonly ref: CertificateRef }
  /** It was there before; nothing new was stored. */
  | { readonly kind: "existed"; readonly ref: CertificateRef }
  /** The answer was lost, but the certificate is there. */
  | { readonly kind: "recovered"; readonly ref: CertificateRef; readonly error: ServiceError }
  /** It is certainly not there. */
  | { readonly kind: "failed"; readonly error: ServiceError }
  /** The answer was lost and the account could not be asked, or does not have it (yet). */
  | { readonly kind: "uncertain"; readonly error: ServiceError; readonly looked: boolean }
  /** The same certificate is on its way to the same account at this moment. */
  | { readonly kind: "busy" };

/** Pauses before each look for a certificate whose upload got no answer: the service may still be at work. In ms. */
const pauses = [500, 3000];

/** Sends certificates, each at most once at a time. */
export class UploadSender {
  readonly #wait: (milliseconds: number) => Promise<void>;
  /** Account and fingerprint of what is on its way. */
  readonly #sending = new Set<string>();

  constructor(wait: (milliseconds: number) => Promise<void>) {
    this.#wait = wait;
  }

  /**
   * Uploads what was planned, at most once, and updates the account's store. A failure that leaves open whether the
   * service carried the request out is followed by a look into the account, never by a second request.
   */
  async send(plan: UploadPlan, signal: AbortSignal): Promise<UploadOutcome> {
    const { session } = plan.target;
    const key = `${session.account.id} ${plan.examination.leaf.certificate.sha256}`;
    if (this.#sending.has(key)) return { kind: "busy" };
    this.#sending.add(key);
    try {
      return await this.#send(plan, signal);
    } finally {
      this.#sending.delete(key);
    }
  }

  async #send(plan: UploadPlan, signal: AbortSignal): Promise<UploadOutcome> {
    const { session } = plan.target;
    const before = await this.#lookBefore(plan, signal);
    if (before !== undefined) return before;
    const sent = await session.service.upload(uploadRequest(plan), { signal });
    if (sent.ok) {
      const { id, existed } = sent.value;
      await refreshOne(session, id);
      return { kind: existed ? "existed" : "stored", ref: refTo(session, id) };
    }
    return sent.error.carriedOut === "no"
      ? { kind: "failed", error: sent.error }
      : this.#lookAfter(plan, sent.error);
  }

  /** A service that does not detect duplicates itself is asked first whether the certificate is there. */
  async #lookBefore(
    { target, examination, repeatable }: UploadPlan,
    signal: AbortSignal,
  ): Promise<UploadOutcome | undefined> {
    const { session } = target;
    if (repeatable || session.service.capabilities.detectsDuplicates) return undefined;
    const lookup = await findUploaded(session.service, examination.leaf.certificate, signal);
    if (lookup.kind === "unknown") return { kind: "failed", error: lookup.error };
    if (lookup.kind === "absent") return undefined;
    await refreshOne(session, lookup.certificate.id);
    return { kind: "existed", ref: refTo(session, lookup.certificate.id) };
  }

  /** Not cancellable: the user who stopped an upload wants to know whether it was stored. Each look has a time limit. */
  async #lookAfter({ target, examination, prior }: UploadPlan, error: ServiceError): Promise<UploadOutcome> {
    const { session } = target;
    const before = prior.lookup.kind === "found" ? [prior.lookup.certificate.id] : [];
    let looked = false;
    for (const pause of pauses) {
      await this.#wait(pause);
      const lookup = await findUploaded(session.service, examination.leaf.certificate, undefined, before);
      looked = lookup.kind !== "unknown";
      if (lookup.kind !== "found") continue;
      await refreshOne(session, lookup.certificate.id);
      return { kind: "recovered", ref: refTo(session, lookup.certificate.id), error };
    }
    return { kind: "uncertain", error, looked };
  }
}

function refTo({ account }: Session, certificateId: string): CertificateRef {
  return { accountId: account.id, certificateId };
}

/** Puts the account's own record of a certificate into its store; where that cannot be read, the listing is. */
async function refreshOne({ service, store }: Session, id: string): Promise<void> {
  const page = await service.list({ ids: [id] }, { index: 0, size: 1 });
  const record = page.ok ? page.value.certificates.find((certificate) => certificate.id === id) : undefined;
  if (record === undefined) await store.load();
  else store.put(record);
}
