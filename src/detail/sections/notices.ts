import { type Message, message, type ServiceError } from "../../certificates";
import type { Action, Notice } from "../model";
import type { DetailInput } from "../present";
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
  return input.error === undefined ? [] : [failed(input.error, input.loadedAt !== undefined, wording)];
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

function failed(error: ServiceError, hasData: boolean, wording: Wording): Notice {
  const stale = hasData ? [message("Below is what was loaded last.")] : [];
  return {
    tone: "bad",
    icon: "error",
    title: wording.say(message("The detail could not be loaded")),
    lines: [error.cause, error.advice, ...stale].map((text) => wording.say(text)),
    facts: [
      ...wording.codeFact(message("Code"), error.code),
      ...wording.codeFact(message("RequestId"), error.requestId),
      ...wording.fact(message("The service says"), error.serviceMessage),
    ],
    actions: [
      action("refresh", "refresh", message("Retry"), wording),
      action("showLog", "info", message("Show Log"), wording),
    ],
  };
}

function action(id: Action["id"], icon: Action["icon"], label: Message, wording: Wording): Action {
  return { id, icon, label: wording.say(label) };
}
