import * as vscode from "vscode";
import type { Examine } from "./upload/examiner";

/** The PEM code with the time of the machine and the user's settings. It is loaded when the first file is examined. */
export const examineNow: Examine = async (sources, askPassphrase) => {
  const { examine } = await import("../pem");
  const settings = vscode.workspace.getConfiguration("certificateBrowser");
  return examine(sources, {
    now: Date.now(),
    expiringDays: settings.get<number>("expiringDays", 30),
    ...(askPassphrase === undefined ? {} : { askPassphrase }),
  });
};
