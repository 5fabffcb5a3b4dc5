import type { Page } from "playwright-core";
import { sandboxEnvironment } from "../../host/editor/sandboxEnvironment";
import { type EditorServer, type ServerOptions, startServer } from "../../host/editor/server";
import { type EditorWindow, openWindow, waitForWorkbench } from "../../host/editor/window";
import { eventually } from "../../host/eventually";
import { projectRoot } from "../../host/paths";
import { Dialog } from "./dialog";
import { Explorer } from "./explorer";
import { Notifications } from "./notifications";
import { Palette } from "./palette";
import { QuickInput } from "./quickInput";
import { takeScreenshot } from "./screenshot";
import { TreeView } from "./treeView";
import { ViewContainers } from "./viewContainers";
import { type Webview, webview } from "./webview";

export interface EditorOptions extends ServerOptions {
  /** Workspace folder or `.code-workspace` file, an absolute path. Default: none is open. */
  readonly workspace?: string | undefined;
  /** The extension run in development mode; default: this one. `null`: only what `extensionsFolder` has installed. */
  readonly extensionPath?: string | null | undefined;
  readonly size?: { readonly width: number; readonly height: number } | undefined;
  /** Start with the sandbox account connected (development mode only). */
  readonly sandbox?: boolean | undefined;
}

/**
 * An editor's window as a user sees it. Everything waits for what it needs and fails with Playwright's time-out if
 * that does not come.
 */
export class Editor {
  readonly page: Page;
  readonly dialog: Dialog;
  readonly explorer: Explorer;
  readonly notifications: Notifications;
  readonly palette: Palette;
  readonly quickInput: QuickInput;
  readonly views: ViewContainers;
  readonly #server: EditorServer;
  readonly #window: EditorWindow;

  constructor(server: EditorServer, window: EditorWindow) {
    const { page } = window;
    this.page = page;
    this.dialog = new Dialog(page);
    this.explorer = new Explorer(page);
    this.notifications = new Notifications(page);
    this.quickInput = new QuickInput(page);
    this.palette = new Palette(page, this.quickInput);
    this.views = new ViewContainers(page);
    this.#server = server;
    this.#window = window;
  }

  /** A tree view of the sidebar, by its title. */
  tree(title: string): TreeView {
    return new TreeView(this.page, title);
  }

  /** The document of the webview in the active editor tab. */
  webview(): Webview {
    return webview(this.page);
  }

  /** Titles of the open editor tabs, from left to right. */
  async tabs(): Promise<readonly string[]> {
    const labels = await this.page.locator(".tabs-container .tab .label-name").allInnerTexts();
    return labels.map((label) => label.trim());
  }

  /** What `action` puts into the clipboard. */
  async copiedBy(action: () => Promise<void>): Promise<string> {
    await this.page.evaluate("navigator.clipboard.writeText('')");
    await action();
    return await eventually("what is copied", async () => {
      const text: string = await this.page.evaluate("navigator.clipboard.readText()");
      return text === "" ? undefined : text;
    });
  }

  /** Has the editor reload its window, for which it writes down first what is open. */
  async reloadWindow(): Promise<void> {
    const loaded = this.page.waitForEvent("load");
    await this.palette.run("Developer: Reload Window");
    await loaded;
    await waitForWorkbench(this.page);
  }

  /** Reloads the page, as the browser does when somebody presses F5. */
  async reload(): Promise<void> {
    await this.page.reload();
    await waitForWorkbench(this.page);
  }

  /** Saves a picture of the window as `out/screenshots/NAME.png`. */
  async screenshot(name: string): Promise<void> {
    await takeScreenshot(this.page, name);
  }

  /** The end of the server's log, for the message of a failure. */
  log(): string {
    return this.#server.log();
  }

  async close(): Promise<void> {
    await this.#window.close();
    await this.#server.stop();
  }
}

/** Starts an editor of its own and opens its window. Close it when done; it ends with the process at the latest. */
export async function openEditor(options: EditorOptions = {}): Promise<Editor> {
  const env = { ...options.env, ...(options.sandbox ? sandboxEnvironment : {}) };
  const server = await startServer({ ...options, env });
  try {
    const window = await openWindow(server, {
      folder: options.workspace,
      extensionPath: options.extensionPath === null ? undefined : (options.extensionPath ?? projectRoot),
      size: options.size,
    });
    return new Editor(server, window);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Opens an editor for one use, and closes it whatever happens. */
export async function withEditor(
  options: EditorOptions,
  use: (editor: Editor) => Promise<void>,
): Promise<void> {
  const editor = await openEditor(options);
  try {
    await use(editor);
  } finally {
    await editor.close();
  }
}
