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

  /** Selects several files, as with Ctrl held. */
  async select(names: readonly string[]): Promise<void> {
    for (const [index, name] of names.entries()) {
      await this.file(name).click(index === 0 ? {} : { modifiers: ["ControlOrMeta"] });
    }
  }

  async menu(name: string): Promise<readonly string[]> {
    return await contextMenuEntries(this.#page, this.file(name));
  }

  /** Chooses an entry of a file's context menu; it applies to all selected files if this is one of them. */
  async choose(name: string, entry: string): Promise<void> {
    await chooseFromContextMenu(this.#page, this.file(name), entry);
  }
}
