import type { ServiceResult } from "../certificates";
import type { RunningSandbox, SandboxHost, SandboxParts } from "./sandboxAccount";

/** A {@link SandboxHost} whose code is loaded when the sandbox is first used: few accounts are sandbox accounts. */
export class LateSandbox implements Pick<SandboxHost, "open" | "dispose"> {
  readonly #parts: SandboxParts;
  #host: Promise<SandboxHost> | undefined;

  constructor(parts: SandboxParts) {
    this.#parts = parts;
  }

  async open(): ServiceResult<RunningSandbox> {
    this.#host ??= this.#load();
    return (await this.#host).open();
  }

  async dispose(): Promise<void> {
    await (await this.#host)?.dispose();
  }

  async #load(): Promise<SandboxHost> {
    const { SandboxHost } = await import("./sandboxAccount");
    return new SandboxHost(this.#parts);
  }
}
