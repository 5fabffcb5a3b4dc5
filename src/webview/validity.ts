import type { Fact, Validity } from "../detail/protocol";
import { element, svg } from "./dom";
import type { Context } from "./editor";
import { drawValue, paragraph, section } from "./pieces";

/** The validity as a bar: what is past, what is left, the last days, today. */
export function drawValidity(validity: Validity, context: Context): HTMLElement {
  return section(
    "validity",
    validity.title,
    element(
      "div",
      { class: `tone-${validity.tone}` },
      paragraph(validity.left, "left"),
      drawBar(validity),
      element("div", { class: "ends" }, drawEnd(validity.start, context), drawEnd(validity.end, context)),
      validity.renewal &&
        drawLegend(
          svg("rect", { class: "renewal", x: "0", y: "3", width: "18", height: "4" }),
          validity.renewal.label,
        ),
      validity.mark &&
        drawLegend(svg("line", { class: "mark", x1: "9", x2: "9", y1: "0", y2: "10" }), validity.mark.label),
    ),
  );
}

/** What a sign of the bar means. */
function drawLegend(sign: SVGElement, label: string): HTMLElement {
  return element(
    "p",
    { class: "legend" },
    svg("svg", { class: "swatch", width: "18", height: "10", "aria-hidden": "true" }, sign),
    label,
  );
}

function drawBar({ summary, today, mark, renewal }: Validity): SVGElement {
  const x = percent(today.position);
  return svg(
    "svg",
    { class: "bar", width: "100%", height: "40", role: "img", "aria-label": summary },
    svg("rect", { class: "track", x: "0", y: "20", width: "100%", height: "10", rx: "2" }),
    svg("rect", { class: "rest", x, y: "20", width: percent(1 - today.position), height: "10", rx: "2" }),
    renewal &&
      svg("rect", {
        class: "renewal",
        x: percent(renewal.from),
        y: "33",
        width: percent(1 - renewal.from),
        height: "4",
      }),
    mark && drawMark(percent(mark.position)),
    svg("line", { class: "today", x1: x, x2: x, y1: "16", y2: "34" }),
    svg("text", { class: "today-label", x, y: "11", "text-anchor": anchor(today.position) }, today.label),
  );
}

function drawMark(x: string): SVGElement {
  return svg("line", { class: "mark", x1: x, x2: x, y1: "18", y2: "38" });
}

function drawEnd({ label, values }: Fact, context: Context): HTMLElement {
  return element(
    "div",
    { class: "end" },
    element("span", { class: "quiet" }, label),
    ...values.map((value) => drawValue(value, context)),
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}

/** Keeps the label inside the picture at either end. */
function anchor(position: number): string {
  if (position < 0.1) return "start";
  return position > 0.9 ? "end" : "middle";
}
