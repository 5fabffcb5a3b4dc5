// Points in time as text. Plain: runs without the editor.
import type { Instant } from "../certificates";

/** Date and time in UTC to the second, as `2027-01-31 08:00:00 UTC`: read the same in every language. */
export function instantText(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
