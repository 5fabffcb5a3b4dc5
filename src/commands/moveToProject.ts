import * as vscode from "vscode";
import type { Session, Sessions } from "../accounts";
import { defaultProjectId, type Project } from "../certificates";
import { cancellable } from "../ui/cancellable";
import { pickText } from "../ui/pickText";
import { projectsOf } from "../ui/projectNames";
import { visibleText } from "../ui/visibleText";
import { canMove } from "./abilities";
import { ableTargets, onlyNewApi } from "./ableTargets";
import { bySession } from "./bySession";
import type { CertificateTarget, TreeArguments } from "./certificateTarget";
import type { Command } from "./command";
import { nameOf, tellOutcomes } from "./outcomes";

interface ProjectPick extends vscode.QuickPickItem {
  /** Absent for the line that asks for a number. */
  readonly project?: Project;
}

/**
 * `Move to Project…`: moves the certificates selected into a project that is known, or any by its number;
 * those of several accounts account by account.
 */
export function moveToProjectCommand({ sessions }: { readonly sessions: Sessions }): Command {
  return async (...args: TreeArguments) => {
    const title = vscode.l10n.t("Move to Project");
    const targets = await ableTargets(sessions, args, { title, can: canMove, refusal: onlyNewApi() });
    const byAccount = bySession(targets);
    for (const [session, own] of byAccount) {
      const placeHolder =
        byAccount.size === 1 ? vscode.l10n.t("To which project?") : questionOf(session, own.length);
      const project = await chooseProject(session, own, title, placeHolder);
      // Whoever gives no answer has had enough questions.
      if (project === undefined) return;
      await move(session, own, project);
    }
  };
}

/** Each account has projects of its own, so each is asked for. */
function questionOf({ account }: Session, count: number): string {
  return vscode.l10n.t("To which project of {0}? ({1} selected there)", visibleText(account.name), count);
}

async function chooseProject(
  session: Session,
  targets: readonly CertificateTarget[],
  title: string,
  placeHolder: string,
): Promise<Project | undefined> {
  const known = projectsOf(session.store.all());
  const picked = await vscode.window.showQuickPick(itemsOf(known, targets), {
    title,
    placeHolder,
    matchOnDescription: true,
    // The questions about other accounts come after a move, when the tree and messages are drawn.
    ignoreFocusOut: true,
  });
  if (picked === undefined) return undefined;
  return picked.project ?? askForNumber(known, title);
}

function itemsOf(known: readonly Project[], targets: readonly CertificateTarget[]): ProjectPick[] {
  const items = known.map((project) => ({
    label: pickText(project.name),
    description: targets.every(({ certificate }) => certificate.project.id === project.id)
      ? vscode.l10n.t("{0} (current)", project.id)
      : String(project.id),
    project,
  }));
  const hasDefault = known.some(({ id }) => id === defaultProjectId);
  const standard = { id: defaultProjectId, name: "" };
  return [
    ...(hasDefault ? [] : [{ label: vscode.l10n.t("Default project"), description: "0", project: standard }]),
    ...items,
    { label: vscode.l10n.t("Another project…"), description: vscode.l10n.t("by its number") },
  ];
}

async function askForNumber(known: readonly Project[], title: string): Promise<Project | undefined> {
  const entered = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t("The project's number, as the console shows it"),
    ignoreFocusOut: true,
    validateInput: (text) =>
      projectNumber(text) === undefined ? vscode.l10n.t("Enter a whole number.") : undefined,
  });
  const id = entered === undefined ? undefined : projectNumber(entered);
  if (id === undefined) return undefined;
  return known.find((project) => project.id === id) ?? { id, name: "" };
}

function projectNumber(text: string): number | undefined {
  return /^\d{1,15}$/.test(text.trim()) ? Number(text) : undefined;
}

async function move(
  session: Session,
  targets: readonly CertificateTarget[],
  project: Project,
): Promise<void> {
  const title = project.name === "" ? vscode.l10n.t("project {0}", project.id) : visibleText(project.name);
  const [first] = targets;
  const one = targets.length === 1 && first !== undefined ? nameOf(first) : undefined;
  const result = await cancellable(vscode.l10n.t("Moving to {0}", title), (signal) =>
    session.service.moveToProject(
      targets.map(({ certificate }) => certificate.id),
      project.id,
      { signal },
    ),
  );
  const texts = {
    done:
      one === undefined
        ? vscode.l10n.t("{0} certificates were moved to {1}.", targets.length, title)
        : vscode.l10n.t("{0} was moved to {1}.", one, title),
    failed:
      one === undefined
        ? vscode.l10n.t("No certificate was moved to {0}.", title)
        : vscode.l10n.t("{0} was not moved to {1}.", one, title),
    uncertain:
      one === undefined
        ? vscode.l10n.t(
            "It is not certain whether the certificates were moved to {0}. Refresh the list to see.",
            title,
          )
        : vscode.l10n.t(
            "It is not certain whether {0} was moved to {1}. Refresh the list to see.",
            one,
            title,
          ),
    partly: (done: number, all: number) =>
      vscode.l10n.t("{0} of {1} certificates were moved to {2}.", done, all, title),
  };
  await tellOutcomes(targets, result, texts, ({ certificate }) =>
    session.store.put({ ...(session.store.get(certificate.id) ?? certificate), project }),
  );
}
