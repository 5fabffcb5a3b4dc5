import { type CoverageMessage, longestHostInput, type Names } from "../detail/protocol";
import { element, icon } from "./dom";
import type { Context } from "./editor";
import { drawValue, filterBox, section } from "./pieces";

const inputId = "coverage";
const answerId = "coverage-answer";

/** The question whether a host is covered, a box to find a name among many, and all names: above what may be long. */
export function drawNames(names: Names, context: Context): HTMLElement {
  const items = names.items.map(({ value, badge }) =>
    element(
      "li",
      {},
      drawValue(value, context),
      badge === undefined ? undefined : element("span", { class: "badge" }, badge),
    ),
  );
  const { filter } = names;
  return section(
    "names",
    names.title,
    drawCoverage(names.coverage, context),
    filter && filterBox("names-filter", filter.label, filter.nothing, items, context),
    element("ul", { class: items.length > 6 ? "names many" : "names" }, ...items),
  );
}

function drawCoverage({ label, placeholder }: Names["coverage"], context: Context): HTMLElement {
  const input = element("input", {
    type: "text",
    class: "input",
    id: inputId,
    placeholder,
    maxlength: String(longestHostInput),
    spellcheck: "false",
    autocomplete: "off",
    "aria-describedby": answerId,
  });
  const answer = element("p", { class: "answer", id: answerId, role: "status" });
  const ask = () => {
    context.memory.setInput(inputId, input.value);
    answer.replaceChildren();
    if (input.value.trim() !== "") context.send({ type: "covers", host: input.value });
  };
  input.value = context.memory.input(inputId);
  input.addEventListener("input", ask);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || input.value === "") return;
    input.value = "";
    ask();
  });
  if (input.value.trim() !== "") context.send({ type: "covers", host: input.value });
  return element(
    "div",
    { class: "coverage" },
    element("label", { for: inputId }, label),
    element("div", { class: "input-box" }, input),
    answer,
  );
}

const looks = {
  yes: { icon: "pass-filled", tone: "good" },
  no: { icon: "error", tone: "bad" },
  invalid: { icon: "info", tone: "quiet" },
} as const;

/** Shows the answer, unless the reader has typed on meanwhile. */
export function showCoverage({ host, verdict, text }: CoverageMessage): void {
  const input = document.getElementById(inputId);
  const answer = document.getElementById(answerId);
  if (!(input instanceof HTMLInputElement) || answer === null || input.value !== host) return;
  const look = looks[verdict];
  answer.className = `answer tone-${look.tone}`;
  answer.replaceChildren(icon(look.icon), text);
}
