import { type Instant, type Message, message } from "../certificates";
import { validityText } from "../ui/certificateText";
import { visibleText } from "../ui/visibleText";
import type { Aspect, ComparedSide, Comparison } from "./comparison";

type Localize = (message: Message) => string;

/** As diffs mark their lines (the editor frames a true minus sign); the words beside them say the same. */
const signs = { same: "=", changed: "≠", gained: "+", lost: "-", kept: " " } as const;

/**
 * A comparison as plain text to read: the sentence, which two, names and key, then what changed, then what is the same.
 * `media/comparison-grammar.json` colours its lines by the signs they begin with.
 *
 * @param localize turns messages into the reader's language.
 */
export function comparisonReport(comparison: Comparison, now: Instant, localize: Localize): string {
  const { before, after, summary, aspects } = comparison;
  const first = aspects.filter((aspect) => aspect.isMain || isChanged(aspect));
  const same = aspects.filter((aspect) => !first.includes(aspect));
  return [
    [localize(summary)],
    [
      ...sideLines(message("Before: {0}", before.name), before, now, localize),
      ...sideLines(message("After: {0}", after.name), after, now, localize),
    ],
    ...first.map((aspect) =>
      isChanged(aspect) ? changedLines(aspect, localize) : [sameLine(aspect, localize)],
    ),
    ...(same.length === 0 ? [] : [same.map((aspect) => sameLine(aspect, localize))]),
  ]
    .map((lines) => lines.map((line) => `${visibleText(line)}\n`).join(""))
    .join("\n");
}

function isChanged({ outcome }: Aspect): boolean {
  return outcome.kind === "list"
    ? outcome.gained.length + outcome.lost.length > 0
    : outcome.kind === "changed";
}

function sideLines(
  title: Message,
  { certificate }: ComparedSide,
  now: Instant,
  localize: Localize,
): string[] {
  return [localize(title), `  ${localize(validityText(certificate, now))}`];
}

function changedLines({ label, outcome }: Aspect, localize: Localize): string[] {
  const title = `${signs.changed} ${localize(label)}`;
  if (outcome.kind === "list") {
    const { gained, lost, kept } = outcome;
    const counts = message("{0} gained, {1} lost, {2} the same", gained.length, lost.length, kept.length);
    return [
      `${title} (${localize(counts)})`,
      ...gained.map((item) => `    ${signs.gained} ${item}`),
      ...lost.map((item) => `    ${signs.lost} ${item}`),
      ...kept.map((item) => `    ${signs.kept} ${item}`),
    ];
  }
  if (outcome.kind === "same") return [title];
  const remark = outcome.remark === undefined ? "" : ` (${localize(outcome.remark)})`;
  return [
    `${title}${remark}`,
    `    ${signs.lost} ${textOf(outcome.before, localize)}`,
    `    ${signs.gained} ${textOf(outcome.after, localize)}`,
  ];
}

function sameLine({ label, outcome }: Aspect, localize: Localize): string {
  const value = outcome.kind === "list" ? outcome.kept.join(", ") : sameValue(outcome, localize);
  return `${signs.same} ${localize(message("{0}: {1}", label, value))}`;
}

function sameValue(outcome: Exclude<Aspect["outcome"], { kind: "list" }>, localize: Localize): string {
  return textOf(outcome.kind === "same" ? outcome.value : outcome.after, localize);
}

function textOf(text: Message | string, localize: Localize): string {
  return typeof text === "string" ? text : localize(text);
}
