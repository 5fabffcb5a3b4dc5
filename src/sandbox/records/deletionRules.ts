import { Status } from "../../certificates";
import { type Refusal, type RefusalCode, refusal } from "../gateway/refusals";
import type { CertificateEntry } from "./entry";
import { isUpload } from "./facts";
import { isPaid } from "./products";
import { statusAt } from "./statuses";

/** A deletion somebody asks for. */
export interface Deletion {
  readonly entry: CertificateEntry;
  /** Milliseconds UTC. */
  readonly now: number;
  /** Bound resources are looked for later, in a task. */
  readonly checksResources?: boolean;
  /** A search of the last half hour has found that something uses the certificate. */
  readonly knownToBeBound?: boolean;
  /** The order that renews it, if there is one. */
  readonly renewal?: CertificateEntry | undefined;
}

type Rule = readonly [code: RefusalCode, forbids: (deletion: Deletion) => boolean];

const hour = 60 * 60 * 1000;

/**
 * The documented rules, first come first served. Where the documents have two codes for one reason, the later one is
 * that of deletions that look for bound resources.
 */
const rules: readonly Rule[] = [
  ["FailedOperation.DeleteResourceFailed", (deletion) => isBound(deletion) && !checks(deletion)],
  ["FailedOperation.BoundResources", (deletion) => checks(deletion) && deletion.knownToBeBound === true],
];

/** Those of orders: uploads may be deleted at any time. */
const orderRules: readonly Rule[] = [
  ["FailedOperation.CannotBeDeletedIssued", ({ entry, now }) => statusAt(entry, now) === Status.issued],
  ["FailedOperation.DeleteFailedTimeNotUp", (deletion) => isTooYoung(deletion) && checks(deletion)],
  ["FailedOperation.CannotBeDeletedWithinHour", isTooYoung],
  ["FailedOperation.RenewNotIssued", ({ renewal }) => renewal !== undefined && renewal.notAfter === null],
  ["FailedOperation.OrderAlreadyReplaced", ({ entry }) => entry.related.replacedBy !== undefined],
  ["FailedOperation.CancelOrderFailed", ({ entry }) => entry.status === Status.cancelling],
  ["FailedOperation.InvalidCertificateStatusCode", (deletion) => !hasFailed(deletion)],
];

/**
 * Why the service would not delete a certificate; undefined when it would. Bound certificates never; uploads at any
 * time; free ones only after a failed verification and an hour after the order; paid ones only when cancelled or failed.
 */
export function whyNotDeletable(deletion: Deletion): Refusal | undefined {
  const applicable = isUpload(deletion.entry) ? rules : [...rules, ...orderRules];
  const broken = applicable.find(([, forbids]) => forbids(deletion));
  return broken === undefined ? undefined : refusal(broken[0]);
}

function isBound({ entry }: Deletion): boolean {
  return entry.boundResources.length > 0;
}

function checks({ checksResources }: Deletion): boolean {
  return checksResources === true;
}

function isTooYoung({ entry, now }: Deletion): boolean {
  return !isPaid(entry) && now - entry.createdAt < hour;
}

function hasFailed({ entry, now }: Deletion): boolean {
  const status = statusAt(entry, now);
  return status === Status.reviewFailed || (isPaid(entry) && status === Status.cancelled);
}
