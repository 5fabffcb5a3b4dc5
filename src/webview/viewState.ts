import { isPanelState, type PanelState, type ViewState } from "../detail/protocol";
import type { EditorApi } from "./editor";

const nothing: ViewState = { open: [], scroll: 0, inputs: {} };

/**
 * How far the reader has got: what is expanded, typed and scrolled to. The editor keeps it while the panel is hidden
 * and over a reload, together with which certificate it is. No data of the certificate is kept.
 */
export class ViewMemory {
  readonly #editor: EditorApi;
  #state: PanelState;

  constructor(editor: EditorApi, accountId: string, certificateId: string) {
    this.#editor = editor;
    const kept = editor.getState();
    const same = isPanelState(kept) && kept.accountId === accountId && kept.certificateId === certificateId;
    this.#state = same ? kept : { accountId, certificateId };
    this.#keep({});
  }

  get scroll(): number {
    return this.#view.scroll;
  }

  set scroll(scroll: number) {
    this.#keep({ scroll });
  }

  isOpen(id: string): boolean {
    return this.#view.open.includes(id);
  }

  setOpen(id: string, open: boolean): void {
    const others = this.#view.open.filter((known) => known !== id);
    this.#keep({ open: open ? [...others, id] : others });
  }

  input(id: string): string {
    return this.#view.inputs[id] ?? "";
  }

  setInput(id: string, text: string): void {
    this.#keep({ inputs: { ...this.#view.inputs, [id]: text } });
  }

  get #view(): ViewState {
    return this.#state.view ?? nothing;
  }

  #keep(change: Partial<ViewState>): void {
    this.#state = { ...this.#state, view: { ...this.#view, ...change } };
    this.#editor.setState(this.#state);
  }
}
