import type { IconName } from "../detail/protocol";

type Child = Node | string | undefined;
type Attributes = Readonly<Record<string, string | undefined>>;

/** An element with attributes and children. Strings become text nodes: nothing is ever parsed as HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  return filled(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes,
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

/** An icon that says nothing to a screen reader: the words beside it do. */
export function icon(name: IconName, extraClass = ""): HTMLElement {
  return element("span", { class: `icon icon-${name} ${extraClass}`.trim(), "aria-hidden": "true" });
}

function filled<E extends Element>(target: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) target.setAttribute(name, value);
  }
  target.append(...children.filter((child) => child !== undefined));
  return target;
}
