import type { Account, Session, Sessions } from "../../../src/accounts/types";
import { type Certificate, CertificateStore, Emitter } from "../../../src/certificates";
import { CertificateTree } from "../../../src/tree/certificateTree";
import type { TreeNode } from "../../../src/tree/node";
import type { Clock } from "../../../src/tree/throttle";
import { defaultTreeSettings, type TreeSettings } from "../../../src/tree/treeSettings";
import { MemoryService, now } from "../certificates/samples";

/** A clock that stands still until it is wound. */
export class HandClock implements Clock {
  #now = now;
  #waiting: { at: number; action: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(delay: number, action: () => void) {
    const entry = { at: this.#now + delay, action };
    this.#waiting.push(entry);
    const forget = () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry);
    };
    return { dispose: forget };
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
    const due = this.#waiting.filter(({ at }) => at <= this.#now);
    this.#waiting = this.#waiting.filter(({ at }) => at > this.#now);
    for (const { action } of due) action();
  }
}

export interface MemorySession extends Session {
  readonly service: MemoryService;
}

export function memorySession(
  id: string,
  certificates: Certificate[] = [],
  account: Partial<Account> = {},
): MemorySession {
  const service = new MemoryService(certificates);
  const store = new CertificateStore(service, { now: () => now });
  return {
    account: { id, name: `Account ${id}`, site: "china", generation: "v3", ...account },
    service,
    store,
  };
}

export class MemorySessions implements Sessions {
  #sessions: readonly Session[];
  readonly #changes = new Emitter<void>();
  readonly onDidChange = this.#changes.event;

  constructor(...sessions: Session[]) {
    this.#sessions = sessions;
  }

  all(): readonly Session[] {
    return this.#sessions;
  }

  get(accountId: string): Session | undefined {
    return this.#sessions.find(({ account }) => account.id === accountId);
  }

  set(...sessions: Session[]): void {
    this.#sessions = sessions;
    this.#changes.fire();
  }
}

/** A tree over sessions, and what it fired since the last look. */
export function treeOver(sessions: Sessions, settings: Partial<TreeSettings> = {}) {
  const clock = new HandClock();
  const tree = new CertificateTree(sessions, { ...defaultTreeSettings, ...settings }, clock);
  const fired: (readonly string[] | "all")[] = [];
  tree.onDidChange((nodes) => fired.push(nodes?.map(({ id }) => id) ?? "all"));
  return { tree, clock, fired };
}

/** Asks for the whole tree as an editor does that shows all of it; gives the IDs, indented by their level. */
export function expandAll(tree: CertificateTree, parent?: TreeNode, level = 0): string[] {
  return tree
    .children(parent)
    .flatMap((node) => [`${"  ".repeat(level)}${node.id}`, ...expandAll(tree, node, level + 1)]);
}
