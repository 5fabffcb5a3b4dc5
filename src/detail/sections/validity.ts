import { type Certificate, daysLeft, type Instant, type Message, message, Status } from "../../certificates";
import type { Tone, Validity } from "../model";
import type { Wording } from "./wording";

const day = 24 * 60 * 60 * 1000;

/** Days before the end that are marked whatever is set. */
const markedDays = 30;

/**
 * The validity as a bar.
 * @param tone that of the head, so that both say the same
 * @param expiringDays how many days before the end the renewal window opens
 */
export function presentValidity(
  { status, notBefore, notAfter }: Pick<Certificate, "status" | "notBefore" | "notAfter">,
  tone: Tone,
  now: Instant,
  expiringDays: number,
  wording: Wording,
): Validity | undefined {
  if (notBefore === undefined || notAfter === undefined || notAfter <= notBefore) return undefined;
  // Rounded, so that the bar is not drawn anew for each second that passes.
  const share = (instant: Instant) => rounded(clamp((instant - notBefore) / (notAfter - notBefore)));
  const left = wording.say(leftOf(status, notBefore, notAfter, now));
  return {
    title: wording.say(message("Validity")),
    tone,
    left,
    summary: wording.say(
      message("Valid from {0} to {1}. {2}.", wording.date(notBefore), wording.date(notAfter), left),
    ),
    start: { label: wording.say(message("Valid from")), values: [wording.dateValue(notBefore)] },
    end: { label: wording.say(message("Valid until")), values: [wording.dateValue(notAfter)] },
    today: { position: share(now), label: wording.say(message("Today")) },
    ...(isTakenBack(status)
      ? {}
      : {
          ...markOf(notBefore, notAfter, expiringDays, share, wording),
          renewal: {
            from: share(notAfter - expiringDays * day),
            label: wording.say(renewalLabel(notAfter, now, expiringDays)),
          },
        }),
  };
}

/** The 30-day mark: where the renewal begins with the last 30 days, that says the same. */
function markOf(
  start: Instant,
  end: Instant,
  expiringDays: number,
  share: (instant: Instant) => number,
  wording: Wording,
): Pick<Validity, "mark"> {
  const at = end - markedDays * day;
  if (expiringDays === markedDays || at <= start) return {};
  return {
    mark: { position: share(at), label: wording.say(message("{0} days before the end", markedDays)) },
  };
}

/** What is or will be revoked is not renewed. */
function isTakenBack(status: Status): boolean {
  return (
    status === Status.revoked || status === Status.revoking || status === Status.awaitingRevocationLetter
  );
}

function renewalLabel(end: Instant, now: Instant, days: number): Message {
  return now < end
    ? message("Last {0} days: time to renew", days)
    : message("Last {0} days: was the time to renew", days);
}

function leftOf(status: Status, start: Instant, end: Instant, now: Instant): Message {
  const total = Math.round((end - start) / day);
  if (now < start) return message("Not valid yet");
  // That it has ended is said above, in the head.
  if (now >= end) return message("Lasted {0} days", total);
  if (status === Status.revoked) {
    return message("Revoked: of no use, though {0} of {1} days would be left", daysLeft(end, now), total);
  }
  if (status === Status.expired) {
    return message(
      "Ended by the service's word, though {0} of {1} days would be left",
      daysLeft(end, now),
      total,
    );
  }
  return message("{0} of {1} days left", daysLeft(end, now), total);
}

/** To a ten-thousandth: a tenth of a pixel. */
function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
