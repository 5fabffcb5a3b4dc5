import { type Message, message } from "../../../certificates";
import type { Check, ReportButton } from "../../../uploadReport";
import type { Say } from "./wording";

/** A check whose words are not yet in the user's language. */
export interface CheckDraft {
  readonly id: string;
  readonly look: keyof typeof looks;
  readonly text: Message;
  readonly notes?: readonly (Message | string)[];
  readonly buttons?: readonly ReportButton[];
  readonly tick?: Message;
}

/** How checks look, from what stops an upload to what is in order. */
export const looks = {
  error: { tone: "bad", icon: "error", kind: message("Error") },
  warning: { tone: "warning", icon: "warning", kind: message("Warning") },
  note: { tone: "waiting", icon: "info", kind: message("Note") },
  good: { tone: "good", icon: "pass-filled", kind: message("In order") },
} as const;

/** The check in the user's language. */
export function checkOf({ id, look, text, notes = [], buttons = [], tick }: CheckDraft, say: Say): Check {
  const { tone, icon, kind } = looks[look];
  return {
    id,
    tone,
    icon,
    kind: say(kind),
    text: say(text),
    notes: notes.map(say),
    buttons,
    ...(tick === undefined ? {} : { tick: say(tick) }),
  };
}
