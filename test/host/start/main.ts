import { join } from "node:path";
import { makeDemoWorkspace } from "../demoWorkspace";
import { buildExtension } from "../run/build";
import { temporaryFolder } from "../temporaryFolder";
import { desktopEditor, runDesktopEditor } from "./desktopEditor";
import { runServerEditor } from "./serverEditor";

/** `npm start`: an editor with the extension, the sandbox account and a demo workspace, until it is ended. */
export async function start(): Promise<number> {
  await buildExtension();
  const scratch = await temporaryFolder("demo");
  const workspace = join(scratch.path, "demo");
  await makeDemoWorkspace(workspace);

  const desktop = desktopEditor();
  if (desktop === undefined) return await runServerEditor(workspace);
  return await runDesktopEditor(desktop, workspace, join(scratch.path, "user-data"));
}
