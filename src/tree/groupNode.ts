import { type Group, type GroupKey, message, statusPhase } from "../certificates";
import type { Icon } from "../ui/icon";
import { type Counts, countTexts, spokenCounts } from "./counts";
import { phaseIcon } from "./looks";
import type { NodeFace, Text } from "./node";

/** A project, a status: certificates that have something in common. */
export interface GroupNode {
  readonly kind: "group";
  readonly id: string;
  readonly accountId: string;
  /** The IDs of the groups from the outermost to this one. */
  readonly path: readonly string[];
}

export function groupNode(accountId: string, path: readonly string[]): GroupNode {
  return { kind: "group", id: [accountId, ...path].join("/"), accountId, path };
}

/** @param holdsGroups whether there are groups below, not certificates; such a group starts out expanded. */
export function groupFace(group: Group, counts: Counts, holdsGroups: boolean): NodeFace {
  return {
    label: group.title,
    description: countTexts(counts),
    icon: groupIcon(group),
    collapsible: holdsGroups ? "expanded" : "collapsed",
    context: ["group", group.by],
    spoken: [spokenTitle(group), ...spokenCounts(counts)],
  };
}

function groupIcon({ by, value }: Group): Icon {
  return by === "status" ? phaseIcon(statusPhase(Number(value))) : { name: iconNames[by] };
}

const iconNames: Record<Exclude<GroupKey, "status">, string> = {
  project: "folder",
  expiry: "calendar",
  type: "layers",
  product: "organization",
  tag: "tag",
};

function spokenTitle({ by, title }: Group): Text {
  switch (by) {
    case "status":
      return message("Status {0}", title);
    case "project":
      return message("Project {0}", title);
    case "tag":
      return message("Tag {0}", title);
    default:
      return title;
  }
}
