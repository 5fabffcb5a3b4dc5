/**
 * Nested parameters from flattened names: `Tags.0.TagKey=a` becomes `{Tags: [{TagKey: "a"}]}`. Members whose names are
 * all numbers become an array, in the order of the numbers.
 */
export function unflatten(flat: ReadonlyMap<string, string>): Record<string, unknown> {
  const tree: Branch = new Map();
  for (const [name, value] of flat) {
    const steps = name.split(".");
    const last = steps.pop() ?? "";
    let branch = tree;
    for (const step of steps) {
      const next = branch.get(step);
      const deeper: Branch = next instanceof Map ? next : new Map();
      branch.set(step, deeper);
      branch = deeper;
    }
    branch.set(last, value);
  }
  return Object.fromEntries([...tree].map(([name, value]) => [name, unfold(value)]));
}

type Branch = Map<string, string | Branch>;

function unfold(value: string | Branch): unknown {
  if (typeof value === "string") return value;
  const members = [...value];
  if (members.every(([name]) => /^\d+$/.test(name))) {
    return members.sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => unfold(item));
  }
  return Object.fromEntries(members.map(([name, member]) => [name, unfold(member)]));
}
