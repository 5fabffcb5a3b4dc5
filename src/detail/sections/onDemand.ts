import { type Message, message } from "../../certificates";
import type { LookupState } from "../lookup";
import type { Action, ActionId, OnDemand, TitledTable } from "../model";
import { failureNotice } from "./notices";
import type { Wording } from "./wording";

/** What one section on demand says and asks. */
export interface OnDemandTexts {
  readonly title: Message;
  readonly intro: Message;
  /** What the button is called before anything was asked. */
  readonly ask: Message;
  /** Said while the question is under way. */
  readonly busy: Message;
  readonly failed: Message;
  /** Said when the answer is that there is nothing. */
  readonly nothing: Message;
}

interface Questions {
  readonly start: ActionId;
  readonly stop: ActionId;
}

/** A section that is empty until the reader asks: a button, then the answer with its age, or why there is none. */
export function presentOnDemand<T>(
  state: LookupState<T>,
  texts: OnDemandTexts,
  { start, stop }: Questions,
  tablesOf: (value: T) => readonly TitledTable[],
  wording: Wording,
): OnDemand {
  const { loading, value, at, error } = state;
  const tables = value === undefined ? [] : tablesOf(value);
  const status = loading
    ? texts.busy
    : value !== undefined && tables.length === 0
      ? texts.nothing
      : undefined;
  const again = value === undefined ? texts.ask : message("Look again");
  const action: Action = loading
    ? { id: stop, icon: "close", label: wording.say(message("Stop")) }
    : { id: start, icon: value === undefined ? "search" : "refresh", label: wording.say(again) };
  return {
    title: wording.say(texts.title),
    intro: wording.say(texts.intro),
    busy: loading,
    action,
    tables,
    ...(status === undefined ? {} : { status: wording.say(status) }),
    ...(at === undefined
      ? {}
      : { age: { ...wording.dateValue(at), text: wording.say(message("As of {0}", wording.date(at))) } }),
    ...(error === undefined ? {} : { failure: failureNotice(error, texts.failed, [], wording) }),
  };
}
