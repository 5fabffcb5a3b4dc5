import type { Health, StatusPhase } from "../certificates";
import type { Icon } from "./node";

const healthIcons: Record<Health, Icon> = {
  valid: { name: "pass-filled", color: "charts.green" },
  expiring: { name: "warning", color: "charts.yellow" },
  expired: { name: "error", color: "list.errorForeground" },
  pending: { name: "clockface", color: "charts.blue" },
  failed: { name: "error", color: "list.errorForeground" },
  ended: { name: "circle-slash", color: "disabledForeground" },
};

const phaseIcons: Record<StatusPhase, Icon> = {
  issued: { name: "verified" },
  pending: { name: "clockface" },
  failed: { name: "error" },
  ended: { name: "circle-slash" },
};

/** The icon of a certificate. Shape and colour both tell the state, so that neither is needed alone. */
export function healthIcon(health: Health): Icon {
  return healthIcons[health];
}

/** The icon of a group of certificates with one status. Without colour: colour is kept for certificates. */
export function phaseIcon(phase: StatusPhase): Icon {
  return phaseIcons[phase];
}

export const errorIcon: Icon = { name: "error", color: "list.errorForeground" };
