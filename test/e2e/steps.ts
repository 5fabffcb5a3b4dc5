import { commandTitle, type Locale } from "./detailSteps";
import type { Editor, Webview } from "./driver";

/** Opens the Explorer and a folder in it. */
export async function openFolder(editor: Editor, name: string): Promise<void> {
  await editor.explorer.open();
  const folder = editor.explorer.file(name);
  if ((await folder.getAttribute("aria-expanded")) !== "true") await folder.click();
}

export interface UploadAnswers {
  /** Undefined where there is only one account. */
  readonly account?: string;
  /** Undefined where the account has no choice of projects, or the one proposed is right. */
  readonly project?: string;
  readonly alias: string;
  /** How many points of the checklist need a tick. Default: none. */
  readonly ticks?: number;
  /** Name of a picture of the report. */
  readonly screenshot?: string;
}

/** Right-click on a file (with the others selected), Upload, and the report filled in and agreed to. */
export async function uploadByRightClick(
  editor: Editor,
  file: string,
  { account, screenshot, ...answers }: UploadAnswers,
): Promise<void> {
  await editor.explorer.choose(file, "Upload Certificate…");
  if (account !== undefined) {
    await editor.quickInput.waitFor("Upload to which account?");
    await editor.quickInput.pick(account);
  }
  const report = await uploadReport(editor);
  if (screenshot !== undefined) await editor.screenshot(screenshot);
  await fillIn(report, answers);
}

/** The report of an upload, drawn. */
export async function uploadReport(editor: Editor): Promise<Webview> {
  const report = editor.webview();
  await report.locator("section.section-checklist").waitFor();
  return report;
}

/** Chooses and ticks as told, and presses the button. */
export async function fillIn(
  report: Webview,
  { project, alias, ticks = 0 }: Pick<UploadAnswers, "project" | "alias" | "ticks">,
): Promise<void> {
  if (project !== undefined) await report.getByLabel("Project").selectOption(project);
  await report.getByLabel("Alias").fill(alias);
  const boxes = report.getByRole("checkbox");
  for (let index = 0; index < ticks; index += 1) await boxes.nth(index).check();
  await report.getByRole("button", { name: "Upload", exact: true }).click();
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

/** Opens the checklist of the filter, ticks the lines of these names, and accepts. */
export async function filterBy(
  editor: Editor,
  labels: readonly string[],
  locale: Locale = "en",
): Promise<void> {
  await editor.palette.run(await commandTitle("filter", locale));
  const box = editor.quickInput.locator;
  const input = box.locator(".quick-input-box input[type=text]").first();
  await box.locator(".monaco-list-row").first().waitFor();
  for (const label of labels) {
    // The list draws only the lines in sight; what is typed brings the line there.
    await input.fill(label);
    await box
      .locator(".monaco-checkbox")
      .and(editor.page.getByLabel(label, { exact: true }))
      .check();
  }
  await input.fill("");
  await input.press("Enter");
}
