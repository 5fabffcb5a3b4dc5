import { type Message, message, type ServiceError } from "../certificates";
import { reasonOf } from "../ui/errorText";

/** What the errors of this room have in common: the service was never asked. */
function notConnected(
  error: Pick<ServiceError, "kind" | "code" | "cause" | "advice" | "retryable">,
): ServiceError {
  return { ...error, action: "Connect", carriedOut: "no" };
}

/** The call was given up before the account was connected. */
export function cancelledWhileConnecting(): ServiceError {
  return notConnected({
    kind: "cancelled",
    code: "Cancelled",
    cause: message("Cancelled."),
    advice: message("Try again when you are ready."),
    retryable: true,
  });
}

/**
 * The account is known, its credentials are not: they were deleted elsewhere, the editor keeps secrets in memory only, or
 * (editors in a browser) this window read its secrets before another one added the account.
 */
export function credentialsMissing(accountName: string): ServiceError {
  return notConnected({
    kind: "credentials",
    code: "NoCredentials",
    cause: message("The credentials of account “{0}” are not in the editor's secret storage.", accountName),
    advice: message(
      "If you added it in another window, reload this one. Otherwise remove it and add it again with its secret ID and secret key.",
    ),
    retryable: false,
  });
}

/** `reason` is the editor's or the system's own words; it holds no secret, since nothing was read. */
export function keychainFailed(reason: string): ServiceError {
  return {
    ...notConnected({
      kind: "credentials",
      code: "SecretStorage",
      cause: message("The editor's secret storage could not be used."),
      advice: message("Unlock the system's keyring, or restart the editor, and try again."),
      retryable: true,
    }),
    serviceMessage: reason,
  };
}

/** `fault` is Node's or the system's; its words hold no secret. */
export function sandboxFailed(fault: unknown): ServiceError {
  const isWithoutIpv4 = fault instanceof Error && "code" in fault && fault.code === "EADDRNOTAVAIL";
  return {
    ...notConnected({
      kind: "service",
      code: "SandboxFailed",
      cause: isWithoutIpv4
        ? message("The sandbox could not be started: this computer has no address 127.0.0.1.")
        : message("The sandbox could not be started."),
      advice: isWithoutIpv4
        ? message(
            "Give the loopback interface the IPv4 address 127.0.0.1 beside the IPv6 one, then try again.",
          )
        : message("Look at the log, then try again."),
      retryable: true,
    }),
    serviceMessage: reasonOf(fault),
  };
}

/** Another window runs the sandbox, or is to, and this one cannot reach it. `cause` says which. */
export function sandboxElsewhere(cause: Message): ServiceError {
  return notConnected({
    kind: "service",
    code: "SandboxBusy",
    cause,
    advice: message("Close the other editor windows, then try again."),
    retryable: true,
  });
}
