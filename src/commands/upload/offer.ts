import { createHash } from "node:crypto";
import type { Session } from "../../accounts";
import type { Project } from "../../certificates";
import type { SourceFile } from "../../editor";
import type { Finding } from "../../pem";
import { placeOf } from "../../ui/certificateText";
import type { Examined } from "./pairing";
import type { Prior } from "./prior";
import { isUploadable, type Uploadable, type UploadPlan, warningsOf } from "./uploadPlan";

/** What the report puts before the user: the files as examined and, unless errors stop it, where they would go. */
export interface UploadOffer extends Examined {
  readonly way?: UploadWay;
}

/** An account to upload to, with what it can do and what it has already. */
export interface UploadWay {
  readonly session: Session;
  /** The projects to choose from; empty where the account cannot choose. */
  readonly projects: readonly Project[];
  /** The one proposed. */
  readonly projectId: number;
  /** The alias proposed. */
  readonly alias: string;
  readonly prior: Prior;
}

/** What the user decided before the report. */
export type Decision =
  | {
      readonly kind: "upload";
      readonly alias: string;
      readonly projectId?: number;
      /** What was ticked, by {@link consentsOf}. */
      readonly accepted: readonly string[];
    }
  /** The files have changed, or are to be looked at anew; perhaps without one of them. */
  | { readonly kind: "again"; readonly without?: SourceFile }
  | { readonly kind: "stop" };

/** The ID of the consent to a second copy of a certificate that is there already. */
export const secondCopy = "second-copy";

/** Names a finding by everything it says, however much that is, so that the consent to it is for this and nothing else. */
export function findingId(finding: Finding): string {
  const said = JSON.stringify([finding.code, placeOf(finding), textOf(finding.reason)]);
  return `${finding.code} ${createHash("sha256").update(said).digest("hex")}`;
}

function textOf({ template, args }: Finding["reason"]): unknown {
  return [template, ...args.map((argument) => (typeof argument === "object" ? textOf(argument) : argument))];
}

/** What the user must agree to, one by one, before anything is sent. */
export function consentsOf({ examination, way }: UploadOffer): readonly string[] {
  const warnings = warningsOf(examination).map(findingId);
  return way?.prior.lookup.kind === "found" ? [...warnings, secondCopy] : warnings;
}

/** What is to be sent by a decision; undefined when it is not agreed to in full or errors stop it. */
export function planOf(
  offer: UploadOffer,
  decision: Extract<Decision, { kind: "upload" }>,
): UploadPlan | undefined {
  const { examination, files, way } = offer;
  if (way === undefined || !isUploadable(examination)) return undefined;
  if (!consentsOf(offer).every((consent) => decision.accepted.includes(consent))) return undefined;
  const { session, projects, prior } = way;
  const project = projects.find(({ id }) => id === (decision.projectId ?? way.projectId));
  return {
    files,
    examination: examination as Uploadable,
    target: { session, alias: decision.alias.trim(), ...(project === undefined ? {} : { project }) },
    prior,
    repeatable: prior.lookup.kind === "found",
  };
}
