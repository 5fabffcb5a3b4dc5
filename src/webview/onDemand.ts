import type { OnDemand, SectionId, TitledTable } from "../detail/protocol";
import { element, icon } from "./dom";
import type { Context } from "./editor";
import { drawNotice } from "./head";
import { actionButton, drawValue, paragraph, section, tableOf } from "./pieces";

/** A section that shows nothing until the reader asks, and then says how far the answer has got. */
export function drawOnDemand(id: SectionId, content: OnDemand, context: Context): HTMLElement {
  const { title, intro, busy, action, status, age, failure, tables } = content;
  const button = actionButton(action, context);
  // Its words change with each step; the keyboard stays on it.
  button.id = `${id}-action`;
  return section(
    id,
    title,
    paragraph(intro, "quiet"),
    element("div", { class: "toolbar" }, button),
    element(
      "div",
      { class: "on-demand", "aria-busy": String(busy) },
      status === undefined
        ? undefined
        : element("p", { class: "status" }, busy ? icon("sync", "spin") : undefined, status),
      failure === undefined ? undefined : drawNotice(failure, context),
      age === undefined ? undefined : element("p", { class: "age" }, drawValue(age, context)),
    ),
    ...tables.map((table) => drawTable(table, context)),
  );
}

function drawTable({ title, note, table }: TitledTable, context: Context): HTMLElement {
  return element(
    "div",
    { class: "group" },
    element("h3", {}, title),
    note === undefined ? undefined : paragraph(note, "quiet"),
    table.rows.length === 0 ? undefined : tableOf(table, title, context),
  );
}
