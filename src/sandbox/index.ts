// The certificate service built into the extension: real HTTP on the loopback address, both generations of the API.
import { apiPath } from "../tencent/v2/wire";
import type { SandboxCredentials } from "./credentials";
import { RateLimit } from "./gateway/rateLimit";
import { startServer } from "./gateway/server";
import { openStore } from "./openStore";
import { DeletionTasks } from "./store/deletionTasks";

export { makeCredentials, type SandboxCredentials } from "./credentials";
export * from "./issue";

export interface SandboxOptions {
  /** Where the certificates are kept. Made if it is not there. One sandbox at a time may use it. */
  readonly dataDir: string;
  /** Default 0: a free one. */
  readonly port?: number;
  /** Generated records to add to the list. Default 0. */
  readonly certificates?: number;
  readonly credentials: SandboxCredentials;
  /** Calls a second and action that are let through; the others are refused. Default: any number. */
  readonly rate?: number;
  /** How long every answer is held back, milliseconds. Default 0. */
  readonly latency?: number;
  /** The service's clock, milliseconds UTC. Default `Date.now`. */
  readonly now?: () => number;
  readonly log?: (line: string) => void;
}

export interface RunningSandbox {
  /** Endpoint of API 3.0: `http://127.0.0.1:PORT` */
  readonly v3: string;
  /** Endpoint of the legacy API: `http://127.0.0.1:PORT/v2/index.php` */
  readonly v2: string;
  /** Stops serving. Resolves when everything is on disk. */
  dispose(): Promise<void>;
}

/**
 * Starts the sandbox: it answers calls when the promise resolves. Rejects when the port is taken or the folder cannot be
 * used.
 */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const { dataDir, credentials, port = 0, certificates = 0, now = Date.now, log = () => {} } = options;
  const store = await openStore({ dataDir, generated: certificates, now: now(), log });
  const { latency = 0, rate } = options;
  const backend = { store, tasks: new DeletionTasks(store, now), credentials, now, log, latency };
  const rateLimit = rate === undefined ? {} : { rateLimit: new RateLimit(rate) };
  const server = await startServer(port, { ...backend, ...rateLimit });
  const address = `http://127.0.0.1:${server.port}`;
  log(`The sandbox has ${store.size} certificates and listens on ${address}`);
  return {
    v3: address,
    v2: address + apiPath,
    async dispose() {
      await server.close();
      await store.settled();
    },
  };
}
