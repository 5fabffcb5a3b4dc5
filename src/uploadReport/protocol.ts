/**
 * What the upload report and its webview say to each other. Both sides check what arrives; what does not fit is refused.
 * This file is all the webview knows of the report, and it runs in both.
 */
import { anyOf, array, finiteNumber, object, oneOf, optional, shortString, string } from "../ui/shape";
import { type ReportAction, type ReportModel, reportActions } from "./model";
import { isReportModel } from "./modelShapes";

export type * from "./model";

/** The service takes aliases of this length. */
export const longestAlias = 200;

/** The webview is there and wants to be told what to show. */
export interface ReadyMessage {
  readonly type: "ready";
}

/** The reader pressed a button, of a check where it has one. */
export interface ActMessage {
  readonly type: "act";
  readonly action: ReportAction;
  readonly check?: string;
}

/** The reader wants it uploaded, and has agreed to these checks. */
export interface UploadMessage {
  readonly type: "upload";
  readonly accepted: readonly string[];
  readonly projectId?: number;
  readonly alias: string;
}

/** The webview refused a message or failed: for the log. */
export interface ProblemMessage {
  readonly type: "problem";
  readonly text: string;
}

export type ReportToExtension = ReadyMessage | ActMessage | UploadMessage | ProblemMessage;

export const isReportToExtension = anyOf<ReportToExtension>(
  object<ReadyMessage>({ type: oneOf("ready") }),
  object<ActMessage>({
    type: oneOf("act"),
    action: oneOf(...reportActions),
    check: optional(shortString(2000)),
  }),
  object<UploadMessage>({
    type: oneOf("upload"),
    accepted: array(shortString(2000)),
    projectId: optional(finiteNumber),
    alias: shortString(longestAlias),
  }),
  object<ProblemMessage>({ type: oneOf("problem"), text: shortString(1000) }),
);

/** Draw this. */
export interface ReportToWebview {
  readonly type: "report";
  readonly model: ReportModel;
}

export const isReportToWebview = object<ReportToWebview>({ type: oneOf("report"), model: isReportModel });

/** What the editor keeps while the report is hidden: what the reader has filled in. */
export interface ReportState {
  /** The checks ticked. */
  readonly ticked: readonly string[];
  readonly alias?: string;
  readonly projectId?: number;
}

export const isReportState = object<ReportState>({
  ticked: array(string),
  alias: optional(string),
  projectId: optional(finiteNumber),
});
