import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CommonClient } from "tencentcloud-sdk-nodejs-common";
import { unwrap } from "../../src/certificates";
import { makeCredentials, type SandboxOptions, startSandbox } from "../../src/sandbox";
import { type Credential, callLegacyApi } from "./legacyCall";

/** What became of a call: the answer, or the service's error code. */
export interface Outcome {
  readonly answer?: Readonly<Record<string, unknown>>;
  readonly code?: string;
  readonly message?: string;
}

/** A service the suite talks to. */
export interface Target {
  readonly name: string;
  /** Rejects when no answer came; with {@link LegacyUnreachable} when it was the legacy API that gave none. */
  call(action: string, parameters: object): Promise<Outcome>;
  dispose(): Promise<void>;
}

/** The legacy API gave no answer: it was announced to end, so that this is no fault of the contract. */
export class LegacyUnreachable extends Error {}

export function isLegacyAction(action: string): boolean {
  return /^Cert(GetList|Upload|Delete)$/.test(action);
}

/** A sandbox of its own, with sample data. */
export async function sandboxTarget(options: Pick<SandboxOptions, "faults"> = {}): Promise<Target> {
  const dataDir = await mkdtemp(join(tmpdir(), "contract-"));
  const credentials = makeCredentials();
  const sandbox = await startSandbox({ ...options, dataDir, credentials });
  const credential = { secretId: credentials.secretId, secretKey: unwrap(credentials.secretKey) };
  const client = makeClient(new URL(sandbox.v3).host, "http://", credential);
  return {
    name: "sandbox",
    call: (action, parameters) =>
      isLegacyAction(action)
        ? legacyOutcome(sandbox.v2, credential, action, parameters)
        : outcomeOf(client, action, parameters),
    async dispose() {
      await sandbox.dispose();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Between two calls of the live service, milliseconds: well below its limit of 10 a second. */
const pause = 250;

const legacyEndpoint = "https://wss.api.qcloud.com/v2/index.php";

/**
 * The live service, if the environment has credentials for it: TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY, and
 * optionally TENCENTCLOUD_TOKEN and TENCENTCLOUD_ENDPOINT (a host name; default: the China site).
 */
export function liveTarget(env: Readonly<Record<string, string | undefined>>): Target | undefined {
  const secretId = env["TENCENTCLOUD_SECRET_ID"];
  const secretKey = env["TENCENTCLOUD_SECRET_KEY"];
  if (!secretId || !secretKey) return undefined;
  const token = env["TENCENTCLOUD_TOKEN"];
  const host = env["TENCENTCLOUD_ENDPOINT"] ?? "ssl.tencentcloudapi.com";
  const credential = { secretId, secretKey, ...(token && { token }) };
  const client = makeClient(host, "https://", credential);
  return {
    name: host,
    async call(action, parameters) {
      await sleep(pause);
      return isLegacyAction(action)
        ? legacyOutcome(legacyEndpoint, credential, action, parameters)
        : outcomeOf(client, action, parameters);
    },
    dispose: async () => {},
  };
}

function makeClient(host: string, protocol: string, credential: Credential): CommonClient {
  const httpProfile = { protocol: protocol as "https://" };
  return new CommonClient(host, "2019-12-05", { credential, profile: { httpProfile } });
}

async function outcomeOf(client: CommonClient, action: string, parameters: object): Promise<Outcome> {
  try {
    return { answer: await client.request(action, parameters) };
  } catch (error) {
    const { code, message } = error as { readonly code?: string; readonly message: string };
    // Without a code no answer came: that is no matter of the contract, and the run must not go on.
    if (code === undefined) throw error;
    return { code, message };
  }
}

async function legacyOutcome(
  endpoint: string,
  credential: Credential,
  action: string,
  parameters: object,
): Promise<Outcome> {
  try {
    const answer = await callLegacyApi(endpoint, credential, action, parameters);
    if (Number(answer.code) === 0) return { answer: { ...answer } };
    return { code: String(answer.code), message: answer.message };
  } catch (error) {
    const { cause, message } = error as Error;
    throw new LegacyUnreachable(cause instanceof Error ? cause.message : message);
  }
}
