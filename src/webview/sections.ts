import type { DetailModel, FactSection, Fields, Records, SectionId, Submitted } from "../detail/protocol";
import { drawChain } from "./chain";
import { element } from "./dom";
import type { Context } from "./editor";
import { drawHead, drawNotices } from "./head";
import { drawNames } from "./names";
import { drawOnDemand } from "./onDemand";
import { actionButton, disclosure, factList, filterBox, paragraph, section, tableOf } from "./pieces";
import { drawProgress } from "./progress";
import { drawValidity } from "./validity";

/** A part of the page: what of the model it shows, and how. It is drawn again only when that has changed. */
export interface Part {
  readonly id: string;
  readonly show: (model: DetailModel) => unknown;
  readonly draw: (model: DetailModel, context: Context) => HTMLElement | undefined;
}

/** The parts of the page from top to bottom. */
export const parts: readonly Part[] = [
  part("head", drawHead),
  part("notices", drawNotices),
  part("progress", drawProgress),
  part("records", (records, context) => drawRecords("records", records, context)),
  part("revocation", (records, context) => drawRecords("revocation", records, context)),
  part("application", (application, context) => drawSubmitted("application", application, context)),
  part("validity", drawValidity),
  part("names", drawNames),
  part("chain", drawChain),
  part("facts", drawFacts),
  part("usage", (usage, context) => drawOnDemand("usage", usage, context)),
  part("submitted", (submitted, context) => drawSubmitted("submitted", submitted, context)),
  part("history", (history, context) => drawOnDemand("history", history, context)),
  part("fields", drawFields),
];

function part<K extends Exclude<keyof DetailModel, "tab">>(
  id: K,
  draw: (content: NonNullable<DetailModel[K]>, context: Context) => HTMLElement,
): Part {
  return {
    id,
    show: (model) => model[id],
    draw: (model, context) => {
      const content = model[id];
      return content === undefined ? undefined : draw(content as NonNullable<DetailModel[K]>, context);
    },
  };
}

function drawRecords(id: SectionId, { title, intro, action, table }: Records, context: Context): HTMLElement {
  return section(
    id,
    title,
    paragraph(intro, "quiet"),
    action === undefined ? undefined : element("div", { class: "toolbar" }, actionButton(action, context)),
    tableOf(table, title, context),
  );
}

function drawFacts({ title, facts }: FactSection, context: Context): HTMLElement {
  return section("facts", title, factList(facts, context));
}

function drawSubmitted(id: SectionId, { title, intro, groups }: Submitted, context: Context): HTMLElement {
  return section(
    id,
    title,
    paragraph(intro, "quiet"),
    ...groups.map(({ title: heading, facts }) =>
      element("div", { class: "group" }, element("h3", {}, heading), factList(facts, context)),
    ),
  );
}

function drawFields({ title, filter, table }: Fields, context: Context): HTMLElement {
  const fold = disclosure(
    "fields",
    "fold",
    [element("h2", { id: "fields-title" }, title)],
    () => {
      const list = tableOf(table, title, context);
      const rows = [...list.querySelectorAll<HTMLElement>("tbody tr")];
      return [filterBox("fields-filter", filter.label, filter.nothing, rows, context), list];
    },
    context,
  );
  return element(
    "section",
    { id: "fields", class: "section section-fields", "aria-labelledby": "fields-title" },
    fold,
  );
}
