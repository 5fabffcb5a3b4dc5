import * as vscode from "vscode";
import type { Sessions } from "../accounts";
import type { Filter } from "../certificates";
import { currentTreeSettings, type TreeFilter } from "../tree";
import { type Condition, filterOf } from "../ui/filterText";
import { localize } from "../ui/localize";
import { showInformation } from "../ui/notify";
import { pickText } from "../ui/pickText";
import type { Command } from "./command";
import { type FilterChoice, filterSections, hostName } from "./filter/filterChoices";

export interface FilterParts {
  readonly sessions: Sessions;
  readonly filter: Pick<TreeFilter, "filter" | "set">;
}

interface ConditionPick extends vscode.QuickPickItem {
  readonly condition?: Condition;
}

/** `Filter…`: a checklist of everything that can be filtered by; what is checked becomes the filter of the tree. */
export function filterCommand({ sessions, filter }: FilterParts): Command {
  return async () => {
    if (sessions.all().length === 0) {
      void showInformation(vscode.l10n.t("There is no account yet."));
      return;
    }
    const chosen = await askForFilter(sessions, filter.filter);
    if (chosen !== undefined) filter.set(chosen);
  };
}

async function askForFilter(sessions: Sessions, current: Filter): Promise<Filter | undefined> {
  // Projects and tags are known from the lists.
  const items = Promise.all(sessions.all().map(({ store }) => store.ensureLoaded())).then(() =>
    itemsOf(sessions, current),
  );
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Filter"),
    placeHolder: vscode.l10n.t("Show only certificates that are… (nothing checked: all)"),
    canPickMany: true,
  });
  if (picked === undefined) return undefined;
  const conditions: Condition[] = [];
  for (const { condition } of picked) {
    const complete = condition === undefined ? undefined : await completed(condition);
    if (complete === undefined) return undefined;
    conditions.push(complete);
  }
  return filterOf(conditions);
}

/** Asks which domain is meant. Undefined when the user gave up. */
async function completed(condition: Condition): Promise<Condition | undefined> {
  if (condition.member !== "usableForDomain") return condition;
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t("Usable for which domain?"),
    prompt: vscode.l10n.t("Shows the certificates that can be used for this host name."),
    placeHolder: "www.example.com",
    value: condition.value,
    ignoreFocusOut: true,
    validateInput: (text) =>
      hostName(text) === undefined ? vscode.l10n.t("This is not a host name.") : null,
  });
  const value = typed === undefined ? undefined : hostName(typed);
  return value === undefined ? undefined : { member: "usableForDomain", value };
}

function itemsOf(sessions: Sessions, current: Filter): ConditionPick[] {
  const soon = { now: Date.now(), expiringDays: currentTreeSettings().expiringDays };
  return filterSections(sessions.all(), current, soon).flatMap(({ title, choices }) => [
    { label: localize(title), kind: vscode.QuickPickItemKind.Separator },
    ...choices.map(itemOf),
  ]);
}

function itemOf({ condition, name, checked, count }: FilterChoice): ConditionPick {
  const label = pickText(typeof name === "string" ? name : localize(name));
  return {
    condition,
    label,
    picked: checked,
    ...(count === undefined ? {} : { description: String(count) }),
  };
}
