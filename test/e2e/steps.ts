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
