import { log } from "../ui/log";
import type { Command } from "./command";

export function showLogCommand(): Command {
  return () => log().show();
}
