import { type CertificateService, failure, type Message, serviceActions } from "../certificates";
import { Caller, type CallerOptions } from "./caller";
import { capabilitiesOf } from "./capabilities";
import type { Connection } from "./connection";
import { checkEndpoint } from "./endpoint";
import { endpointError } from "./failures";
import { ClientV2 } from "./v2/client";
import { protocolV2 } from "./v2/protocol";
import { ClientV3 } from "./v3/client";
import { protocolV3 } from "./v3/protocol";

/**
 * The certificate service of one account. Nothing is sent before the first call; an endpoint that is not usable makes
 * every call fail with the reason. `tools` replaces clock and chance in tests.
 */
export function connect(
  connection: Connection,
  tools: Pick<CallerOptions, "clock" | "random"> = {},
): CertificateService {
  const checked = checkEndpoint(connection.endpoint);
  if (!checked.ok) return unusable(connection, checked.error);
  const isV3 = connection.generation === "v3";
  const log = connection.log ?? (() => {});
  const caller = new Caller((isV3 ? protocolV3 : protocolV2)(checked.value, connection), {
    timeoutMs: connection.timeoutMs,
    ownAgent: connection.ownAgent ?? true,
    now: connection.now ?? Date.now,
    log,
    ...tools,
  });
  const capabilities = capabilitiesOf(connection.generation, connection.site ?? "custom");
  return isV3 ? new ClientV3(caller, capabilities, log) : new ClientV2(caller, capabilities, log);
}

function unusable(connection: Connection, why: Message): CertificateService {
  const capabilities = capabilitiesOf(connection.generation, connection.site ?? "custom");
  return { ...serviceActions(async ({ name }) => failure(endpointError(name, why))), capabilities };
}
