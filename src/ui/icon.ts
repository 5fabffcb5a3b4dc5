import type { Health } from "../certificates";
import type { IconName, Tone } from "./pictures";

/** A codicon and a colour of the theme. Plain: runs without the editor. */
export interface Icon {
  readonly name: string;
  readonly color?: string;
}

/** How a state is drawn, in the tree as in the panel. */
export interface Look {
  readonly tone: Tone;
  readonly icon: IconName;
}

const looks: Record<Health, Look> = {
  valid: { tone: "good", icon: "pass-filled" },
  upcoming: { tone: "waiting", icon: "clockface" },
  expiring: { tone: "warning", icon: "warning" },
  expired: { tone: "bad", icon: "error" },
  pending: { tone: "waiting", icon: "clockface" },
  failed: { tone: "bad", icon: "error" },
  ended: { tone: "quiet", icon: "circle-slash" },
};

const colors: Record<Tone, string> = {
  good: "charts.green",
  warning: "charts.yellow",
  bad: "list.errorForeground",
  waiting: "charts.blue",
  quiet: "disabledForeground",
};

/** Colour and icon of a state of health. */
export function healthLook(health: Health): Look {
  return looks[health];
}

/** A look as the editor draws it. */
export function lookIcon({ tone, icon }: Look): Icon {
  return { name: icon, color: colors[tone] };
}

/** The icon of a certificate. Shape and colour both tell the state, so that neither is needed alone. */
export function healthIcon(health: Health): Icon {
  return lookIcon(looks[health]);
}

export const errorIcon: Icon = { name: "error", color: "list.errorForeground" };
