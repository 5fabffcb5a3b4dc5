import { type Instant, type Message, message } from "../../../certificates";
import type { Finding } from "../../../pem";
import { lineAt } from "../../../ui/certificateText";
import type { Check, ReportButton } from "../../../uploadReport";
import { findingId, type UploadOffer } from "../offer";
import { type CheckDraft, checkOf, looks } from "./checkDraft";
import { inOrder } from "./inOrder";
import { alreadyThere, notThere } from "./priorChecks";
import { blockPlace, type Say, sentenceOf } from "./wording";

const lookOf = { error: "error", warning: "warning", info: "note" } as const;

/**
 * The checklist of an upload: first what stops it, then what must be agreed to, then what is in order, then what is
 * merely worth knowing.
 */
export function checksOf(offer: UploadOffer, now: Instant, say: Say): readonly Check[] {
  const { findings } = offer.examination;
  const found = (severity: Finding["severity"]) =>
    findings.filter((finding) => finding.severity === severity).map((finding) => findingCheck(finding, say));
  const draft = (drafts: readonly CheckDraft[]) => drafts.map((one) => checkOf(one, say));
  return [
    ...found("error"),
    ...draft(offer.way === undefined ? [] : alreadyThere(offer.way, say)),
    ...found("warning"),
    ...draft(inOrder(offer, now, say)),
    ...draft(offer.way === undefined ? [] : notThere(offer.way)),
    ...found("info"),
  ];
}

function findingCheck(finding: Finding, say: Say): Check {
  const { severity, explanation, reference } = finding;
  const { tone, icon, kind } = looks[lookOf[severity]];
  const place = placeLabel(finding);
  return {
    id: findingId(finding),
    tone,
    icon,
    kind: say(kind),
    text: sentenceOf(finding, say),
    notes: place === undefined ? [] : [say(place)],
    buttons: buttonsOf(finding, place !== undefined, say),
    ...(severity === "warning" ? { tick: say(message("I accept this")) } : {}),
    more: {
      summary: say(message("What it means")),
      text: say(explanation),
      reference: { name: reference.name, url: reference.url },
    },
  };
}

function buttonsOf({ code, fix }: Finding, hasPlace: boolean, say: Say): readonly ReportButton[] {
  const buttons: ReportButton[] = [];
  if (code === "key-mismatch") {
    buttons.push({ action: "otherKey", label: say(message("Choose Another Key…")), icon: "search" });
  }
  if (fix !== undefined) buttons.push({ action: "fix", label: say(fix.title), icon: "lightbulb" });
  if (hasPlace) buttons.push({ action: "open", label: say(message("Open File")), icon: "file-code" });
  return buttons;
}

function placeLabel({ block, source, range }: Finding): Message | string | undefined {
  if (block !== undefined && range === undefined) return blockPlace(block);
  const file = block?.source ?? source;
  if (file === undefined) return undefined;
  if (range === undefined) return file.name;
  const line = lineAt(file.text, range.start);
  return block === undefined
    ? message("{0}, line {1}", file.name, line)
    : message("{0}, line {1} ({2})", file.name, line, block.label);
}
