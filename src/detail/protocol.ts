/**
 * What the detail panel and its webview say to each other. Both sides check what arrives; what does not fit is refused.
 * This file is all the webview knows of the extension, and it runs in both.
 */

import {
  anyOf,
  array,
  finiteNumber,
  object,
  oneOf,
  optional,
  record,
  type Shape,
  shortString,
  string,
} from "../ui/shape";
import { type ActionId, actionIds, type CardActionId, cardActionIds, type DetailModel } from "./model";
import { isDetailModel } from "./modelShapes";

export { firstMessageId } from "../ui/firstMessage";
export type * from "./model";

/** Host names have at most 253 characters; what is longer is not one. */
export const longestHostInput = 300;
const longestCopy = 4_000_000;

/** A time zone that dates can be formatted in. */
const timeZone: Shape<string> = (value): value is string => {
  if (typeof value !== "string") return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone !== "";
  } catch {
    // RangeError: there is no such time zone.
    return false;
  }
};

/** The webview is there and wants to be told what to show. */
export interface ReadyMessage {
  readonly type: "ready";
  /** The reader's time zone (IANA): the extension may run on another machine. */
  readonly timeZone: string;
}

/** The reader chose an action. */
export interface RunMessage {
  readonly type: "run";
  readonly action: ActionId;
}

/** The reader chose an action on one certificate of the chain, told by its SHA-256 fingerprint. */
export interface CardMessage {
  readonly type: "card";
  readonly action: CardActionId;
  readonly card: string;
}

/** The reader wants to see another certificate of the account, one that the panel names. */
export interface OpenMessage {
  readonly type: "open";
  /** Its ID. */
  readonly certificate: string;
}

/** The reader wants something in the clipboard. */
export interface CopyMessage {
  readonly type: "copy";
  readonly text: string;
}

/** The reader asks whether the certificate covers a host name. */
export interface CoversMessage {
  readonly type: "covers";
  readonly host: string;
}

/** The webview refused a message or failed: for the log. */
export interface ProblemMessage {
  readonly type: "problem";
  readonly text: string;
}

export type ToExtension =
  | ReadyMessage
  | RunMessage
  | CardMessage
  | OpenMessage
  | CopyMessage
  | CoversMessage
  | ProblemMessage;

export const isToExtension = anyOf<ToExtension>(
  object<ReadyMessage>({ type: oneOf("ready"), timeZone }),
  object<RunMessage>({ type: oneOf("run"), action: oneOf(...actionIds) }),
  object<CardMessage>({ type: oneOf("card"), action: oneOf(...cardActionIds), card: shortString(100) }),
  object<OpenMessage>({ type: oneOf("open"), certificate: shortString(1000) }),
  object<CopyMessage>({ type: oneOf("copy"), text: shortString(longestCopy) }),
  object<CoversMessage>({ type: oneOf("covers"), host: shortString(longestHostInput) }),
  object<ProblemMessage>({ type: oneOf("problem"), text: shortString(1000) }),
);

/** Draw this. */
export interface ModelMessage {
  readonly type: "model";
  readonly model: DetailModel;
}

/** Tell the reader, screen readers included, that something was done. */
export interface AnnounceMessage {
  readonly type: "announce";
  readonly text: string;
}

/** The answer to {@link CoversMessage}, for the host as it was asked. */
export interface CoverageMessage {
  readonly type: "coverage";
  readonly host: string;
  readonly verdict: "yes" | "no" | "invalid";
  readonly text: string;
}

export type ToWebview = ModelMessage | AnnounceMessage | CoverageMessage;

export const isToWebview = anyOf<ToWebview>(
  object<ModelMessage>({ type: oneOf("model"), model: isDetailModel }),
  object<AnnounceMessage>({ type: oneOf("announce"), text: string }),
  object<CoverageMessage>({
    type: oneOf("coverage"),
    host: string,
    verdict: oneOf("yes", "no", "invalid"),
    text: string,
  }),
);

/** What the editor keeps of a panel over a reload: which certificate it is, and how far the reader had got. */
export interface PanelState {
  readonly accountId: string;
  readonly certificateId: string;
  readonly view?: ViewState;
}

export interface ViewState {
  /** IDs of what is expanded. */
  readonly open: readonly string[];
  readonly scroll: number;
  /** What was typed, by the input's ID. */
  readonly inputs: Readonly<Record<string, string>>;
}

export const isPanelState = object<PanelState>({
  accountId: string,
  certificateId: string,
  view: optional(object<ViewState>({ open: array(string), scroll: finiteNumber, inputs: record(string) })),
});
