import { log } from "../ui/log";
import type { Command } from "./command";

/** `Show Log`: opens the log of the extension. */
export function showLogCommand(): Command {
  return () => log().show();
}
