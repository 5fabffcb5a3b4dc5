import { failure, type ServiceResult } from "../certificates";
import { sandboxFailed } from "./connectErrors";
import type { RunningSandbox, SandboxHost, SandboxParts } from "./sandboxAccount";

type Host = Pick<SandboxHost, "open" | "dispose">;

/** Gives the constructor of the host, whose code is a bundle of its own. */
type LoadHost = () => Promise<{ readonly SandboxHost: new (parts: SandboxParts) => Host }>;

/** A {@link SandboxHost} whose code is loaded when the sandbox is first used: few accounts are sandbox accounts. */
export class LateSandbox implements Host {
  readonly #parts: SandboxParts;
  readonly #load: LoadHost;
  #host: Promise<Host> | undefined;

  constructor(parts: SandboxParts, load: LoadHost = () => import("./sandboxAccount")) {
    this.#parts = parts;
    this.#load = load;
  }

  /** As {@link SandboxHost.open}. Code that cannot be loaded is a failure too, and is tried again with the next call. */
  async open(): ServiceResult<RunningSandbox> {
    this.#host ??= this.#start();
    const loading = this.#host;
    try {
      return await (await loading).open();
    } catch (error) {
      if (this.#host === loading) this.#host = undefined;
      const failed = sandboxFailed(error);
      this.#parts.log(`The sandbox could not be loaded: ${failed.serviceMessage}`);
      return failure(failed);
    }
  }

  /** Stops the sandbox, if it runs in this window. */
  async dispose(): Promise<void> {
    // What could not be loaded has been told to the one who asked for it.
    const host = await this.#host?.catch(() => undefined);
    await host?.dispose();
  }

  async #start(): Promise<Host> {
    const { SandboxHost } = await this.#load();
    return new SandboxHost(this.#parts);
  }
}
