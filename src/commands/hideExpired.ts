import type { Command } from "./command";
import { writeSetting } from "./writeSetting";

/** `Hide Expired Certificates` and `Show Expired Certificates`: the two ways of one setting. */
export function hideExpiredCommand(hide: boolean): Command {
  return () => writeSetting("hideExpired", hide);
}
