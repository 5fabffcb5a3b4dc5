import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { unwrap } from "../../../src/certificates";
import type { TestSandbox } from "./support";

const require = createRequire(import.meta.url);

// biome-ignore lint/suspicious/noExplicitAny: the answers are what the SDKs make of them
export type Call = (action: string, parameters: object) => Promise<any>;

/** An ssl client of an official SDK. */
export interface SdkClient {
  /** Every action it has a method for, sorted. */
  readonly actions: readonly string[];
  readonly call: Call;
}

type Methods = Record<string, (...args: unknown[]) => unknown>;

interface SslModule {
  readonly v20191205: {
    readonly Client: new (...settings: unknown[]) => Methods;
    readonly Models?: Record<string, new () => { from_json_string(text: string): void }>;
  };
}

function actionsOf(client: Methods): string[] {
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf(client));
  return names.filter((name) => /^[A-Z]/.test(name)).toSorted();
}

/** The ssl client of the China site's SDK. It signs with TC3 and sends JSON. */
export function chinaClient({ sandbox, credentials }: TestSandbox): SdkClient {
  const { ssl } = require("tencentcloud-sdk-nodejs/tencentcloud/services/ssl") as { ssl: SslModule };
  const client = new ssl.v20191205.Client({
    credential: { secretId: credentials.secretId, secretKey: unwrap(credentials.secretKey) },
    profile: { httpProfile: { protocol: "http://", endpoint: new URL(sandbox.v3).host } },
  });
  return { actions: actionsOf(client), call: async (action, parameters) => client[action]?.(parameters) };
}

interface InternationalCommon {
  readonly Credential: new (id: string, key: string) => object;
  readonly HttpProfile: new () => { protocol: string; endpoint: string };
  readonly ClientProfile: new (method: string, profile: object) => object;
}

/**
 * The ssl client of the international SDK. Unless told otherwise, it sends forms with signature v1. Its models drop what
 * they do not declare, so `seen` is given the answers as they came.
 */
export function internationalClient(
  { sandbox, credentials }: TestSandbox,
  signMethod: string,
  seen: (action: string, answer: object) => void = () => {},
): SdkClient {
  const { v20191205 } = require("tencentcloud-sdk-nodejs-intl-en/tencentcloud/ssl") as SslModule;
  const common = require("tencentcloud-sdk-nodejs-intl-en/tencentcloud/common") as InternationalCommon;
  const http = new common.HttpProfile();
  http.protocol = "http://";
  http.endpoint = new URL(sandbox.v3).host;
  const credential = new common.Credential(credentials.secretId, unwrap(credentials.secretKey));
  const client = new v20191205.Client(credential, "", new common.ClientProfile(signMethod, http));
  const succeed = client["succRequest"];
  client["succRequest"] = (model, callback, answer) => {
    seen((model as object).constructor.name.replace(/Response$/, ""), answer as object);
    return succeed?.call(client, model, callback, answer);
  };
  const call: Call = (action, parameters) =>
    new Promise((resolve, reject) => {
      const Model = v20191205.Models?.[`${action}Request`];
      assert.ok(Model, `The SDK has no ${action}`);
      const request = new Model();
      request.from_json_string(JSON.stringify(parameters));
      client[action]?.(request, (error: unknown, answer: { to_json_string(): string }) =>
        error ? reject(error) : resolve(JSON.parse(answer.to_json_string())),
      );
    });
  return { actions: actionsOf(client), call };
}
