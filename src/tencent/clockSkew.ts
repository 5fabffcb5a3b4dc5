import { type Message, message } from "../certificates";

/** Codes that may mean that our clock is wrong. */
const clockCodes = new Set(["AuthFailure.SignatureExpire", "4200", "4500"]);

/** Below this the clock is not to blame: the service tolerates five minutes. */
const smallestTold = 60_000;

/** The `Date` header has whole seconds, the rest cut off: on average it is this much too early. */
const cutOff = 499;

/**
 * Advice that names how far the clock is off, measured from the answer's `Date` header; undefined when the code has
 * another reason, there is no such header, or the clock is about right.
 */
export function clockAdvice(code: string, dateHeader: string, now: number): Message | undefined {
  if (!clockCodes.has(code)) return undefined;
  const ahead = now - Date.parse(dateHeader) - cutOff;
  if (Number.isNaN(ahead) || Math.abs(ahead) < smallestTold) return undefined;
  const seconds = Math.round(Math.abs(ahead) / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 60) return hoursOff(ahead > 0, Math.floor(minutes / 60), minutes % 60);
  return ahead > 0
    ? message("Your clock is {0} min {1} s ahead. Set it right and try again.", minutes, seconds % 60)
    : message("Your clock is {0} min {1} s behind. Set it right and try again.", minutes, seconds % 60);
}

function hoursOff(ahead: boolean, hours: number, minutes: number): Message {
  return ahead
    ? message(
        "Your clock is {0} h {1} min ahead. Set clock and time zone right and try again.",
        hours,
        minutes,
      )
    : message(
        "Your clock is {0} h {1} min behind. Set clock and time zone right and try again.",
        hours,
        minutes,
      );
}
