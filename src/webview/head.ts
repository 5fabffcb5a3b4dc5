import type { Head, NextStep, Notice } from "../detail/protocol";
import { element, icon } from "./dom";
import type { Context } from "./editor";
import { actionButton, drawValue, factList, paragraph } from "./pieces";

/** Name, state, the next step and what can be done. */
export function drawHead(head: Head, context: Context): HTMLElement {
  return element(
    "header",
    { class: `head tone-${head.tone}` },
    icon(head.icon, "head-icon"),
    element(
      "div",
      { class: "head-text" },
      element("h1", {}, head.name),
      head.subtitle === undefined ? undefined : paragraph(head.subtitle, "subtitle"),
      paragraph(head.state, "state"),
      head.step === undefined ? undefined : drawStep(head.step),
      element(
        "div",
        { class: "toolbar", role: "group", "aria-label": head.actionsLabel },
        ...head.actions.map((action) => actionButton(action, context)),
      ),
      element(
        "p",
        { class: "age", "aria-busy": String(head.busy) },
        head.busy ? icon("sync", "spin") : undefined,
        drawValue(head.age, context),
      ),
    ),
  );
}

function drawStep({ text, goTo }: NextStep): HTMLElement {
  const link = goTo === undefined ? undefined : element("a", { href: `#${goTo.section}` }, goTo.label);
  link?.addEventListener("click", (event) => {
    event.preventDefault();
    const target = goTo === undefined ? null : document.getElementById(goTo.section);
    target?.scrollIntoView();
    target?.focus();
  });
  return element("p", { class: "step" }, element("span", {}, text), link);
}

/** What must be known before the rest. Announced when it appears. */
export function drawNotices(notices: readonly Notice[], context: Context): HTMLElement {
  return element(
    "div",
    { class: "notices", role: "status" },
    ...notices.map((notice) => drawNotice(notice, context)),
  );
}

/** A banner: what happened, and what can be done about it. */
export function drawNotice(notice: Notice, context: Context): HTMLElement {
  return element(
    "div",
    { class: `notice tone-${notice.tone}` },
    icon(notice.icon),
    element(
      "div",
      { class: "notice-text" },
      paragraph(notice.title, "notice-title"),
      ...notice.lines.map((line) => paragraph(line, "notice-line")),
      notice.facts.length === 0 ? undefined : factList(notice.facts, context),
      notice.actions.length === 0
        ? undefined
        : element(
            "div",
            { class: "toolbar", role: "group", "aria-label": notice.title },
            ...notice.actions.map((action) => actionButton(action, context)),
          ),
    ),
  );
}
