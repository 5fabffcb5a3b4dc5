import type { Destination } from "./uploadFlow";

/**
 * Where a node of the tree stands for: an account, and a project when the node is a project's group or below it.
 * `undefined` for anything else that a menu may hand to a command.
 */
export function destinationOf(argument: unknown): Destination | undefined {
  if (typeof argument !== "object" || argument === null) return undefined;
  const { accountId, path } = argument as { readonly accountId?: unknown; readonly path?: unknown };
  if (typeof accountId !== "string") return undefined;
  const projectId = projectIn(path);
  return { accountId, ...(projectId === undefined ? {} : { projectId }) };
}

/** The project among the group IDs from the outermost group to the node: `["project:1234", "status:1"]`. */
function projectIn(path: unknown): number | undefined {
  if (!Array.isArray(path)) return undefined;
  const groups = path.filter((id) => typeof id === "string");
  const found = groups.map((id) => /^project:(\d+)$/.exec(id)?.[1]).find((id) => id !== undefined);
  return found === undefined ? undefined : Number(found);
}
