import { setTimeout as sleep } from "node:timers/promises";
import type * as vscode from "vscode";
import type { Announcements } from "../../../src/accounts/accountList";
import { Emitter } from "../../../src/certificates";

/**
 * The storage of an editor profile, shared by windows as VS Code shares it: a changed secret is announced to every
 * window, and read through; global state is copied to the other windows a moment later and without any event. The
 * windows announce new account lists to one another.
 */
export class FakeProfile {
  readonly secretValues = new Map<string, string>();
  readonly #secretChanges = new Emitter<vscode.SecretStorageChangeEvent>();
  readonly #revisions = new Emitter<string>();
  readonly #windows: FakeWindow[] = [];
  readonly #stateDelay: number;
  #saved: Record<string, unknown> = {};

  /** @param stateDelay milliseconds until global state reaches the other windows; Infinity for never */
  constructor(stateDelay = 0) {
    this.#stateDelay = stateDelay;
  }

  /** Opens a window: it starts with the global state that is saved. */
  open(): FakeWindow {
    const window = new FakeWindow(this, { ...this.#saved });
    this.#windows.push(window);
    return window;
  }

  get listeners(): number {
    return this.#secretChanges.size;
  }

  secrets(): vscode.SecretStorage {
    const changed = (key: string) => this.#secretChanges.fire({ key });
    return {
      get: async (key) => this.secretValues.get(key),
      keys: async () => [...this.secretValues.keys()],
      store: async (key, value) => {
        this.secretValues.set(key, value);
        changed(key);
      },
      delete: async (key) => {
        this.secretValues.delete(key);
        changed(key);
      },
      onDidChange: this.#secretChanges.event,
    };
  }

  announcements(): Announcements {
    return {
      announceRevision: async (revision) => this.#revisions.fire(revision),
      onDidAnnounceRevision: this.#revisions.event,
    };
  }

  /** Like the editor, a write replaces everything the extension has kept. */
  save(from: FakeWindow, state: Record<string, unknown>): void {
    this.#saved = structuredClone(state);
    for (const window of this.#windows) {
      if (window !== from && this.#stateDelay !== Number.POSITIVE_INFINITY) void this.#deliver(window);
    }
  }

  async #deliver(window: FakeWindow): Promise<void> {
    await sleep(this.#stateDelay);
    window.accept(structuredClone(this.#saved));
  }
}

/** What one window sees of the profile. */
export class FakeWindow {
  readonly secrets: vscode.SecretStorage;
  readonly announcements: Announcements;
  readonly #profile: FakeProfile;
  #state: Record<string, unknown>;

  constructor(profile: FakeProfile, state: Record<string, unknown>) {
    this.#profile = profile;
    this.#state = state;
    this.secrets = profile.secrets();
    this.announcements = profile.announcements();
  }

  readonly globalState: Pick<vscode.Memento, "get" | "update"> = {
    get: <T>(key: string, fallback?: T) => (this.#state[key] ?? fallback) as T,
    update: async (key: string, value: unknown) => {
      this.#state = { ...this.#state, [key]: structuredClone(value) };
      this.#profile.save(this, this.#state);
    },
  };

  accept(state: Record<string, unknown>): void {
    this.#state = state;
  }
}

/** Waits until a condition holds; fails after ten seconds. */
export async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`Did not come true: ${String(condition)}`);
    await sleep(5);
  }
}
