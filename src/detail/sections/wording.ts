import { type Instant, type Message, message } from "../../certificates";
import { shortened, visibleText } from "../../ui/visibleText";
import type { Copy, Fact, Value } from "../model";

/** How the panel speaks: whose language, which calendar and time zone. */
export interface Speech {
  /** Turns a message into the user's language. */
  readonly translate: (message: Message) => string;
  /** BCP 47 tag for dates and numbers. */
  readonly locale: string;
  /** IANA name. Without it, the machine's. */
  readonly timeZone?: string;
}

const longestText = 600;

/** Makes the strings of the model. Everything foreign passes through {@link Wording.show} or {@link Wording.say}. */
export class Wording {
  readonly #speech: Speech;
  readonly #dates: Intl.DateTimeFormat;

  constructor(speech: Speech) {
    this.#speech = speech;
    this.#dates = new Intl.DateTimeFormat(speech.locale, {
      year: "numeric",
      month: "long",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      timeZoneName: "short",
      ...(speech.timeZone === undefined ? {} : { timeZone: speech.timeZone }),
    });
  }

  /** A message in the user's language. Deceptive characters in its arguments are marked. */
  say(text: Message): string {
    return shortened(visibleText(this.#speech.translate(text)), 4 * longestText);
  }

  /** A foreign text on one line: deceptive characters marked, too long a text cut. */
  show(text: string, limit = longestText): string {
    return shortened(visibleText(text), limit);
  }

  /** A date with the time zone named, in the user's calendar. */
  date(instant: Instant): string {
    return this.#dates.format(instant);
  }

  dateValue(instant: Instant): Value {
    return { text: this.date(instant), instant: new Date(instant).toISOString() };
  }

  /** The clipboard gets the text as it is: marks are for the eye only. */
  copy(what: string, text: string): Copy {
    return { text, label: this.say(message("Copy {0}", what)) };
  }

  /** A fact with one text; nothing when there is no text. */
  fact(label: Message, text: string | undefined): Fact[] {
    return text === undefined || text === ""
      ? []
      : [{ label: this.say(label), values: [{ text: this.show(text) }] }];
  }

  /** A fact in fixed-width type with a button to copy it; nothing when there is no text. */
  codeFact(label: Message, text: string | undefined, shown = text): Fact[] {
    if (text === undefined || text === "") return [];
    const name = this.say(label);
    return [
      { label: name, values: [{ text: this.show(shown ?? text), code: true, copy: this.copy(name, text) }] },
    ];
  }

  /** A fact with a date; nothing when there is none. */
  dateFact(label: Message, instant: Instant | undefined): Fact[] {
    return instant === undefined ? [] : [{ label: this.say(label), values: [this.dateValue(instant)] }];
  }
}

/** `ab:cd:ef` for hexadecimal text: the way fingerprints and serial numbers are read aloud. */
export function inPairs(hex: string): string {
  const plain = hex.replace(/[^0-9a-f]/gi, "");
  return (plain.match(/.{1,2}/g)?.join(":") ?? hex).toUpperCase();
}
