import type { Glance, Head, NextStep, Notice, Pointer } from "../detail/protocol";
import { element, icon } from "./dom";
import type { Context } from "./editor";
import { actionBar, certificateLink, drawValue, factList, paragraph } from "./pieces";

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
      head.step === undefined ? undefined : drawStep(head.step, context),
      head.glance.length === 0
        ? undefined
        : element("dl", { class: "glance" }, ...head.glance.map(drawGlance)),
      actionBar(head.actionsLabel, head.actions, context),
      element(
        "p",
        { class: "age", "aria-busy": String(head.busy) },
        head.busy ? icon("sync", "spin") : undefined,
        drawValue(head.age, context),
      ),
    ),
  );
}

function drawStep({ text, goTo, opens }: NextStep, context: Context): HTMLElement {
  return element(
    "p",
    { class: "step" },
    element("span", {}, text),
    opens && certificateLink(opens, opens.label, context),
    goTo && drawPointer(goTo),
  );
}

function drawGlance({ label, text, code, verdict, goTo }: Glance): HTMLElement {
  return element(
    "div",
    { class: "glance-item" },
    element("dt", {}, label),
    element(
      "dd",
      { class: "glance-value" },
      element("span", { class: code === true ? "code" : undefined }, text),
      drawVerdict(verdict, goTo),
    ),
  );
}

/** How good it is, and where to read more; nothing when neither is said. */
function drawVerdict(verdict: Glance["verdict"], goTo: Glance["goTo"]): HTMLElement | undefined {
  if (verdict === undefined && goTo === undefined) return undefined;
  return element(
    "span",
    { class: "glance-more" },
    verdict &&
      element("span", { class: `glance-verdict tone-${verdict.tone}` }, icon(verdict.icon), verdict.text),
    goTo && drawPointer(goTo),
  );
}

/** A link within the page. It takes the keyboard along. */
function drawPointer({ section, label }: Pointer): HTMLElement {
  const link = element("a", { href: `#${section}` }, label);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const target = document.getElementById(section);
    target?.scrollIntoView();
    target?.focus({ preventScroll: true });
  });
  return link;
}

/** What must be known before the rest. */
export function drawNotices(notices: readonly Notice[], context: Context): HTMLElement {
  return element("div", { class: "notices" }, ...notices.map((notice) => drawNotice(notice, context)));
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
      actionBar(notice.title, notice.actions, context),
    ),
  );
}
