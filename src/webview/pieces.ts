import type {
  Action,
  CardAction,
  CertificateLink,
  Copy,
  Fact,
  SectionId,
  Table,
  Value,
} from "../detail/protocol";
import { element, icon } from "./dom";
import type { Context } from "./editor";

/** A section with its heading, which names it for screen readers. */
export function section(
  id: SectionId,
  title: string,
  ...content: readonly (Node | undefined)[]
): HTMLElement {
  const headingId = `${id}-title`;
  return element(
    "section",
    { id, class: `section section-${id}`, "aria-labelledby": headingId, tabindex: "-1" },
    element("h2", { id: headingId }, title),
    ...content,
  );
}

export function paragraph(text: string, className: string): HTMLElement {
  return element("p", { class: className }, text);
}

/** A button that asks the extension to do something. */
export function actionButton({ id, label, icon: iconName }: Action, context: Context): HTMLElement {
  const button = element("button", { type: "button", class: "button" }, icon(iconName), label);
  button.addEventListener("click", () => context.send({ type: "run", action: id }));
  return button;
}

/** The buttons for what can be done, under a name that is read aloud; nothing when there is nothing to do. */
export function actionBar(
  name: string,
  actions: readonly Action[],
  context: Context,
): HTMLElement | undefined {
  if (actions.length === 0) return undefined;
  return element(
    "div",
    { class: "toolbar", role: "group", "aria-label": name },
    ...actions.map((action) => actionButton(action, context)),
  );
}

/** A button that asks the extension to do something with one certificate of the chain. */
export function cardButton(
  card: string,
  { id, label, icon: iconName }: CardAction,
  context: Context,
): HTMLElement {
  const button = element("button", { type: "button", class: "button" }, icon(iconName), label);
  button.addEventListener("click", () => context.send({ type: "card", action: id, card }));
  return button;
}

/** A small button with an icon only; its name is read aloud and shown on hover. */
function copyButton({ text, label }: Copy, context: Context): HTMLElement {
  const button = element(
    "button",
    { type: "button", class: "icon-button", "aria-label": label, title: label },
    icon("copy"),
  );
  button.addEventListener("click", () => context.send({ type: "copy", text }));
  return button;
}

/** A button to copy something that is not shown beside it, so its name is written out. */
export function namedCopyButton({ text, label }: Copy, context: Context): HTMLElement {
  const button = element("button", { type: "button", class: "button" }, icon("copy"), label);
  button.addEventListener("click", () => context.send({ type: "copy", text }));
  return button;
}

/** A text that opens the panel of another certificate. */
export function certificateLink(
  { certificate, label }: CertificateLink,
  text: string,
  context: Context,
): HTMLElement {
  const link = element("button", { type: "button", class: "link", title: label }, text);
  link.addEventListener("click", () => context.send({ type: "open", certificate }));
  return link;
}

export function drawValue(value: Value, context: Context): HTMLElement {
  const { copy, note } = value;
  return element(
    "span",
    { class: "value" },
    drawText(value, context),
    copy === undefined ? undefined : copyButton(copy, context),
    note === undefined || note === "" ? undefined : element("span", { class: "note" }, note),
  );
}

function drawText({ text, instant, code, opens }: Value, context: Context): HTMLElement {
  const className = code === true ? "text code" : "text";
  if (opens !== undefined) {
    return element("span", { class: className }, certificateLink(opens, text, context));
  }
  return instant === undefined
    ? element("span", { class: className }, ...breakable(text))
    : element("time", { class: className, datetime: instant, title: instant }, text);
}

/** Fingerprints are broken between their pairs only, so that they can be compared by eye. */
function breakable(text: string): readonly (Node | string)[] {
  if (!/^[0-9A-F]{2}(:[0-9A-F]{2}){8,}$/.test(text)) return [text];
  return text.split(/(?<=:)/).flatMap((pair) => [pair, element("wbr", {})]);
}

export function factList(facts: readonly Fact[], context: Context): HTMLElement {
  return element(
    "dl",
    { class: "facts" },
    ...facts.map(({ label, values }) =>
      element(
        "div",
        { class: "fact" },
        element("dt", {}, label),
        ...values.map((value) => element("dd", {}, drawValue(value, context))),
      ),
    ),
  );
}

/** A table whose cells carry their column's name, so that it can stack when it is narrow. */
export function tableOf({ columns, rows }: Table, name: string, context: Context): HTMLElement {
  const head = columns.map((column) => element("th", { scope: "col", role: "columnheader" }, column));
  return element(
    "table",
    { class: "table", role: "table", "aria-label": name },
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...head)),
    element(
      "tbody",
      { role: "rowgroup" },
      ...rows.map(({ cells, copies }) => {
        const row = cells.map((cell, index) =>
          element("td", { role: "cell", "data-column": columns[index] ?? "" }, drawValue(cell, context)),
        );
        row.at(-1)?.append(...copies.map((copy) => namedCopyButton(copy, context)));
        return element("tr", { role: "row" }, ...row);
      }),
    ),
  );
}

/** Something that expands, and stays as the reader left it. */
export function disclosure(
  id: string,
  className: string,
  summary: readonly Node[],
  content: () => readonly Node[],
  { memory }: Context,
): HTMLElement {
  const details = element(
    "details",
    { class: className },
    element("summary", {}, icon("chevron-right", "twistie"), ...summary),
  );
  let filled = false;
  const fill = () => {
    if (!filled) details.append(...content());
    filled = true;
  };
  if (memory.isOpen(id)) {
    fill();
    details.open = true;
  }
  details.addEventListener("toggle", () => {
    if (details.open) fill();
    memory.setOpen(id, details.open);
  });
  details.addEventListener("keydown", (event) => {
    // In an input, Escape is the input's.
    if (event.key !== "Escape" || !details.open || event.target instanceof HTMLInputElement) return;
    event.stopPropagation();
    details.open = false;
    details.querySelector("summary")?.focus();
  });
  return details;
}

/** An input that narrows a list: what does not contain the text is hidden. */
export function filterBox(
  id: string,
  label: string,
  nothing: string,
  items: readonly HTMLElement[],
  { memory }: Context,
): HTMLElement {
  const input = element("input", {
    type: "search",
    class: "input",
    id,
    "aria-label": label,
    placeholder: label,
  });
  const none = element("p", { class: "quiet", role: "status" });
  const texts = items.map((item) => (item.textContent ?? "").toLowerCase());
  const narrow = () => {
    const wanted = input.value.trim().toLowerCase();
    let shown = 0;
    for (const [index, item] of items.entries()) {
      item.hidden = !(texts[index] ?? "").includes(wanted);
      if (!item.hidden) shown += 1;
    }
    none.textContent = shown === 0 ? nothing : "";
  };
  input.value = memory.input(id);
  narrow();
  input.addEventListener("input", () => {
    memory.setInput(id, input.value);
    narrow();
  });
  return element(
    "div",
    { class: "filter" },
    element("div", { class: "input-box" }, icon("search"), input),
    none,
  );
}
