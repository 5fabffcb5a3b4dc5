// What is written to the log. Plain: runs without the editor.
import { shortened, withUnseenMarked } from "./visibleText";

const longestLine = 4000;

/**
 * A line of the log: one line, whatever is in it. Codes and IDs are the service's words, which must not be able to write
 * lines of their own or to command the terminal in which the log is read.
 */
export function logLine(text: string): string {
  return shortened(withUnseenMarked(text), longestLine);
}

/** Where an error comes from, in lines; none where there is no error. */
export function logStack(error: unknown): readonly string[] {
  if (error === undefined) return [];
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [shortened(withUnseenMarked(text, true), longestLine)];
}
