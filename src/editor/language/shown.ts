import type { Message } from "../../certificates";
import { localize } from "../../ui/localize";
import { shortened, visibleText } from "../../ui/visibleText";

/** More of a text would only hide what is beside it. */
const longestText = 2000;

/** A text for the user: translated where it is a message, and with marks where it deceives the eye. */
export function shown(text: Message | string): string {
  return shortened(visibleText(typeof text === "string" ? text : localize(text)), longestText);
}
