import type { Card, CardGroup, Chain, Gap, Link, Tie } from "../detail/protocol";
import { element, icon } from "./dom";
import type { Context } from "./editor";
import {
  cardButton,
  disclosure,
  drawValue,
  factList,
  namedCopyButton,
  paragraph,
  section,
  tableOf,
} from "./pieces";

/** The chain as cards from leaf to root, tied together by links that tell by line, icon and words how they hold. */
export function drawChain(chain: Chain, context: Context): HTMLElement {
  return section(
    "chain",
    chain.title,
    element(
      "p",
      { class: `verdict tone-${chain.tone}` },
      icon(chain.icon),
      element("span", {}, chain.summary),
    ),
    drawProblems(chain.problems),
    chain.links.length === 0
      ? undefined
      : element(
          "ol",
          { class: "chain" },
          ...chain.links.map((link) => drawLink(link, context)),
          chain.gap === undefined ? undefined : drawGap(chain.gap, chain.links.at(-1)?.tie, context),
        ),
    ...chain.groups.map((group) => drawGroup(group, context)),
    chain.service === undefined ? undefined : drawService(chain.service, context),
  );
}

function drawLink({ card, tie }: Link, context: Context): HTMLElement {
  return element("li", {}, drawCard(card, context), tie === undefined ? undefined : drawTie(tie, context));
}

function drawTie({ kind, icon: iconName, text, source }: Tie, context: Context): HTMLElement {
  return element(
    "div",
    { class: `tie tie-${kind}` },
    element("span", { class: "tie-mark" }, icon(iconName)),
    element(
      "span",
      { class: "tie-text" },
      text,
      source &&
        element(
          "span",
          { class: "tie-source" },
          source.label,
          ...source.values.map((value) => drawValue(value, context)),
        ),
    ),
  );
}

function drawCard(card: Card, context: Context): HTMLElement {
  const summary = [
    icon(card.icon, "card-icon"),
    element(
      "span",
      { class: "card-head" },
      element("span", { class: "card-role" }, card.role),
      element("span", { class: "card-name" }, card.name),
      element("span", { class: "card-summary" }, card.summary),
    ),
    ...card.badges.map(({ text, tone }) => element("span", { class: `badge tone-${tone}` }, text)),
  ];
  const content = () => [
    element(
      "div",
      { class: "card-body" },
      element(
        "div",
        { class: "toolbar", role: "group", "aria-label": card.name },
        ...card.copies.map((copy) => namedCopyButton(copy, context)),
        ...card.actions.map((action) => cardButton(card.id, action, context)),
      ),
      factList(card.facts, context),
    ),
  ];
  return element(
    "div",
    { class: `card tone-${card.tone}` },
    disclosure(`card:${card.id}`, "card-fold", summary, content, context),
    drawProblems(card.problems),
  );
}

function drawProblems(problems: readonly string[]): HTMLElement | undefined {
  if (problems.length === 0) return undefined;
  return element(
    "ul",
    { class: "problems tone-warning" },
    ...problems.map((problem) => element("li", {}, icon("warning"), element("span", {}, problem))),
  );
}

function drawGap(gap: Gap, tie: Tie | undefined, context: Context): HTMLElement {
  return element(
    "li",
    {},
    element(
      "div",
      { class: `gap gap-${tie?.kind ?? "missing"}` },
      icon(tie?.icon ?? "debug-disconnect", "card-icon"),
      element(
        "div",
        { class: "card-head" },
        element("span", { class: "card-name" }, gap.title),
        element("span", { class: "card-summary" }, gap.text),
        ...gap.sources.map((source) => drawValue(source, context)),
      ),
    ),
  );
}

function drawGroup({ title, intro, cards }: CardGroup, context: Context): HTMLElement {
  return element(
    "div",
    { class: "group" },
    element("h3", {}, title),
    intro === undefined ? undefined : paragraph(intro, "quiet"),
    ...cards.map((card) => drawCard(card, context)),
  );
}

function drawService({ title, table }: NonNullable<Chain["service"]>, context: Context): HTMLElement {
  return disclosure(
    "service-chain",
    "fold",
    [element("span", {}, title)],
    () => [tableOf(table, title, context)],
    context,
  );
}
