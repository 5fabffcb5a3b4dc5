import { isReportState, type ReportState, type ReportToExtension } from "../../uploadReport/protocol";
import type { EditorApi } from "../editor";

/** What the reader has filled in. The editor keeps it while the report is hidden. */
export class Form {
  readonly #editor: EditorApi<ReportToExtension>;
  readonly #heard: (() => void)[] = [];
  #state: ReportState;

  constructor(editor: EditorApi<ReportToExtension>) {
    this.#editor = editor;
    const kept = editor.getState();
    this.#state = isReportState(kept) ? kept : { ticked: [] };
  }

  get state(): ReportState {
    return this.#state;
  }

  isTicked(check: string): boolean {
    return this.#state.ticked.includes(check);
  }

  tick(check: string, ticked: boolean): void {
    const others = this.#state.ticked.filter((known) => known !== check);
    this.change({ ticked: ticked ? [...others, check] : others });
  }

  change(change: Partial<ReportState>): void {
    this.#state = { ...this.#state, ...change };
    this.#editor.setState(this.#state);
    for (const hear of this.#heard) hear();
  }

  /** Calls a function after each change, until the next {@link silence}. */
  hear(hear: () => void): void {
    this.#heard.push(hear);
  }

  silence(): void {
    this.#heard.length = 0;
  }
}

/** What the parts of the report need to be more than a picture. */
export interface ReportContext {
  readonly send: (message: ReportToExtension) => void;
  readonly form: Form;
}
