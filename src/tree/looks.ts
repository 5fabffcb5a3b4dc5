import type { StatusPhase } from "../certificates";
import type { Icon } from "../ui/icon";

const phaseIcons: Record<StatusPhase, Icon> = {
  issued: { name: "verified" },
  pending: { name: "clockface" },
  failed: { name: "error" },
  ended: { name: "circle-slash" },
};

/** The icon of a group of certificates with one status. Without colour: colour is kept for certificates. */
export function phaseIcon(phase: StatusPhase): Icon {
  return phaseIcons[phase];
}
