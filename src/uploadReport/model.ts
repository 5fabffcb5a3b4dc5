/**
 * What the upload report shows, ready to draw: every string is in the user's language, deceptive characters are marked.
 * The webview adds nothing of its own. Private keys are never part of it. The checks of these types are in
 * `modelShapes.ts`.
 */
import type { IconName, Tone } from "../ui/pictures";

/** What a button of the report does. The extension does it; the webview only asks. */
export const reportActions = [
  "open",
  "fix",
  "otherKey",
  "showDifferences",
  "showPrior",
  "showReplaced",
  "compareReplaced",
  "checkAgain",
  "cancel",
] as const;

export type ReportAction = (typeof reportActions)[number];

export interface ReportButton {
  readonly action: ReportAction;
  readonly label: string;
  readonly icon: IconName;
}

/** One line of the checklist: something that is in order, or that is not. */
export interface Check {
  /** Stays the same as long as what it says does: a tick is for exactly this. */
  readonly id: string;
  readonly tone: Tone;
  readonly icon: IconName;
  /** What kind it is, for those who do not see the icon: "Warning". */
  readonly kind: string;
  readonly text: string;
  /** Remarks below it. */
  readonly notes: readonly string[];
  readonly buttons: readonly ReportButton[];
  /** What the user agrees to by ticking; absent where there is nothing to agree to. */
  readonly tick?: string;
  readonly more?: Explanation;
}

/** What a finding means and where to read about it. */
export interface Explanation {
  readonly summary: string;
  readonly text: string;
  readonly reference: { readonly name: string; readonly url: string };
}

export interface Checklist {
  readonly title: string;
  readonly checks: readonly Check[];
}

/** A label with its values, one below the other. */
export interface Row {
  readonly label: string;
  readonly values: readonly string[];
  /** Tells good from bad news by colour; the label tells it in words. */
  readonly tone?: Tone;
}

export interface ProjectChoice {
  readonly id: number;
  readonly label: string;
}

/** Where it goes. Project and alias can be changed here. */
export interface Target {
  readonly title: string;
  readonly rows: readonly Row[];
  /** Absent where there is nothing to choose. */
  readonly project?: {
    readonly label: string;
    readonly choices: readonly ProjectChoice[];
    readonly chosen: number;
  };
  readonly alias: {
    readonly label: string;
    readonly value: string;
    readonly hint: string;
  };
}

/** What it takes the place of. */
export interface Replaced {
  readonly title: string;
  readonly intro: string;
  readonly rows: readonly Row[];
  readonly buttons: readonly ReportButton[];
}

/** One certificate of the chain as it is sent. */
export interface SentLink {
  readonly role: string;
  readonly name: string;
  readonly note: string;
}

/** What is sent, to the letter but for the private key. */
export interface Sent {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly chain: { readonly label: string; readonly links: readonly SentLink[] };
  readonly text: { readonly summary: string; readonly pem: string };
  readonly note: string;
  readonly buttons: readonly ReportButton[];
}

export interface Head {
  readonly title: string;
  readonly subtitle: string;
  readonly tone: Tone;
  readonly icon: IconName;
  readonly verdict: string;
}

/** The bar below: what can be done now. */
export interface Bar {
  /** Absent where errors stop the upload. */
  readonly upload?: {
    readonly label: string;
    /** What to say while ticks are missing, by their number; the first, for none missing, is said too. */
    readonly missing: readonly string[];
  };
  readonly buttons: readonly ReportButton[];
  /** What is under way: nothing can be pressed meanwhile. */
  readonly busy?: string;
}

export interface ReportModel {
  /** Title of the tab. */
  readonly tab: string;
  readonly head: Head;
  readonly checklist: Checklist;
  readonly target?: Target;
  readonly replaced?: Replaced;
  readonly sent?: Sent;
  readonly bar: Bar;
}
