import { type Message, message } from "../../../certificates";
import type { Finding, PemBlock } from "../../../pem";

/** Turns a message into a text to show: in the user's language, with deceptive characters marked. */
export type Say = (text: Message | string) => string;

/** Reasons begin in lower case, since they usually follow the name of a file; they have no full stop. */
export function sentenceOf({ reason }: Finding, say: Say): string {
  const text = say(message("{0}.", reason));
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `server.key, line 1 (PRIVATE KEY)`. */
export function blockPlace({ source, line, label }: PemBlock): Message {
  return message("{0}, line {1} ({2})", source.name, line, label);
}
