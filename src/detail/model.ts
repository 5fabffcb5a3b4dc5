/**
 * What the detail panel shows, ready to draw: every string is in the user's language, dates are formatted, deceptive
 * characters are marked. The webview adds nothing of its own. The checks of these types are in `modelShapes.ts`.
 */

import type { IconName, Tone } from "../ui/pictures";

export { type IconName, iconNames, type Tone, tones } from "../ui/pictures";

/** What a button of the panel does. The extension does it; the webview only asks. */
export const actionIds = [
  "copyPem",
  "openPem",
  "copyId",
  "compare",
  "download",
  "recheckValidation",
  "openInConsole",
  "refresh",
  "showLog",
  "lookUpUsage",
  "stopUsage",
  "lookUpHistory",
  "stopHistory",
] as const;

export type ActionId = (typeof actionIds)[number];

/** What a button of one certificate of the chain does. */
export const cardActionIds = ["open", "export"] as const;

export type CardActionId = (typeof cardActionIds)[number];

/** The sections of the panel, in reading order; also the anchors that the next step points to. */
export const sectionIds = [
  "progress",
  "records",
  "revocation",
  "application",
  "validity",
  "names",
  "chain",
  "facts",
  "usage",
  "submitted",
  "history",
  "fields",
] as const;

export type SectionId = (typeof sectionIds)[number];

/** Something for the clipboard: the unaltered text, and what the button is called ("Copy serial number"). */
export interface Copy {
  readonly text: string;
  readonly label: string;
}

/** Another certificate of the account, whose panel can be opened. */
export interface CertificateLink {
  /** Its ID. */
  readonly certificate: string;
  readonly label: string;
}

/** A piece of text. */
export interface Value {
  readonly text: string;
  /** ISO 8601 instant, when the text is a date. */
  readonly instant?: string;
  /** Set in the editor's fixed-width font: fingerprints, IDs, names of hosts. */
  readonly code?: boolean;
  /** A remark that belongs to the text. */
  readonly note?: string;
  readonly copy?: Copy;
  /** The text stands for this certificate. */
  readonly opens?: CertificateLink;
}

/** A label with its values. */
export interface Fact {
  readonly label: string;
  readonly values: readonly Value[];
}

export interface Action {
  readonly id: ActionId;
  readonly label: string;
  readonly icon: IconName;
}

/** A link to a section, and how it is called. */
export interface Pointer {
  readonly section: SectionId;
  readonly label: string;
}

/** The one thing this certificate calls for. */
export interface NextStep {
  readonly text: string;
  readonly tone: Tone;
  /** The section that helps. */
  readonly goTo?: Pointer;
  /** The certificate that helps. */
  readonly opens?: CertificateLink;
}

/** One of the few things one wants to know at first sight: what it covers, who vouches for it, its key. */
export interface Glance {
  readonly label: string;
  readonly text: string;
  /** Set in the editor's fixed-width font. */
  readonly code?: boolean;
  /** How good that is, and in which words. */
  readonly verdict?: Verdict;
  /** The section that tells all. */
  readonly goTo?: Pointer;
}

export interface Verdict {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly text: string;
}

export interface Head {
  readonly name: string;
  /** The alias or what else tells it from one of the same name. */
  readonly subtitle?: string;
  readonly tone: Tone;
  readonly icon: IconName;
  readonly state: string;
  readonly step?: NextStep;
  readonly glance: readonly Glance[];
  readonly actions: readonly Action[];
  readonly actionsLabel: string;
  /** When the data is from, or that it is being loaded. */
  readonly age: Value;
  readonly busy: boolean;
}

/** A banner above the sections. */
export interface Notice {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly title: string;
  readonly lines: readonly string[];
  readonly facts: readonly Fact[];
  readonly actions: readonly Action[];
}

/** The time from beginning to end as a bar. Positions are shares of it, 0 to 1. */
export interface Validity {
  readonly title: string;
  readonly tone: Tone;
  /** The whole picture in one sentence, for those who do not see it. */
  readonly summary: string;
  readonly left: string;
  readonly start: Fact;
  readonly end: Fact;
  readonly today: { readonly position: number; readonly label: string };
  /** Thirty days before the end, where the renewal begins at another time. */
  readonly mark?: { readonly position: number; readonly label: string };
  /** The last days, in which it should be renewed. Absent when it should not. */
  readonly renewal?: { readonly from: number; readonly label: string };
}

export interface FactSection {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** What became of a step of an order. */
export const progressStates = ["done", "now", "later", "failed", "notReached"] as const;

export type ProgressState = (typeof progressStates)[number];

export interface ProgressStep {
  readonly state: ProgressState;
  readonly icon?: IconName;
  readonly title: string;
  /** The state in words, and where something is still to be done, by whom. */
  readonly stateText: string;
  readonly text?: string;
}

/** The steps of an order or a revocation, in the order they are taken. */
export interface Progress {
  readonly title: string;
  readonly steps: readonly ProgressStep[];
}

/** What was submitted for an order, and what was not. */
export interface Submitted {
  readonly title: string;
  readonly intro: string;
  readonly groups: readonly FactSection[];
}

export interface Name {
  readonly value: Value;
  /** "Wildcard", for names like `*.example.com`. */
  readonly badge?: string;
}

export interface Names {
  readonly title: string;
  readonly items: readonly Name[];
  /** Present when there are so many that one wants to search. */
  readonly filter?: Filter;
  readonly coverage: { readonly label: string; readonly placeholder: string };
}

export interface Filter {
  readonly label: string;
  readonly nothing: string;
}

export interface Row {
  readonly cells: readonly Value[];
  readonly copies: readonly Copy[];
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

export interface Records {
  readonly title: string;
  readonly intro: string;
  /** Has the service look for the records. Absent where the account cannot, and where nothing waits for them. */
  readonly action?: Action;
  readonly table: Table;
}

/** How a certificate is tied to the one that issued it. Each kind has its own line, icon and words. */
export const tieKinds = [
  "verified",
  "expired",
  "refused",
  "broken",
  "missing",
  "unverifiable",
  "notSent",
] as const;

export type TieKind = (typeof tieKinds)[number];

export interface Tie {
  readonly kind: TieKind;
  readonly icon: IconName;
  readonly text: string;
  /** Where to get the certificate that belongs there. */
  readonly source?: Fact;
}

export interface Badge {
  readonly text: string;
  readonly tone: Tone;
}

export interface CardAction {
  readonly id: CardActionId;
  readonly label: string;
  readonly icon: IconName;
}

/** One certificate, decoded. */
export interface Card {
  /** Its SHA-256 fingerprint: remembers what the reader has expanded, and says which one an action is about. */
  readonly id: string;
  readonly role: string;
  readonly icon: IconName;
  readonly tone: Tone;
  readonly name: string;
  readonly summary: string;
  readonly badges: readonly Badge[];
  readonly problems: readonly string[];
  readonly facts: readonly Fact[];
  readonly copies: readonly Copy[];
  readonly actions: readonly CardAction[];
}

/** A certificate that should or could follow but is not there. */
export interface Gap {
  readonly title: string;
  readonly text: string;
  readonly sources: readonly Value[];
}

export interface Link {
  readonly card: Card;
  /** To the next link, or to the gap. Absent at the end. */
  readonly tie?: Tie;
}

export interface CardGroup {
  readonly title: string;
  readonly intro?: string;
  readonly cards: readonly Card[];
}

export interface Chain {
  readonly title: string;
  readonly tone: Tone;
  readonly icon: IconName;
  readonly summary: string;
  readonly problems: readonly string[];
  readonly links: readonly Link[];
  readonly gap?: Gap;
  /** Certificates beside the chain: the encryption certificate of an SM2 pair, blocks that belong to no link. */
  readonly groups: readonly CardGroup[];
  /** The chain as the service describes it. */
  readonly service?: { readonly title: string; readonly table: Table };
}

export interface TitledTable {
  readonly title: string;
  readonly note?: string;
  readonly table: Table;
}

/** Something the service is asked only when the reader wants to know. */
export interface OnDemand {
  readonly title: string;
  readonly intro: string;
  readonly busy: boolean;
  /** Asks, asks again, or stops asking. */
  readonly action: Action;
  /** That it is being asked, or that there is nothing. */
  readonly status?: string;
  readonly age?: Value;
  readonly failure?: Notice;
  readonly tables: readonly TitledTable[];
}

export interface Fields {
  readonly title: string;
  readonly filter: Filter;
  readonly table: Table;
}

export interface DetailModel {
  /** The tab's title. */
  readonly tab: string;
  readonly head: Head;
  readonly notices: readonly Notice[];
  readonly progress?: Progress;
  readonly records?: Records;
  readonly revocation?: Records;
  /** What is or was submitted for an order that is under way or has failed. */
  readonly application?: Submitted;
  readonly validity?: Validity;
  readonly names?: Names;
  readonly chain?: Chain;
  readonly facts?: FactSection;
  readonly usage?: OnDemand;
  /** The same for what came of an order. */
  readonly submitted?: Submitted;
  readonly history?: OnDemand;
  readonly fields?: Fields;
}
