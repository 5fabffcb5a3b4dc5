// The contract of this room: the upload report, what it shows and what its reader did.
export type * from "./model";
export { type ReportAnswer, ReportPanel } from "./reportPanel";
