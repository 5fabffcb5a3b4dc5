import { visibleText } from "./visibleText";

/**
 * A foreign text as a line of a list to pick from. There `$(trash)` would become a picture: it is escaped, and shown as
 * it is written.
 */
export function pickText(text: string): string {
  return visibleText(text).replaceAll("$(", "\\$(");
}
