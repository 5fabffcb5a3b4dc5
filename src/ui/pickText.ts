import { longestLabel, shortened, visibleText } from "./visibleText";

/**
 * A foreign text as a line of a list to pick from, or over a line of an editor. There `$(trash)` would become a picture:
 * it is escaped, and shown as it is written.
 */
export function pickText(text: string): string {
  return shortened(visibleText(text), longestLabel).replaceAll("$(", "\\$(");
}
