import { type Instant, type Message, message } from "../../../certificates";
import { certificateName } from "../../../ui/certificateText";
import { shortened, visibleText } from "../../../ui/visibleText";
import type { Bar, Head, ReportModel } from "../../../uploadReport";
import { consentsOf, type UploadOffer } from "../offer";
import { errorsOf, isUploadable } from "../uploadPlan";
import { checksOf } from "./checks";
import { replacedOf, sentOf, targetOf } from "./sections";
import type { Say } from "./wording";

/** Of what others wrote, as much as one reads: more would only hide the rest. */
const longestText = 1000;
const longestName = 160;

/**
 * What the report of an upload shows.
 *
 * @param localize turns messages into the reader's language
 * @param busy what is under way
 */
export function reportModel(
  offer: UploadOffer,
  now: Instant,
  localize: (message: Message) => string,
  busy?: Message,
): ReportModel {
  const say: Say = (text) =>
    shortened(visibleText(typeof text === "string" ? text : localize(text)), longestText);
  const { examination, way } = offer;
  const replaced = way === undefined ? undefined : replacedOf(way.prior, say);
  return {
    tab: say(tabOf(offer)),
    head: headOf(offer, say, busy),
    checklist: { title: say(message("Checklist")), checks: checksOf(offer, now, say) },
    ...(way !== undefined && isUploadable(examination)
      ? { target: targetOf(way, examination, say), sent: sentOf(offer, examination, now, say) }
      : {}),
    ...(replaced === undefined ? {} : { replaced }),
    bar: barOf(offer, say, busy),
  };
}

function nameOf({ examination: { leaf }, files }: UploadOffer): string {
  const name =
    leaf === undefined ? files.map((file) => file.name).join(", ") : certificateName(leaf.certificate);
  // With its marks, which are longer than what they stand for.
  return shortened(visibleText(name), longestName);
}

function tabOf(offer: UploadOffer): Message {
  return message("Upload {0}", nameOf(offer));
}

function headOf(offer: UploadOffer, say: Say, busy: Message | undefined): Head {
  const { files, way } = offer;
  const errors = errorsOf(offer.examination).length;
  const consents = consentsOf(offer).length;
  const title = say(
    way === undefined
      ? message("Upload {0}", nameOf(offer))
      : message("Upload {0} to {1}", nameOf(offer), way.session.account.name),
  );
  const subtitle = files.map(({ name }) => say(name)).join(" · ");
  if (busy !== undefined) return { title, subtitle, tone: "waiting", icon: "clockface", verdict: say(busy) };
  if (way === undefined) {
    return { title, subtitle, tone: "bad", icon: "error", verdict: say(stopped(errors)) };
  }
  return consents > 0
    ? { title, subtitle, tone: "warning", icon: "warning", verdict: say(missing(consents)) }
    : {
        title,
        subtitle,
        tone: "good",
        icon: "pass-filled",
        verdict: say(message("Everything is in order.")),
      };
}

function stopped(errors: number): Message {
  return errors > 1
    ? message("Nothing can be uploaded: {0} errors must be put right first.", errors)
    : message("Nothing can be uploaded: the error must be put right first.");
}

function missing(ticks: number): Message {
  return ticks === 1
    ? message("One point of the checklist needs your consent.")
    : message("{0} points of the checklist need your consent.", ticks);
}

function barOf(offer: UploadOffer, say: Say, busy: Message | undefined): Bar {
  const consents = consentsOf(offer).length;
  const ready = message("Nothing is sent before you press the button.");
  return {
    ...(offer.way === undefined
      ? {}
      : {
          upload: {
            label: say(message("Upload")),
            missing: [ready, ...Array.from({ length: consents }, (_, index) => missing(index + 1))].map(say),
          },
        }),
    buttons: [
      { action: "checkAgain", label: say(message("Check Again")), icon: "refresh" },
      { action: "cancel", label: say(message("Cancel")), icon: "close" },
    ],
    ...(busy === undefined ? {} : { busy: say(busy) }),
  };
}
