import type { ViewMemory } from "./viewState";

/** Remembers how far the page is scrolled, and goes back there once enough of the page has been drawn. */
export class ScrollKeeper {
  readonly #memory: ViewMemory;
  #goal: number | undefined;

  constructor(memory: ViewMemory) {
    this.#memory = memory;
    this.#goal = memory.scroll > 0 ? memory.scroll : undefined;
    window.addEventListener("scroll", () => {
      if (this.#goal === undefined) memory.scroll = window.scrollY;
    });
    // A reader who moves on their own is not pulled back.
    for (const gesture of ["wheel", "keydown", "pointerdown"]) {
      window.addEventListener(gesture, () => this.#reached(), { passive: true });
    }
  }

  /** To be called after each drawing: the first ones may be too short to scroll that far. */
  restore(): void {
    if (this.#goal === undefined) return;
    window.scrollTo({ top: this.#goal });
    if (window.scrollY >= this.#goal - 1) this.#reached();
  }

  #reached(): void {
    if (this.#goal === undefined) return;
    this.#goal = undefined;
    this.#memory.scroll = window.scrollY;
  }
}
