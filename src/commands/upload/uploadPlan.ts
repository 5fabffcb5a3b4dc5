import type { Session } from "../../accounts";
import {
  type Certificate,
  defaultProjectId,
  type Message,
  message,
  type Project,
  type UploadRequest,
} from "../../certificates";
import type { Examination, Finding } from "../../pem";
import { certificateName, dayOf } from "../../ui/certificateText";
import { shortened, withoutUnseen } from "../../ui/visibleText";
import { longestAlias } from "../../uploadReport/protocol";
import type { Examined } from "./pairing";
import type { Prior } from "./prior";

/** Where an upload goes. */
export interface UploadTarget {
  readonly session: Session;
  /** Absent where the account cannot choose: the service takes the default project. */
  readonly project?: Project;
  readonly alias: string;
}

/** What may be sent: an examination without errors. */
export type Uploadable = Examination & Required<Pick<Examination, "leaf" | "upload">>;

/** Everything the user agrees to before anything is sent. */
export interface UploadPlan {
  readonly files: Examined["files"];
  readonly examination: Uploadable;
  readonly target: UploadTarget;
  readonly prior: Prior;
  /** The user wants a second copy of a certificate that is there already. */
  readonly repeatable: boolean;
}

/** Whether the examination found nothing that stops an upload. */
export function isUploadable(examination: Examination): examination is Uploadable {
  return (
    examination.leaf !== undefined &&
    examination.upload !== undefined &&
    examination.findings.every(({ severity }) => severity !== "error")
  );
}

/** The alias proposed: which certificate it is and until when. */
export function suggestedAlias({ leaf }: Pick<Uploadable, "leaf">): string {
  const until = ` ${dayOf(leaf.certificate.notAfter)}`;
  const name = withoutUnseen(certificateName(leaf.certificate));
  return `${shortened(name, longestAlias - until.length)}${until}`;
}

/** The projects an account is known to have, by ID, with the default project in any case. */
export function knownProjects(certificates: readonly Certificate[]): readonly Project[] {
  const projects = new Map<number, Project>([[defaultProjectId, { id: defaultProjectId, name: "" }]]);
  for (const { project } of certificates) {
    if (!projects.get(project.id)?.name) projects.set(project.id, project);
  }
  return [...projects.values()].sort((a, b) => a.id - b.id);
}

/** What to call a project: the service does not name every one. */
export function projectTitle({ id, name }: Project): string | Message {
  if (name !== "") return name;
  return id === defaultProjectId ? message("Default project") : message("Project {0}", id);
}

/** The request of a plan. The same certificate is stored a second time only where the user said so. */
export function uploadRequest({ examination, target, repeatable }: UploadPlan): UploadRequest {
  const { alias, project } = target;
  return {
    ...examination.upload,
    ...(alias === "" ? {} : { alias }),
    ...(project === undefined ? {} : { projectId: project.id }),
    repeatable,
  };
}

/** The warnings the user must agree to one by one. */
export function warningsOf({ findings }: Pick<Examination, "findings">): readonly Finding[] {
  return findings.filter(({ severity }) => severity === "warning");
}

/** What stops an upload. */
export function errorsOf({ findings }: Pick<Examination, "findings">): readonly Finding[] {
  return findings.filter(({ severity }) => severity === "error");
}
