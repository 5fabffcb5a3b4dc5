// How long ago something was. Plain: runs without the editor.
import { type Instant, type Message, message } from "../certificates";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** `3 hours ago`, in whole units rounded down; what lies ahead of `now` counts as a moment ago: clocks get set. */
export function agoText(instant: Instant, now: Instant): Message {
  const passed = now - instant;
  if (passed < minute) return message("a moment ago");
  if (passed < 2 * minute) return message("1 minute ago");
  if (passed < hour) return message("{0} minutes ago", Math.floor(passed / minute));
  if (passed < 2 * hour) return message("1 hour ago");
  if (passed < day) return message("{0} hours ago", Math.floor(passed / hour));
  if (passed < 2 * day) return message("1 day ago");
  return message("{0} days ago", Math.floor(passed / day));
}
