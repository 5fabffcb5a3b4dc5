import { message, type ServiceError } from "../certificates";
import { errorIcon } from "../ui/icon";
import type { NodeFace } from "./node";

/** An account's last listing failed. What was listed before stays below it; a click tries again. */
export interface ErrorNode {
  readonly kind: "error";
  readonly id: string;
  readonly accountId: string;
}

export function errorNode(accountId: string): ErrorNode {
  return { kind: "error", id: `${accountId}/error`, accountId };
}

export function errorFace(accountId: string, error: ServiceError, retrying: boolean): NodeFace {
  return {
    label: error.cause,
    description: retrying ? [message("trying again…")] : [error.code],
    icon: retrying ? { name: "loading~spin" } : errorIcon,
    collapsible: "no",
    context: ["error", error.kind],
    spoken: [message("Error: {0}", error.cause), error.code, error.advice],
    click: {
      command: "certificateBrowser.refresh",
      title: message("Try Again"),
      argument: { accountId },
    },
  };
}
