import {
  type Certificate,
  displayName,
  healthOf,
  type Instant,
  type Message,
  message,
  statusPhase,
} from "../../certificates";
import type { CertificateLink, Fact, Value } from "../model";
import { stateOf } from "./state";
import type { Wording } from "./wording";

/** What takes the place of a certificate, or is to. */
export interface Successor {
  /** `renewal` and `reissue` are the service's word, `newer` is what the list tells: the same names, a later end. */
  readonly kind: "renewal" | "reissue" | "newer";
  readonly id: string;
  /** Absent when it is not in the account's list. */
  readonly record?: Certificate;
}

/**
 * What takes the place of a certificate, as far as the service or the list tells.
 * @param others certificates of the same account, among them those it is tied to
 */
export function successorOf(
  certificate: Certificate,
  others: readonly Certificate[] = [],
): Successor | undefined {
  const { renewal, renewalOf, reissue } = certificate.related ?? {};
  const find = (id: string) => others.find((other) => other.id === id);
  if (renewal !== undefined) return successor("renewal", renewal, find(renewal));
  const twin = reissue === undefined ? undefined : find(reissue);
  if (twin !== undefined && cameOf(twin, certificate)) return successor("reissue", twin.id, twin);
  const newer = others.find(({ id }) => id !== renewalOf && id !== reissue);
  return newer && successor("newer", newer.id, newer);
}

function successor(kind: Successor["kind"], id: string, record: Certificate | undefined): Successor {
  return record === undefined ? { kind, id } : { kind, id, record };
}

/** Whether, of two tied by a reissue, the other is the new one: the one that is left, else the one of the later order. */
function cameOf(other: Certificate, certificate: Certificate): boolean {
  const [isOver, isOtherOver] = [isClosed(certificate), isClosed(other)];
  return isOver === isOtherOver ? (other.createdAt ?? 0) > (certificate.createdAt ?? 0) : isOver;
}

function isClosed({ status }: Certificate): boolean {
  return statusPhase(status) === "ended";
}

/** The certificates it is tied to, each with its state and, where the list has it, a link to its panel. */
export function relatedFacts(
  certificate: Certificate,
  others: readonly Certificate[] = [],
  now: Instant,
  expiringDays: number,
  wording: Wording,
): readonly Fact[] {
  const { renewal, renewalOf, reissue } = certificate.related ?? {};
  const successor = successorOf(certificate, others);
  const ties: readonly (readonly [label: Message, id: string | undefined])[] = [
    [message("Renewed by"), renewal],
    [message("Renewal of"), renewalOf],
    [reissueLabel(certificate, others), reissue],
    [message("Newer one for its names"), successor?.kind === "newer" ? successor.id : undefined],
  ];
  return ties.flatMap(([label, id]) => {
    if (id === undefined) return [];
    const record = others.find((other) => other.id === id);
    const value = record === undefined ? unlisted(id, wording) : listed(record, now, expiringDays, wording);
    return [{ label: wording.say(label), values: [value] }];
  });
}

function reissueLabel(certificate: Certificate, others: readonly Certificate[]): Message {
  const other = others.find(({ id }) => id === certificate.related?.reissue);
  if (other === undefined) return message("Tied by a reissue to");
  return cameOf(other, certificate) ? message("Reissued as") : message("Reissue of");
}

function listed(record: Certificate, now: Instant, expiringDays: number, wording: Wording): Value {
  const name = displayName(record);
  const id = name === record.id ? [] : [wording.show(record.id, 60)];
  return {
    text: wording.show(name, 160),
    note: [...id, wording.say(stateInWords(record, now, expiringDays))].join(" · "),
    opens: linkTo(record, message("Open {0}", name), wording),
  };
}

function unlisted(id: string, wording: Wording): Value {
  return {
    text: wording.show(id),
    code: true,
    note: wording.say(message("not in the account's list")),
    copy: wording.copy(wording.show(id, 60), id),
  };
}

/** A link to the panel of a certificate of the list. */
export function linkTo({ id }: Certificate, label: Message, wording: Wording): CertificateLink {
  return { certificate: id, label: wording.say(label) };
}

/** "Valid · 43 days left", "Waiting for domain validation". */
export function stateInWords(record: Certificate, now: Instant, expiringDays: number): Message {
  return stateOf(record, healthOf(record, now, expiringDays), now);
}
