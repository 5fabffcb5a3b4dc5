import type { Locator, Page } from "playwright-core";
import { chooseFromContextMenu, contextMenuEntries } from "./contextMenu";

/** One row of a tree as it is drawn. */
export interface TreeRow {
  readonly label: string;
  readonly description: string;
  /** 1 for the outermost. */
  readonly level: number;
  /** Undefined for a leaf. */
  readonly expanded: boolean | undefined;
}

/** Which item: the beginning of its label, or a pattern for its accessible name. */
export type ItemName = string | RegExp;

/** A tree view of the sidebar. */
export class TreeView {
  readonly #page: Page;
  readonly #pane: Locator;

  constructor(page: Page, title: string) {
    this.#page = page;
    // A lone view has its title merged with the container's ("Certificates: …"), so it is found by its tree.
    this.#pane = page.locator(".sidebar .pane", { has: page.getByRole("tree", { name: title }) });
  }

  /** Where the tree's own messages, welcome texts and rows are. */
  get locator(): Locator {
    return this.#pane;
  }

  /** The item, waited for. */
  async item(name: ItemName): Promise<Locator> {
    const rows = this.#pane.getByRole("treeitem");
    const byLabel = this.#page.locator(".label-name", {
      hasText: typeof name === "string" ? startsWith(name) : name,
    });
    const item =
      typeof name === "string"
        ? rows.filter({ has: byLabel }).first()
        : this.#pane.getByRole("treeitem", { name }).first();
    await item.waitFor();
    return item;
  }

  /** Expands an item and waits for what is inside. */
  async expand(name: ItemName): Promise<void> {
    const item = await this.item(name);
    if ((await item.getAttribute("aria-expanded")) === "true") return;
    await item.click();
    if ((await item.getAttribute("aria-expanded")) !== "true") await item.press("ArrowRight");
    await this.#page.waitForFunction(
      (row) => row?.getAttribute("aria-expanded") === "true",
      await item.elementHandle(),
    );
  }

  /** Clicks an item: selects it, and runs its command. */
  async click(name: ItemName): Promise<void> {
    await (await this.item(name)).click();
  }

  /** The rows that are drawn (the editor draws only those in sight). */
  async rows(): Promise<readonly TreeRow[]> {
    const rows = await this.#pane.getByRole("treeitem").all();
    return await Promise.all(rows.map(readRow));
  }

  /** The names of the entries of an item's context menu. */
  async menu(name: ItemName): Promise<readonly string[]> {
    return await contextMenuEntries(this.#page, await this.item(name));
  }

  /** Chooses an entry of an item's context menu. */
  async choose(name: ItemName, entry: string): Promise<void> {
    await chooseFromContextMenu(this.#page, await this.item(name), entry);
  }
}

async function readRow(row: Locator): Promise<TreeRow> {
  const expanded = await row.getAttribute("aria-expanded");
  const description = row.locator(".label-description");
  return {
    label: ((await row.locator(".label-name").first().textContent()) ?? "").trim(),
    description:
      (await description.count()) > 0 ? ((await description.first().textContent()) ?? "").trim() : "",
    level: Number(await row.getAttribute("aria-level")),
    expanded: expanded === null ? undefined : expanded === "true",
  };
}

function startsWith(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`);
}
