import * as vscode from "vscode";
import { promptText } from "./noticeText";

/** What a step of a multi-step input ended with: a value, one step back, or the end of it all. */
export type StepOutcome<T> =
  | { readonly kind: "accepted"; readonly value: T }
  | { readonly kind: "back" }
  | { readonly kind: "cancelled" };

interface Step {
  readonly title: string;
  /** 1-based. */
  readonly step: number;
  readonly totalSteps: number;
  readonly placeholder: string;
}

export interface TextStep extends Step {
  readonly prompt: string;
  readonly value?: string;
  /** Shown as dots. */
  readonly masked?: boolean;
  /** Why the text cannot be taken; undefined when it can. */
  readonly problem: (text: string) => string | undefined;
  /** A remark that does not keep the text from being taken. */
  readonly hint?: (text: string) => string | undefined;
}

export interface PickStep<T> extends Step {
  readonly items: readonly PickItem<T>[];
  readonly active?: T;
}

export interface PickItem<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** Asks for a line of text. Stays open when the focus goes elsewhere, to copy a key from a browser for instance. */
export function askText(options: TextStep): Promise<StepOutcome<string>> {
  const input = vscode.window.createInputBox();
  input.value = options.value ?? "";
  input.prompt = promptText(options.prompt);
  input.password = options.masked ?? false;
  const check = () => {
    input.validationMessage = validation(options, input.value);
  };
  return run<string>(input, options, (accept) => {
    input.onDidChangeValue(check);
    input.onDidAccept(() => {
      if (options.problem(input.value) === undefined) accept(input.value);
      else check();
    });
    // An empty box is not wrong yet; what is prefilled may be.
    if (input.value !== "") check();
  });
}

function validation({ problem, hint }: TextStep, text: string): vscode.InputBoxValidationMessage | undefined {
  const wrong = problem(text);
  if (wrong !== undefined)
    return { message: promptText(wrong), severity: vscode.InputBoxValidationSeverity.Error };
  const remark = hint?.(text);
  return remark === undefined
    ? undefined
    : { message: promptText(remark), severity: vscode.InputBoxValidationSeverity.Warning };
}

/** Asks for one of several. */
export function askOne<T>(options: PickStep<T>): Promise<StepOutcome<T>> {
  const pick = vscode.window.createQuickPick<PickItem<T>>();
  pick.items = options.items;
  pick.activeItems = options.items.filter(({ value }) => value === options.active);
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  return run<T>(pick, options, (accept) => {
    pick.onDidAccept(() => {
      const [item] = pick.activeItems;
      if (item !== undefined) accept(item.value);
    });
  });
}

/** What input boxes and quick picks have in common. */
type StepInput = (vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>) & {
  placeholder?: string | undefined;
};

/** Shows an input as a step, and disposes it once the step has ended. */
async function run<T>(
  input: StepInput,
  { title, step, totalSteps, placeholder }: Step,
  listen: (accept: (value: T) => void) => void,
): Promise<StepOutcome<T>> {
  input.title = title;
  input.step = step;
  input.totalSteps = totalSteps;
  input.placeholder = placeholder;
  input.ignoreFocusOut = true;
  if (step > 1) input.buttons = [vscode.QuickInputButtons.Back];
  const outcome = await new Promise<StepOutcome<T>>((resolve) => {
    listen((value) => resolve({ kind: "accepted", value }));
    input.onDidTriggerButton(() => resolve({ kind: "back" }));
    input.onDidHide(() => resolve({ kind: "cancelled" }));
    input.show();
  });
  input.dispose();
  return outcome;
}
