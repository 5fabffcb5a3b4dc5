import type { CertificateService, CertificateStore, Event } from "../certificates";

export type Site = "china" | "international" | "custom" | "sandbox";

/** API 3.0 (2019-12-05) or the legacy API (2017). */
export type Generation = "v3" | "v2";

/** An account as it is remembered: without secrets. */
export interface Account {
  /** Random and stable; the key of its credentials, its tree nodes and its panels. */
  readonly id: string;
  readonly name: string;
  readonly site: Site;
  readonly generation: Generation;
  /** Only for `custom`: the endpoint's URL. The other sites know theirs. */
  readonly endpoint?: string;
}

/** An account at work. */
export interface Session {
  readonly account: Account;
  /** Connects on the first call; credentials that are missing come back as a failed call. */
  readonly service: CertificateService;
  readonly store: CertificateStore;
}

/** The sessions of all accounts, in the order the accounts were added. */
export interface Sessions {
  all(): readonly Session[];
  get(accountId: string): Session | undefined;
  /** An account was added, removed or changed, here or in another window. */
  readonly onDidChange: Event<void>;
}

/** Which certificate, of which account: what commands take. */
export interface CertificateRef {
  readonly accountId: string;
  readonly certificateId: string;
}
