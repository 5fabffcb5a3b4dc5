import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { failure, message, type ServiceResult, success } from "../certificates";
import type { Credentials } from "../tencent/site";
import { sandboxElsewhere, sandboxFailed } from "./connectErrors";
import type { Keychain } from "./keychain";
import { type SandboxAddresses, SandboxLock } from "./sandboxLock";

/** A sandbox to talk to, in this window or in another. */
export interface RunningSandbox extends SandboxAddresses {
  readonly credentials: Credentials;
}

export interface SandboxParts {
  /** The extension's storage folder; the sandbox keeps its certificates in a folder of its own inside. */
  readonly storageDir: string;
  readonly keychain: Pick<Keychain, "getSandbox" | "setSandbox">;
  readonly log: (line: string) => void;
}

type Server = SandboxAddresses & { dispose(): Promise<void> };

/** How long to wait for another window that is starting the sandbox, in ms. */
const patience = 20_000;

/**
 * The certificate service built into the extension, for sandbox accounts of either generation. Started when first
 * needed, at most once a machine: the window that is first runs it, the others use that one, and when its window is
 * closed the next call of any other window starts it again on the same data. So the data has one writer at a time, and
 * all windows see the same certificates.
 */
export class SandboxHost {
  readonly #parts: SandboxParts;
  readonly #lock: SandboxLock;
  #server: Server | undefined;
  #opening: ServiceResult<RunningSandbox> | undefined;
  #disposed = false;

  constructor(parts: SandboxParts) {
    this.#parts = parts;
    this.#lock = new SandboxLock(join(parts.storageDir, "sandbox.lock"));
  }

  /** The sandbox, started if need be. Never rejects. */
  open(): ServiceResult<RunningSandbox> {
    this.#opening ??= this.#open().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  /** Stops the sandbox, if it runs in this window. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#opening;
    await this.#server?.dispose();
    this.#server = undefined;
    await this.#lock.release();
  }

  async #open(): ServiceResult<RunningSandbox> {
    try {
      return await this.#find();
    } catch (error) {
      const failed = sandboxFailed(error);
      this.#parts.log(`The sandbox could not be started: ${failed.serviceMessage}`);
      return failure(failed);
    }
  }

  async #find(): ServiceResult<RunningSandbox> {
    const deadline = Date.now() + patience;
    while (!this.#disposed && Date.now() < deadline) {
      if (this.#server !== undefined) return this.#withCredentials(this.#server);
      const holder = await this.#lock.acquire();
      if (holder.by === "other") return this.#withCredentials(holder.addresses);
      if (holder.by === "us") await this.#start();
      else await sleep(100);
    }
    return failure(
      sandboxElsewhere(message("Another window is starting the sandbox and does not get ready.")),
    );
  }

  async #withCredentials({ v3, v2 }: SandboxAddresses): ServiceResult<RunningSandbox> {
    const credentials = await this.#parts.keychain.getSandbox();
    if (credentials !== undefined) return success({ v3, v2, credentials });
    // Without a keyring, editors keep secrets in memory, each window its own.
    const cause = message(
      "The sandbox runs in another window, and this editor does not share its secrets with it.",
    );
    return failure(sandboxElsewhere(cause));
  }

  /** Starts the sandbox in this window, which holds the lock. */
  async #start(): Promise<void> {
    let server: Server | undefined;
    try {
      server = await this.#startServer();
      if (await this.#lock.publish({ v3: server.v3, v2: server.v2 })) this.#server = server;
      else await server.dispose();
    } catch (error) {
      await server?.dispose();
      await this.#lock.release();
      throw error;
    }
  }

  /** The one place where the sandbox's code is loaded. */
  async #startServer(): Promise<Server> {
    const { startSandbox, makeCredentials } = await import("../sandbox");
    const { keychain, storageDir, log } = this.#parts;
    const kept = await keychain.getSandbox();
    const credentials = kept ?? makeCredentials();
    if (kept === undefined) await keychain.setSandbox(credentials);
    return startSandbox({ dataDir: join(storageDir, "sandbox"), credentials, log });
  }
}
