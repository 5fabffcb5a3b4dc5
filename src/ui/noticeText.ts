import { visibleText } from "./visibleText";

/**
 * A text for a notification, its progress included. There the editor makes a link of `[text](command:…)` that runs any
 * command when it is clicked, and has no way to escape it: whoever names a certificate must not get to write one.
 */
export function noticeText(text: string): string {
  return visibleText(text, true).replaceAll("](", "] (");
}

/** A text for the prompt of an input box: there `$(trash)` becomes a picture, too. */
export function promptText(text: string): string {
  return noticeText(text).replaceAll("$(", "\\$(");
}
