import type { Health } from "../certificates";

/** A codicon and a colour of the theme. Plain: runs without the editor. */
export interface Icon {
  readonly name: string;
  readonly color?: string;
}

const healthIcons: Record<Health, Icon> = {
  valid: { name: "pass-filled", color: "charts.green" },
  expiring: { name: "warning", color: "charts.yellow" },
  expired: { name: "error", color: "list.errorForeground" },
  pending: { name: "clockface", color: "charts.blue" },
  failed: { name: "error", color: "list.errorForeground" },
  ended: { name: "circle-slash", color: "disabledForeground" },
};

/** The icon of a certificate. Shape and colour both tell the state, so that neither is needed alone. */
export function healthIcon(health: Health): Icon {
  return healthIcons[health];
}

export const errorIcon: Icon = { name: "error", color: "list.errorForeground" };
