import type { Message } from "../../certificates";
import { localize } from "../../ui/localize";
import { visibleText } from "../../ui/visibleText";

/** A text for the user: translated where it is a message, and without what deceives the eye. */
export function shown(text: Message | string): string {
  return visibleText(typeof text === "string" ? text : localize(text));
}
