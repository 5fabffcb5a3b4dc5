import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommonClient } from "tencentcloud-sdk-nodejs-common";
import { unwrap } from "../../../src/certificates";
import {
  generateKey,
  type IssuedCertificate,
  type IssuerKey,
  issueCertificate,
  type KeyAlgorithm,
  makeCredentials,
  type RunningSandbox,
  type SandboxCredentials,
  type SandboxOptions,
  startSandbox,
} from "../../../src/sandbox";
import type { CertificateRecord } from "../../../src/tencent/v3/wire";

export const DAY = 86_400_000;

/** What a client needs to know of a sandbox. */
export interface SandboxAccess {
  readonly sandbox: Pick<RunningSandbox, "v3" | "v2">;
  readonly credentials: SandboxCredentials;
}

/** A sandbox with a folder and credentials of its own. */
export interface TestSandbox {
  readonly sandbox: RunningSandbox;
  readonly credentials: SandboxCredentials;
  readonly dataDir: string;
  readonly log: string[];
  /** Stops it and starts another on the same data. */
  restart(options?: Partial<SandboxOptions>): Promise<TestSandbox>;
  stop(): Promise<void>;
  dispose(): Promise<void>;
}

export async function openTestSandbox(options: Partial<SandboxOptions> = {}): Promise<TestSandbox> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "sandbox-test-")));
  const credentials = options.credentials ?? makeCredentials();
  const log: string[] = [];
  const sandbox = await startSandbox({ ...options, dataDir, credentials, log: (line) => log.push(line) });
  return {
    sandbox,
    credentials,
    dataDir,
    log,
    async restart(more = {}) {
      await sandbox.dispose();
      return openTestSandbox({ ...options, ...more, dataDir, credentials });
    },
    stop: () => sandbox.dispose(),
    async dispose() {
      await sandbox.dispose();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A sandbox for all tests of a `describe`, and the official client of its API 3.0. */
export interface SharedSandbox {
  readonly opened: TestSandbox;
  readonly client: CommonClient;
  /** How far its clock is ahead, in ms. */
  readonly clock: { offset: number };
  // biome-ignore lint/suspicious/noExplicitAny: what the official client gives has no types
  readonly call: (action: string, parameters?: object) => Promise<any>;
  restart(): Promise<void>;
}

/** Registers the hooks that open it before the first test and dispose of it after the last. */
export function sharedSandbox(options: Partial<SandboxOptions> = {}): SharedSandbox {
  const clock = { offset: 0 };
  let opened: TestSandbox;
  let client: CommonClient;
  const use = (sandbox: TestSandbox) => {
    opened = sandbox;
    client = sdkClient(sandbox);
  };
  before(async () => use(await openTestSandbox({ now: () => Date.now() + clock.offset, ...options })));
  after(() => opened.dispose());
  return {
    get opened() {
      return opened;
    },
    get client() {
      return client;
    },
    clock,
    call: (action, parameters = {}) => client.request(action, parameters),
    restart: async () => use(await opened.restart()),
  };
}

export interface SdkError {
  readonly code?: string;
  readonly message: string;
  readonly requestId?: string;
}

export interface ClientSettings {
  readonly language?: "zh-CN" | "en-US";
  readonly method?: "GET" | "POST";
  readonly signMethod?: "TC3-HMAC-SHA256" | "HmacSHA1" | "HmacSHA256";
  readonly token?: string;
}

/** The official client of API 3.0. */
export function sdkClient(
  { sandbox, credentials }: SandboxAccess,
  { language, method = "POST", signMethod = "TC3-HMAC-SHA256", token }: ClientSettings = {},
): CommonClient {
  return new CommonClient(new URL(sandbox.v3).host, "2019-12-05", {
    credential: {
      secretId: credentials.secretId,
      secretKey: unwrap(credentials.secretKey),
      ...(token !== undefined && { token }),
    },
    profile: {
      signMethod,
      httpProfile: { protocol: "http://" as "https://", reqMethod: method },
      ...(language !== undefined && { language }),
    },
  });
}

export interface ListAnswer {
  readonly TotalCount: number;
  readonly Certificates: readonly CertificateRecord[];
}

/** Lists through the official client. */
export function list(client: CommonClient, filter: object = {}): Promise<ListAnswer> {
  return client.request("DescribeCertificates", { Limit: 1000, ...filter }) as Promise<ListAnswer>;
}

/** The record of the sample with this primary domain, whatever tests have added of the same name. */
export async function sampleOf(
  client: CommonClient,
  domain: string,
): Promise<CertificateRecord & { readonly CertificateId: string }> {
  const { Certificates } = await list(client, { SearchKey: domain });
  // The last is the oldest.
  const found = Certificates.findLast(({ Domain }) => Domain === domain);
  if (!found?.CertificateId) throw new Error(`The sandbox lists no ${domain}`);
  return { ...found, CertificateId: found.CertificateId };
}

/** The error code a call ends with; fails the test when it succeeds. */
export async function errorCode(call: Promise<unknown>): Promise<string | undefined> {
  return (await sdkError(call)).code;
}

export async function sdkError(call: Promise<unknown>): Promise<SdkError> {
  try {
    await call;
  } catch (error) {
    return error as SdkError;
  }
  throw new Error("The call succeeded");
}

interface LegacyAnswer {
  readonly code: number;
  readonly message: string;
  readonly codeDesc: string;
  // biome-ignore lint/suspicious/noExplicitAny: what the legacy client gives has no types
  readonly data?: any;
}

type LegacyClient = new (
  defaults: object,
) => {
  request(data: object, options: object, callback: (error: unknown, body: LegacyAnswer) => void): void;
};

const QcloudApi = createRequire(import.meta.url)("qcloudapi-sdk") as LegacyClient;

let lastNonce = 0;

/**
 * Calls the legacy API through its official client. With nonces of our own: its 16 random bits come twice in a second now
 * and then, and the second call is refused as a replay.
 */
export function callLegacy(
  { sandbox, credentials }: SandboxAccess,
  data: object,
  { method = "POST", signatureMethod = "sha1" } = {},
): Promise<LegacyAnswer> {
  const client = new QcloudApi({
    SecretId: credentials.secretId,
    SecretKey: unwrap(credentials.secretKey),
    protocol: "http",
    method,
    signatureMethod,
  });
  const host = new URL(sandbox.v2).host;
  lastNonce += 1;
  const request = { Nonce: lastNonce, ...data };
  return new Promise((resolve, reject) => {
    client.request(request, { host, method, signatureMethod, protocol: "http" }, (error, body) =>
      error ? reject(error) : resolve(body),
    );
  });
}

export interface Pair {
  readonly certificate: string;
  readonly privateKey: string;
  readonly key: IssuerKey;
  readonly issued: IssuedCertificate;
}

const keys = new Map<KeyAlgorithm, Promise<IssuerKey>>();

/** A key, generated once for all tests of the process. */
export function sharedKey(algorithm: KeyAlgorithm): Promise<IssuerKey> {
  const known = keys.get(algorithm) ?? generateKey(algorithm);
  keys.set(algorithm, known);
  return known;
}

/** A self-signed certificate and its key. */
export async function makePair(
  name: string,
  {
    algorithm = "P-256",
    isCa = false,
    ends = 90,
  }: { algorithm?: KeyAlgorithm; isCa?: boolean; ends?: number } = {},
): Promise<Pair> {
  const key = await sharedKey(algorithm);
  const issued = issueCertificate({
    subject: name,
    key,
    isCa,
    ...(!isCa && { names: [name] }),
    notBefore: Date.now() - 100 * DAY,
    notAfter: Date.now() + ends * DAY,
  });
  return { certificate: issued.pem, privateKey: unwrap(key.privateKeyPem), key, issued };
}
