import type { Editor } from "./driver";

/** Opens the Explorer and a folder in it. */
export async function openFolder(editor: Editor, name: string): Promise<void> {
  await editor.explorer.open();
  const folder = editor.explorer.file(name);
  if ((await folder.getAttribute("aria-expanded")) !== "true") await folder.click();
}

export interface UploadAnswers {
  /** Undefined where there is only one account. */
  readonly account?: string;
  /** Undefined where the account has no choice of projects. */
  readonly project?: string;
  readonly alias: string;
  /** The button that agrees; with warnings it names them. Default: "Upload". */
  readonly accept?: string;
  /** Name of a picture of the confirmation. */
  readonly screenshot?: string;
}

/** Right-click on a file (with the others selected), Upload, and all questions answered up to the confirmation. */
export async function uploadByRightClick(
  editor: Editor,
  file: string,
  { account, project, alias, accept = "Upload", screenshot }: UploadAnswers,
): Promise<void> {
  await editor.explorer.choose(file, "Upload Certificate…");
  if (account !== undefined) {
    await editor.quickInput.waitFor("Upload to which account?");
    await editor.quickInput.pick(account);
  }
  if (project !== undefined) {
    await editor.quickInput.waitFor("Upload to which project?");
    await editor.quickInput.pick(project);
  }
  await editor.quickInput.waitFor("Alias of the certificate");
  await editor.quickInput.answer(alias);
  await editor.dialog.text();
  if (screenshot !== undefined) await editor.screenshot(screenshot);
  await editor.dialog.press(accept);
}

export interface AccountAnswers {
  readonly name: string;
  readonly generation: "API 3.0" | "Legacy API";
  readonly endpoint: string;
  readonly secretId: string;
  readonly secretKey: string;
}

/** Answers all steps of "Add Account…", for a custom endpoint. */
export async function enterAccount(
  { palette, quickInput }: Editor,
  { name, generation, endpoint, secretId, secretKey }: AccountAnswers,
): Promise<void> {
  await palette.run("Certificates: Add Account…");
  await quickInput.waitFor("A name for the account");
  await quickInput.answer(name);
  await quickInput.pick("Custom Endpoint");
  await quickInput.pick(generation);
  await quickInput.waitFor("The address of the service");
  await quickInput.answer(endpoint);
  await quickInput.waitFor("The secret ID of an API key");
  await quickInput.answer(secretId);
  await quickInput.waitFor("The secret key. It is kept");
  await quickInput.waitForMask();
  await quickInput.answer(secretKey);
  await quickInput.waitFor("The session token");
  await quickInput.waitForMask();
  await quickInput.answer("");
}
