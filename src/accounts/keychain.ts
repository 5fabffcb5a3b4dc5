import type * as vscode from "vscode";
import { Emitter, Secret, unwrap } from "../certificates";
import type { Credentials } from "../tencent/site";

const accountPrefix = "account.";
const sandboxKey = "sandbox";

/** The credentials in the editor's SecretStorage. The only file that touches it. Logs no value. */
export class Keychain implements vscode.Disposable {
  readonly #secrets: vscode.SecretStorage;
  readonly #log: (line: string) => void;
  readonly #credentials = new Emitter<string>();
  readonly #subscription: vscode.Disposable;

  /** The credentials of the account with this ID were stored or deleted, here or in another window. */
  readonly onDidChangeCredentials = this.#credentials.event;

  constructor({ secrets }: Pick<vscode.ExtensionContext, "secrets">, log: (line: string) => void) {
    this.#secrets = secrets;
    this.#log = log;
    this.#subscription = secrets.onDidChange(({ key }) => this.#changed(key));
  }

  /** The credentials of an account; undefined when there are none or they cannot be understood. */
  get(accountId: string): Promise<Credentials | undefined> {
    return this.#read(accountPrefix + accountId);
  }

  /** Keeps the credentials of an account. Rejects when the editor's secret storage does. */
  async set(accountId: string, credentials: Credentials): Promise<void> {
    await this.#secrets.store(accountPrefix + accountId, toJson(credentials));
  }

  async delete(accountId: string): Promise<void> {
    await this.#secrets.delete(accountPrefix + accountId);
  }

  /** The credentials of the built-in sandbox: one pair for all sandbox accounts of this machine. */
  getSandbox(): Promise<Credentials | undefined> {
    return this.#read(sandboxKey);
  }

  async setSandbox(credentials: Credentials): Promise<void> {
    await this.#secrets.store(sandboxKey, toJson(credentials));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#credentials.dispose();
  }

  async #read(key: string): Promise<Credentials | undefined> {
    const stored = await this.#secrets.get(key);
    if (stored === undefined) return undefined;
    const credentials = fromJson(stored);
    if (credentials === undefined) this.#log(`The credentials stored under "${key}" cannot be understood`);
    return credentials;
  }

  #changed(key: string): void {
    if (key.startsWith(accountPrefix)) this.#credentials.fire(key.slice(accountPrefix.length));
  }
}

function toJson({ secretId, secretKey, token }: Credentials): string {
  return JSON.stringify({
    secretId,
    secretKey: unwrap(secretKey),
    ...(token !== undefined && { token: unwrap(token) }),
  });
}

function fromJson(text: string): Credentials | undefined {
  const { secretId, secretKey, token } = parseObject(text);
  if (typeof secretId !== "string" || typeof secretKey !== "string") return undefined;
  return {
    secretId,
    secretKey: new Secret(secretKey),
    ...(typeof token === "string" && { token: new Secret(token) }),
  };
}

/** The members of a JSON object; none when the text is not one. The error of JSON.parse is not kept: it quotes the text. */
function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
