import type { Progress, ProgressState, ProgressStep, Tone } from "../detail/protocol";
import { element, icon } from "./dom";
import { paragraph, section } from "./pieces";

const tones: Record<ProgressState, Tone> = {
  done: "good",
  now: "waiting",
  failed: "bad",
  later: "quiet",
  notReached: "quiet",
};

/** The steps of an order from top to bottom; what is done, under way and to come is told by line, icon and words. */
export function drawProgress({ title, steps }: Progress): HTMLElement {
  return section("progress", title, element("ol", { class: "progress" }, ...steps.map(drawStep)));
}

function drawStep({ state, icon: iconName, title, stateText, text }: ProgressStep): HTMLElement {
  return element(
    "li",
    {
      class: `progress-step progress-${state} tone-${tones[state]}`,
      "aria-current": state === "now" ? "step" : undefined,
    },
    element("span", { class: "progress-mark" }, iconName && icon(iconName)),
    element(
      "div",
      { class: "progress-text" },
      element(
        "p",
        { class: "progress-title" },
        element("span", { class: "progress-name" }, title),
        element("span", { class: "progress-state" }, stateText),
      ),
      text === undefined ? undefined : paragraph(text, "quiet"),
    ),
  );
}
