import { type CertificateService, failure, type ServiceResult, success } from "../certificates";
import { type Connection, type Credentials, endpointOf } from "../tencent/site";
import { reasonOf } from "../ui/errorText";
import { credentialsMissing, keychainFailed } from "./connectErrors";
import type { Keychain } from "./keychain";
import type { SandboxHost } from "./sandboxAccount";
import type { Account } from "./types";

export interface ConnectorParts {
  readonly keychain: Pick<Keychain, "get">;
  readonly sandbox: Pick<SandboxHost, "open">;
  /** How to connect, as set at the moment of connecting. */
  readonly settings: () => ConnectionSettings;
  readonly log: (line: string) => void;
}

/** What the user's settings say about requests. */
export type ConnectionSettings = Required<Pick<Connection, "timeoutMs" | "language" | "ownAgent">>;

/** Where a service is and how to sign for it. */
interface Target {
  readonly endpoint: string;
  readonly credentials: Credentials;
}

/** Makes the services of accounts: finds the endpoint and the credentials. Does no request to the cloud itself. */
export class Connector {
  readonly #parts: ConnectorParts;

  constructor(parts: ConnectorParts) {
    this.#parts = parts;
  }

  /**
   * The service of an account.
   *
   * @param entered credentials that are not kept yet; without them those of the keychain are used. A sandbox account
   *   needs none: the sandbox knows its own, and is started if need be.
   */
  async connect(account: Account, entered?: Credentials): ServiceResult<CertificateService> {
    const target =
      account.site === "sandbox" ? await this.#sandbox(account) : await this.#cloud(account, entered);
    if (!target.ok) return target;
    const { settings, log } = this.#parts;
    const { connect } = await import("../tencent");
    return success(
      connect({ generation: account.generation, site: account.site, ...target.value, ...settings(), log }),
    );
  }

  async #sandbox(account: Account): ServiceResult<Target> {
    const sandbox = await this.#parts.sandbox.open();
    if (!sandbox.ok) return sandbox;
    const { credentials, [account.generation]: endpoint } = sandbox.value;
    return success({ endpoint, credentials });
  }

  async #cloud(account: Account, entered: Credentials | undefined): ServiceResult<Target> {
    const kept = entered === undefined ? await this.#kept(account) : success(entered);
    return kept.ok ? success({ endpoint: endpointFor(account), credentials: kept.value }) : kept;
  }

  async #kept(account: Account): ServiceResult<Credentials> {
    try {
      const credentials = await this.#parts.keychain.get(account.id);
      return credentials === undefined ? failure(credentialsMissing(account.name)) : success(credentials);
    } catch (error) {
      return failure(keychainFailed(reasonOf(error)));
    }
  }
}

function endpointFor({ site, generation, endpoint }: Account): string {
  if (site === "custom" && endpoint !== undefined) return endpoint;
  return endpointOf(site === "international" ? "international" : "china", generation);
}
