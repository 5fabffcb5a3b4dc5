import { type Message, message, type ServiceError } from "../../certificates";
import type { Action, Notice } from "../model";
import { ownDates } from "../ownDates";
import type { DetailInput } from "../present";
import { deceptiveName } from "./names";
import type { Wording } from "./wording";

/** What the reader must know before the rest: that it is gone, that it could not be loaded. */
export function presentNotices(input: DetailInput, wording: Wording): readonly Notice[] {
  if (input.absence === "account") {
    return [
      plain(
        message("The account was removed"),
        message("What is shown here is the last that was known of this certificate."),
        wording,
      ),
    ];
  }
  if (input.absence === "certificate") {
    return [
      plain(
        message("This certificate is gone"),
        message("It is no longer in the account: it was deleted, here or elsewhere."),
        wording,
      ),
    ];
  }
  return [...failureOf(input, wording), ...deceptionOf(input, wording), ...otherDatesOf(input, wording)];
}

/** A name that looks like another one must be seen before it is trusted. */
function deceptionOf({ certificate }: DetailInput, wording: Wording): readonly Notice[] {
  const deception = certificate && deceptiveName(certificate.domain, wording);
  if (certificate === undefined || deception === undefined) return [];
  const title = message("This name may look like another one");
  return [plain(title, message("{0}: {1}", certificate.domain, deception), wording)];
}

const day = 24 * 60 * 60 * 1000;

/** The list and the tree go by the service's dates, the panel and clients by those in the certificate. */
function otherDatesOf({ certificate, decoded }: DetailInput, wording: Wording): readonly Notice[] {
  const own = certificate && ownDates(certificate, decoded);
  if (certificate === undefined || own === undefined) return [];
  const { notBefore = own.notBefore, notAfter = own.notAfter } = certificate;
  // The service rounds its times now and then.
  const differ = (a: number, b: number) => Math.abs(a - b) > day;
  if (!differ(notBefore, own.notBefore) && !differ(notAfter, own.notAfter)) return [];
  const text = message(
    "The service says {0} to {1}, the certificate itself {2} to {3}. Clients go by the certificate.",
    wording.date(notBefore),
    wording.date(notAfter),
    wording.date(own.notBefore),
    wording.date(own.notAfter),
  );
  return [plain(message("The service and the certificate do not agree on its validity"), text, wording)];
}

function failureOf(input: DetailInput, wording: Wording): readonly Notice[] {
  if (input.error === undefined) return [];
  const stale = input.loadedAt === undefined ? [] : [message("Below is what was loaded last.")];
  const failed = failureNotice(input.error, message("The detail could not be loaded"), stale, wording);
  const retry = action("refresh", "refresh", message("Retry"), wording);
  return [{ ...failed, actions: [retry, ...failed.actions] }];
}

function plain(title: Message, text: Message, wording: Wording): Notice {
  return {
    tone: "warning",
    icon: "info",
    title: wording.say(title),
    lines: [wording.say(text)],
    facts: [],
    actions: [],
  };
}

/** A failed call: what happened, what to do, and how to find it again in the log. */
export function failureNotice(
  error: ServiceError,
  title: Message,
  remarks: readonly Message[],
  wording: Wording,
): Notice {
  return {
    tone: "bad",
    icon: "error",
    title: wording.say(title),
    lines: [error.cause, error.advice, ...remarks].map((text) => wording.say(text)),
    facts: [
      ...wording.codeFact(message("Code"), error.code),
      ...wording.codeFact(message("RequestId"), error.requestId),
      ...wording.fact(message("The service says"), error.serviceMessage),
    ],
    actions: [action("showLog", "info", message("Show Log"), wording)],
  };
}

function action(id: Action["id"], icon: Action["icon"], label: Message, wording: Wording): Action {
  return { id, icon, label: wording.say(label) };
}
