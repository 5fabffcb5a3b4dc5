import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CommonClient } from "tencentcloud-sdk-nodejs-common";
import { unwrap } from "../../src/certificates";
import { makeCredentials, startSandbox } from "../../src/sandbox";

/** What became of a call: the answer, or the service's error code. */
export interface Outcome {
  readonly answer?: Readonly<Record<string, unknown>>;
  readonly code?: string;
  readonly message?: string;
}

/** A service the suite talks to. */
export interface Target {
  readonly name: string;
  call(action: string, parameters: object): Promise<Outcome>;
  dispose(): Promise<void>;
}

/** A sandbox of its own, with sample data. */
export async function sandboxTarget(): Promise<Target> {
  const dataDir = await mkdtemp(join(tmpdir(), "contract-"));
  const credentials = makeCredentials();
  const sandbox = await startSandbox({ dataDir, credentials });
  const client = makeClient(new URL(sandbox.v3).host, "http://", {
    secretId: credentials.secretId,
    secretKey: unwrap(credentials.secretKey),
  });
  return {
    name: "sandbox",
    call: (action, parameters) => outcomeOf(client, action, parameters),
    async dispose() {
      await sandbox.dispose();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Between two calls of the live service, milliseconds: well below its limit of 10 a second. */
const pause = 250;

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
  const client = makeClient(host, "https://", { secretId, secretKey, ...(token && { token }) });
  return {
    name: host,
    async call(action, parameters) {
      await sleep(pause);
      return outcomeOf(client, action, parameters);
    },
    dispose: async () => {},
  };
}

interface Credential {
  readonly secretId: string;
  readonly secretKey: string;
  readonly token?: string;
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
