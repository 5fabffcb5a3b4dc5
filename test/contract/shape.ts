/** The kinds of values seen at each place of an answer: `Certificates[].Status` -> `number`. Null counts as nothing. */
export type Shape = ReadonlyMap<string, ReadonlySet<string>>;

/** The shape of one answer. Items of a list share a place. */
export function shapeOf(answer: unknown): Shape {
  const shape = new Map<string, Set<string>>();
  walk(answer, "", shape);
  return shape;
}

function walk(value: unknown, place: string, shape: Map<string, Set<string>>): void {
  const kinds = shape.get(place) ?? new Set();
  shape.set(place, kinds);
  if (value === null || value === undefined) return;
  kinds.add(Array.isArray(value) ? "array" : typeof value);
  if (Array.isArray(value)) {
    for (const item of value) walk(item, `${place}[]`, shape);
  } else if (typeof value === "object") {
    for (const [name, member] of Object.entries(value)) {
      walk(member, place === "" ? name : `${place}.${name}`, shape);
    }
  }
}

/**
 * Where two shapes differ, in words. What lies below a place that one side left empty (null, an empty list) is not
 * compared: it says nothing.
 */
export function shapeDifferences(live: Shape, sandbox: Shape): string[] {
  const places = [...new Set([...live.keys(), ...sandbox.keys()])].sort();
  return places.flatMap((place) => {
    const here = live.get(place);
    const there = sandbox.get(place);
    if (here === undefined) return isEmptyAbove(place, live) ? [] : [`${place}: only in the sandbox`];
    if (there === undefined)
      return isEmptyAbove(place, sandbox) ? [] : [`${place}: only in the live service`];
    if (here.size === 0 || there.size === 0) return [];
    const same = [...here].some((kind) => there.has(kind));
    return same
      ? []
      : [`${place}: ${[...here].join(" or ")} live, ${[...there].join(" or ")} in the sandbox`];
  });
}

/** Whether the place around this one is missing, empty or null. */
function isEmptyAbove(place: string, shape: Shape): boolean {
  const parent = place.endsWith("[]") ? place.slice(0, -2) : place.replace(/\.?[^.]+$/, "");
  if (place.endsWith("[]")) return true;
  const kinds = shape.get(parent);
  return kinds === undefined || kinds.size === 0;
}
