import * as vscode from "vscode";
import { lazily } from "../ui/lazily";
import { commandNames } from "./commandNames";
import type { CommandParts } from "./commands";

/** Registers all commands by name. What they do is loaded when the first of them runs. */
export function registerCommands(parts: CommandParts): vscode.Disposable {
  const loaded = lazily(async () => (await import("./commands")).makeCommands(parts));
  return vscode.Disposable.from(
    ...commandNames.map((name) =>
      vscode.commands.registerCommand(`certificateBrowser.${name}`, async (...args: unknown[]) => {
        const commands = await loaded();
        // Each command looks at its arguments itself: the editor promises nothing about them.
        const run = commands?.[name] as ((...args: unknown[]) => unknown) | undefined;
        return run?.(...args);
      }),
    ),
  );
}
