import type { ServiceResult } from "../certificates";
import { type Credentials, capabilitiesOf, testConnection } from "../tencent/site";
import type { Connector } from "./connector";
import { lazyService } from "./lazyService";
import type { Account } from "./types";

/**
 * Tries an account with a real call, which changes nothing.
 *
 * @param entered credentials to try instead of those in the keychain
 * @returns how many certificates the account sees
 */
export function tryAccount(
  connector: Pick<Connector, "connect">,
  account: Account,
  options: { readonly entered?: Credentials | undefined; readonly signal?: AbortSignal },
): ServiceResult<{ readonly total: number }> {
  const service = lazyService({
    capabilities: capabilitiesOf(account.generation, account.site),
    connect: () => connector.connect(account, options.entered),
  });
  return testConnection(service, options.signal);
}
