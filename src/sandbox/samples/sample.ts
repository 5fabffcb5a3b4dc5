import type { KeyAlgorithm } from "../issue";
import type { BoundResource, EntryTag, ValidationEntry } from "../records/entry";

/** One sample in the words that matter; `makeSamples.ts` turns it into a whole entry. Days count from the first start. */
export interface Sample {
  /** The primary domain first. Empty: an order nobody has filled in. */
  readonly names: readonly string[];
  readonly alias?: string;
  readonly project?: number;
  readonly status: number;
  readonly statusMessage?: string;
  /** Number of the package bought; absent for uploads. */
  readonly package?: number;
  /** Present when there is a certificate. */
  readonly issued?: {
    readonly algorithm: KeyAlgorithm;
    /** Day of the end; negative: over. */
    readonly ends: number;
    /** For how many days it was issued. */
    readonly days: number;
    /** What its owner put below the leaf; absent: the right chain. */
    readonly bundle?: FaultyBundle;
  };
  /** For orders without a certificate: how many days ago they were placed. */
  readonly ordered?: number;
  readonly verifyType?: string;
  /** The records the applicant must still publish. */
  readonly validation?: ValidationEntry["type"];
  readonly revocation?: ValidationEntry["type"];
  /** How many days ago it was revoked. */
  readonly revoked?: number;
  /** The applicant has submitted the documents of an OV or EV order. */
  readonly submitted?: true;
  readonly renewable?: true;
  readonly muted?: true;
  readonly downloadForbidden?: true;
  readonly tags?: readonly EntryTag[];
  readonly bound?: readonly BoundResource[];
  /** First domains of the samples that renew it or have replaced it. */
  readonly renewedBy?: string;
  readonly replacedBy?: string;
  /** The applicant's own CSR, which the service could not read. */
  readonly damagedCsr?: true;
}

/**
 * How the PEM of an upload can be wrong: `otherIntermediate` has a CA certificate of the issuer's name below the leaf
 * whose key did not sign it, `leafOnly` has nothing.
 */
export type FaultyBundle = "otherIntermediate" | "leafOnly";

/** An uploaded CA certificate, for verifying clients. */
export interface CaSample {
  readonly commonName: string;
  readonly alias: string;
  readonly project: number;
  readonly algorithm: KeyAlgorithm;
  readonly ends: number;
}
