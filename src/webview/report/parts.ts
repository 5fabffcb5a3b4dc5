import type { Check, Head, Replaced, ReportButton, Row, Sent, Target } from "../../uploadReport/protocol";
import { longestAlias } from "../../uploadReport/protocol";
import { element, icon } from "../dom";
import type { ReportContext } from "./form";

export function drawHead({ title, subtitle, tone, icon: iconName, verdict }: Head): HTMLElement {
  return element(
    "header",
    { class: `head tone-${tone}` },
    icon(iconName, "head-icon"),
    element(
      "div",
      { class: "head-text" },
      element("h1", {}, title),
      element("p", { class: "subtitle" }, subtitle),
      element("p", { class: "state", role: "status" }, verdict),
    ),
  );
}

/** A section with its heading, which names it for screen readers. */
export function drawSection(id: string, title: string, ...content: (Node | undefined)[]): HTMLElement {
  return element(
    "section",
    { id, class: `section section-${id}`, "aria-labelledby": `${id}-title` },
    element("h2", { id: `${id}-title` }, title),
    ...content,
  );
}

export function drawChecks(checks: readonly Check[], context: ReportContext): HTMLElement {
  return element("ul", { class: "checks" }, ...checks.map((check) => drawCheck(check, context)));
}

function drawCheck(check: Check, context: ReportContext): HTMLElement {
  const { tone, icon: iconName, kind, text, notes, buttons, tick, more } = check;
  return element(
    "li",
    { class: `check tone-${tone}` },
    icon(iconName, "check-icon"),
    element(
      "div",
      { class: "check-body" },
      element("p", { class: "check-text" }, element("span", { class: "unseen" }, `${kind}: `), text),
      ...notes.map((note) => element("p", { class: "check-note quiet" }, note)),
      more === undefined
        ? undefined
        : element(
            "details",
            { class: "why" },
            element("summary", {}, icon("chevron-right", "twistie"), more.summary),
            element("p", {}, more.text),
            element("p", {}, element("a", { href: more.reference.url }, more.reference.name)),
          ),
      tick === undefined ? undefined : drawTick(check.id, tick, context),
    ),
    drawButtons(buttons, context, text, check.id),
  );
}

function drawTick(id: string, label: string, { form }: ReportContext): HTMLElement {
  const box = element("input", { type: "checkbox", class: "tick-box", "data-check": id });
  box.checked = form.isTicked(id);
  box.addEventListener("change", () => form.tick(id, box.checked));
  return element("label", { class: "tick" }, box, element("span", {}, label));
}

/** Buttons that ask the extension to do something; none where there are none. */
export function drawButtons(
  buttons: readonly ReportButton[],
  { send }: ReportContext,
  name: string,
  check?: string,
): HTMLElement | undefined {
  if (buttons.length === 0) return undefined;
  const drawn = buttons.map(({ action, label, icon: iconName }) => {
    const button = element("button", { type: "button", class: "button" }, icon(iconName), label);
    button.addEventListener("click", () =>
      send({ type: "act", action, ...(check === undefined ? {} : { check }) }),
    );
    return button;
  });
  return element("div", { class: "toolbar", role: "group", "aria-label": name }, ...drawn);
}

function drawRows(rows: readonly Row[]): HTMLElement {
  return element(
    "dl",
    { class: "facts" },
    ...rows.map(({ label, values, tone }) =>
      element(
        "div",
        { class: tone === undefined ? "fact" : `fact toned tone-${tone}` },
        element("dt", {}, label),
        ...values.map((value) => element("dd", {}, value)),
      ),
    ),
  );
}

export function drawTarget({ title, rows, project, alias }: Target, context: ReportContext): HTMLElement {
  return drawSection(
    "target",
    title,
    drawRows(rows),
    element(
      "div",
      { class: "fields" },
      project === undefined ? undefined : drawProject(project, context),
      drawAlias(alias, context),
    ),
  );
}

function drawProject(
  { label, choices, chosen }: NonNullable<Target["project"]>,
  { form }: ReportContext,
): HTMLElement {
  const select = element(
    "select",
    { class: "input", id: "project" },
    ...choices.map((choice) => element("option", { value: String(choice.id) }, choice.label)),
  );
  const kept = form.state.projectId;
  const isKept = kept !== undefined && choices.some(({ id }) => id === kept);
  select.value = String(isKept ? kept : chosen);
  select.addEventListener("change", () => form.change({ projectId: Number(select.value) }));
  return element(
    "div",
    { class: "field" },
    element("label", { for: "project" }, label),
    element("div", { class: "input-box" }, select),
  );
}

function drawAlias({ label, value, hint }: Target["alias"], { form }: ReportContext): HTMLElement {
  const input = element("input", {
    type: "text",
    class: "input",
    id: "alias",
    maxlength: String(longestAlias),
    "aria-describedby": "alias-hint",
  });
  input.value = form.state.alias ?? value;
  input.addEventListener("input", () => form.change({ alias: input.value }));
  return element(
    "div",
    { class: "field" },
    element("label", { for: "alias" }, label),
    element("div", { class: "input-box" }, input),
    element("p", { class: "quiet hint", id: "alias-hint" }, hint),
  );
}

export function drawReplaced({ title, intro, rows, buttons }: Replaced, context: ReportContext): HTMLElement {
  return drawSection(
    "replaced",
    title,
    element("p", { class: "quiet" }, intro),
    drawRows(rows),
    drawButtons(buttons, context, title),
  );
}

export function drawSent(
  { title, rows, chain, text, note, buttons }: Sent,
  context: ReportContext,
): HTMLElement {
  const links = chain.links.map(({ role, name, note: remark }) =>
    element(
      "li",
      { class: "sent-link" },
      element("span", { class: "sent-name" }, name),
      element("span", { class: "badge" }, role),
      element("span", { class: "quiet sent-note" }, remark),
    ),
  );
  return drawSection(
    "sent",
    title,
    drawRows(rows),
    element("h3", { id: "sent-chain" }, chain.label),
    element("ol", { class: "sent-chain", "aria-labelledby": "sent-chain" }, ...links),
    element(
      "details",
      { class: "fold" },
      element("summary", {}, icon("chevron-right", "twistie"), text.summary),
      element("pre", { class: "pem code", tabindex: "0" }, text.pem),
    ),
    element("p", { class: "sent-secret" }, icon("lock"), note),
    drawButtons(buttons, context, title),
  );
}
