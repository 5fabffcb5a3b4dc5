import * as vscode from "vscode";
import type { Examine } from "./upload/examiner";
import type { KeyOfPem } from "./upload/prior";

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

/** The public key of a certificate of an account, to tell whether a new one has the same. */
export const keyOfPem: KeyOfPem = async (text) => {
  const { decodeCertificates } = await import("../pem");
  return decodeCertificates(text).certificates[0]?.publicKey.spkiSha256;
};
