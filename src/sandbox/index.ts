// The certificate service built into the extension: real HTTP on the loopback address, both generations of the API.
import { apiPath } from "../tencent/v2/wire";
import { BindingTasks } from "./bindings/bindingTasks";
import { type ControlSettings, SandboxControl } from "./control/control";
import type { SandboxCredentials } from "./credentials";
import { InstanceUpdates } from "./deployment/instanceUpdates";
import { DownloadLinks } from "./download/links";
import { startServer } from "./gateway/server";
import { WorkLine } from "./gateway/workLine";
import { openStore } from "./openStore";
import { DeletionTasks } from "./store/deletionTasks";
import { VerificationChecks } from "./validation/verification";

export type { ConditionName } from "./conditions/conditions";
export type { ControlSettings, ControlState, Rate, SandboxControl } from "./control/control";
export type { Fault, FaultKind } from "./control/fault";
export { makeCredentials, type SandboxCredentials } from "./credentials";
export * from "./issue";

/**
 * The settings of {@link SandboxControl} are those at the start: no latency, no rate limit, no faults, the right clock, no
 * conditions.
 */
export interface SandboxOptions extends Partial<ControlSettings> {
  /** Where the certificates are kept. Made if it is not there. One sandbox at a time may use it. */
  readonly dataDir: string;
  /** Default 0: a free one. */
  readonly port?: number;
  /** Generated records to add to the list. Default 0. */
  readonly certificates?: number;
  readonly credentials: SandboxCredentials;
  /** The clock `clockSkew` is added to, milliseconds UTC. Default `Date.now`. */
  readonly now?: () => number;
  readonly log?: (line: string) => void;
}

export interface RunningSandbox {
  /** Endpoint of API 3.0: `http://127.0.0.1:PORT` */
  readonly v3: string;
  /** Endpoint of the legacy API: `http://127.0.0.1:PORT/v2/index.php` */
  readonly v2: string;
  /** Its switches, which can be changed at any time. Over HTTP: see `control/controlRequest.ts`. */
  readonly control: SandboxControl;
  /** Stops serving. Resolves when everything is on disk. */
  dispose(): Promise<void>;
}

/**
 * Starts the sandbox: it answers calls when the promise resolves. Rejects when the port is taken or the folder cannot be
 * used.
 */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const { dataDir, credentials, port = 0, certificates = 0, log = () => {} } = options;
  const control = new SandboxControl(settingsOf(options));
  const clock = options.now ?? Date.now;
  const now = () => clock() + control.clockOffset;
  const store = await openStore({ dataDir, generated: certificates, now: now(), log });
  const tasks = new DeletionTasks(store, now);
  const bindings = new BindingTasks(store);
  const checks = new VerificationChecks();
  const links = new DownloadLinks();
  const updates = new InstanceUpdates();
  const line = new WorkLine();
  const backend = { store, tasks, bindings, checks, links, updates, control, line, credentials, now, log };
  const server = await startServer(port, backend);
  const address = `http://127.0.0.1:${server.port}`;
  log(`The sandbox has ${store.size} certificates and listens on ${address}`);
  return {
    v3: address,
    v2: address + apiPath,
    control,
    async dispose() {
      await server.close();
      await store.settled();
    },
  };
}

function settingsOf({
  latency,
  rate,
  faults,
  clockSkew,
  conditions,
}: SandboxOptions): Partial<ControlSettings> {
  return {
    ...(latency !== undefined && { latency }),
    ...(rate !== undefined && { rate }),
    ...(faults !== undefined && { faults }),
    ...(clockSkew !== undefined && { clockSkew }),
    ...(conditions !== undefined && { conditions }),
  };
}
