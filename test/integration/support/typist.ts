import { setTimeout as sleep } from "node:timers/promises";
import * as vscode from "vscode";
import { stubWindow } from "./stubs";

/** What a step of a multi-step input asked, as it was shown. */
export interface ShownStep {
  readonly count: string;
  readonly prefilled: string;
  readonly masked: boolean;
  readonly canGoBack: boolean;
}

/** What the user does at a step: types a text, chooses an item by its label, or presses Escape. */
export type Answer = { readonly type: string } | { readonly choose: string } | "escape";

/** Time for the input to reach the window, in ms. */
const settling = 150;

/**
 * Fills in the extension's real inputs by keyboard commands, one answer a step; Escape once the answers are used up.
 */
export function typeAnswers(
  answers: readonly Answer[],
): vscode.Disposable & { readonly steps: readonly ShownStep[] } {
  const steps: ShownStep[] = [];
  const perform = async (input: vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>) => {
    const answer = answers[steps.length] ?? "escape";
    steps.push(describeStep(input));
    await sleep(settling);
    if (answer === "escape") {
      await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
      return;
    }
    fill(input, answer);
    await sleep(settling);
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
  };
  const { createInputBox, createQuickPick } = vscode.window;
  const stubs = [
    stubWindow("createInputBox", () => onShow(createInputBox(), perform)),
    stubWindow("createQuickPick", (<T extends vscode.QuickPickItem>() =>
      onShow(createQuickPick<T>(), (pick) =>
        perform(pick as unknown as vscode.QuickPick<vscode.QuickPickItem>),
      )) as typeof createQuickPick),
  ];
  return { steps, dispose: () => stubs.forEach((stub) => void stub.dispose()) };
}

/** The input, with something that is done once it is shown. */
function onShow<T extends vscode.QuickInput>(input: T, then: (input: T) => Promise<void>): T {
  const show = input.show.bind(input);
  input.show = () => {
    show();
    void then(input);
  };
  return input;
}

function describeStep(input: vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>): ShownStep {
  return {
    count: `${input.step}/${input.totalSteps}`,
    prefilled: input.value,
    masked: "password" in input && input.password,
    canGoBack: input.buttons.includes(vscode.QuickInputButtons.Back),
  };
}

function fill(
  input: vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>,
  answer: Exclude<Answer, "escape">,
): void {
  if ("type" in answer) input.value = answer.type;
  else if ("items" in input) input.activeItems = input.items.filter(({ label }) => label === answer.choose);
}
