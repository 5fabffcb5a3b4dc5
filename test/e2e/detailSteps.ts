import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { until } from "../host/eventually";
import { projectRoot } from "../host/paths";
import type { Editor } from "./driver";

export type Locale = "en" | "zh-cn";

/**
 * Opens the panel of a certificate through the command palette, as a user without a mouse does, and waits until it is
 * complete. Gives its document.
 *
 * @param search words that find the certificate
 */
export async function openDetail(editor: Editor, search: string, locale: Locale = "en"): Promise<Frame> {
  await chooseCertificate(editor, "showDetail", search, locale);
  await editor.quickInput.locator.waitFor({ state: "hidden" });
  return await detailFrame(editor.page, search);
}

/**
 * Runs a command through the palette, and picks the certificate that it asks for.
 *
 * @param search words that find the certificate
 */
export async function chooseCertificate(
  editor: Editor,
  command: string,
  search: string,
  locale: Locale = "en",
): Promise<void> {
  const title = await commandTitle(command, locale);
  for (let attempt = 1; ; attempt += 1) {
    await editor.palette.run(title);
    // A webview that had the focus may take it back when the palette closes, which closes the next box.
    if (await pick(editor, search)) return;
    assert.ok(attempt < 4, `the box to choose ${search} did not stay open`);
  }
}

/**
 * The document of the panel in sight, once its certificate is loaded.
 *
 * @param words what the panel's head must tell, where another panel may still be in sight
 */
export async function detailFrame(page: Page, words = ""): Promise<Frame> {
  const body = page
    .frameLocator("iframe.webview.ready:visible")
    .frameLocator("iframe#active-frame")
    .locator("body");
  await body.locator(".head", { hasText: words }).waitFor();
  await body.locator(".age[aria-busy=false]").waitFor();
  const frame = await (await body.elementHandle())?.ownerFrame();
  assert.ok(frame, "the panel has no document");
  return frame;
}

/** The command's title as the palette shows it. */
export async function commandTitle(command: string, locale: Locale = "en"): Promise<string> {
  const nls = locale === "en" ? "package.nls.json" : "package.nls.zh-cn.json";
  const texts = JSON.parse(await readFile(join(projectRoot, nls), "utf8")) as Record<string, string>;
  return `${texts["category"]}: ${texts[`command.${command}`]}`;
}

/** Answers the box with the certificate. `false` when the box went away. */
async function pick({ quickInput }: Editor, search: string): Promise<boolean> {
  const box = quickInput.locator;
  try {
    await box.locator(".monaco-list-row", { hasText: "example" }).first().waitFor({ timeout: 10_000 });
    await box.locator(".quick-input-box input").fill(search, { timeout: 2000 });
    await box.locator(".monaco-list-row", { hasText: search }).first().waitFor({ timeout: 2000 });
    await box.locator(".quick-input-box input").press("Enter", { timeout: 2000 });
  } catch (error) {
    if (error instanceof Error && error.name === "TimeoutError") return false;
    throw error;
  }
  return true;
}

/** Waits until an expression is true in the panel. Its policy forbids Playwright's own way to wait. */
export async function waitUntil(frame: Frame, expression: string): Promise<void> {
  await until(expression, async () => Boolean(await frame.evaluate(expression)));
}

export async function textOf(frame: Frame, selector: string): Promise<string> {
  return (await frame.locator(selector).first().textContent()) ?? "";
}

/** What axe-core reports, as far as it is read here. */
interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

let axe: Promise<string> | undefined;

/** Fails with what axe-core finds wrong with the document, all folds open. */
export async function assertAccessible(frame: Frame): Promise<void> {
  axe ??= readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await frame.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true");
  await frame.evaluate(await axe);
  const { violations } = (await frame.evaluate(
    "axe.run(document, { resultTypes: ['violations'] })",
  )) as AxeResults;
  assert.deepEqual(
    violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) })),
    [],
  );
}
