import { type Message, message } from "../certificates";

/** Codes that may mean that our clock is wrong. */
const clockCodes = new Set(["AuthFailure.SignatureExpire", "4200", "4500"]);

/** Below this the clock is not to blame: the service tolerates five minutes. */
const smallestTold = 60_000;

/** The `Date` header has whole seconds, the rest cut off: on average it is this much too early. */
const cutOff = 499;

/**
 * Says how far the clock is off, measured from the answer's `Date` header; undefined when the code has another reason,
 * there is no such header, or the clock is about right.
 */
export function clockCause(code: string, dateHeader: string, now: number): Message | undefined {
  if (!clockCodes.has(code)) return undefined;
  const ahead = now - Date.parse(dateHeader) - cutOff;
  if (Number.isNaN(ahead) || Math.abs(ahead) < smallestTold) return undefined;
  const seconds = Math.round(Math.abs(ahead) / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 60) return hoursOff(ahead > 0, Math.floor(minutes / 60), minutes % 60);
  return ahead > 0
    ? message("Your clock is {0} min {1} s ahead.", minutes, seconds % 60)
    : message("Your clock is {0} min {1} s behind.", minutes, seconds % 60);
}

function hoursOff(ahead: boolean, hours: number, minutes: number): Message {
  return ahead
    ? message("Your clock is {0} h {1} min ahead.", hours, minutes)
    : message("Your clock is {0} h {1} min behind.", hours, minutes);
}

/** What to do about it. Some hours are more often a wrong time zone than a wrong clock. */
export const clockAdvice = message(
  "Set this computer's clock and time zone right, let it follow a time server, and try again.",
);
