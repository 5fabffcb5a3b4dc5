import type { Locator, Page } from "playwright-core";
import { chooseFromContextMenu, contextMenuEntries } from "./contextMenu";
import { ViewContainers } from "./viewContainers";

/** The file Explorer. */
export class Explorer {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await new ViewContainers(this.#page).open("Explorer");
  }

  /** A file or folder in sight, by its name. */
  file(name: string): Locator {
    const tree = this.#page.locator(".explorer-folders-view");
    return tree.getByRole("treeitem", { name, exact: true });
  }

  /** Selects several files: clicks the first, which opens it, and then the others with Ctrl held. */
  async select([first = "", ...others]: readonly string[]): Promise<void> {
    await this.#selectOne(first);
    await this.#opened(first);
    for (const name of others) await this.#selectOne(name, { modifiers: ["ControlOrMeta"] });
  }

  /**
   * The Explorer selects a file that was opened, and it alone: one that opens slowly undoes what was selected since. The
   * window's title changes just after that.
   */
  async #opened(name: string): Promise<void> {
    await this.#page.waitForFunction(`document.title.includes(${JSON.stringify(name)})`);
  }

  /** A click on a row that is just being moved, since a folder above it unfolds, is lost: it is made again. */
  async #selectOne(name: string, options: Parameters<Locator["click"]>[0] = {}): Promise<void> {
    const row = this.file(name);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await row.click(options);
      for (let look = 0; look < 20; look += 1) {
        if ((await row.getAttribute("aria-selected")) === "true") return;
        await this.#page.waitForTimeout(100);
      }
    }
    throw new Error(`${name} cannot be selected in the Explorer.`);
  }

  async menu(name: string): Promise<readonly string[]> {
    return await contextMenuEntries(this.#page, this.file(name));
  }

  /** Chooses an entry of a file's context menu; it applies to all selected files if this is one of them. */
  async choose(name: string, entry: string): Promise<void> {
    await chooseFromContextMenu(this.#page, this.file(name), entry);
  }
}
