import type { ToExtension } from "../detail/protocol";
import type { ViewMemory } from "./viewState";

/** What the editor gives to a webview. */
export interface EditorApi<Sent = ToExtension> {
  postMessage(message: Sent): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare global {
  function acquireVsCodeApi<Sent = ToExtension>(): EditorApi<Sent>;
}

/** What the sections need to be more than a picture. */
export interface Context {
  readonly send: (message: ToExtension) => void;
  readonly memory: ViewMemory;
}
