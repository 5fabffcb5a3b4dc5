import { isReportToWebview, type ReportModel, type ReportToExtension } from "../../uploadReport/protocol";
import { element } from "../dom";
import { replaceKeepingFocus } from "../focus";
import { drawBar } from "./bar";
import { Form, type ReportContext } from "./form";
import { drawChecks, drawHead, drawReplaced, drawSection, drawSent, drawTarget } from "./parts";

const editor = acquireVsCodeApi<ReportToExtension>();
const context: ReportContext = {
  send: (message) => editor.postMessage(message),
  form: new Form(editor),
};

let page = element("div", { class: "report" });
document.body.prepend(page);

function draw(model: ReportModel): void {
  const { head, checklist, target, replaced, sent } = model;
  context.form.silence();
  const opened = openFolds();
  const fresh = element(
    "div",
    { class: "report", "aria-busy": String(model.bar.busy !== undefined) },
    element(
      "main",
      { class: "page" },
      drawHead(head),
      drawSection("checklist", checklist.title, drawChecks(checklist.checks, context)),
      target === undefined ? undefined : drawTarget(target, context),
      replaced === undefined ? undefined : drawReplaced(replaced, context),
      sent === undefined ? undefined : drawSent(sent, context),
    ),
    drawBar(model, context),
  );
  replaceKeepingFocus(page, fresh);
  page = fresh;
  for (const fold of folds()) fold.open = opened.has(nameOf(fold));
}

function folds(): readonly HTMLDetailsElement[] {
  return [...page.querySelectorAll("details")];
}

/** Names of the folds that the reader has opened: they stay open when the report is drawn again. */
function openFolds(): ReadonlySet<string> {
  return new Set(
    folds()
      .filter(({ open }) => open)
      .map(nameOf),
  );
}

function nameOf(fold: HTMLDetailsElement): string {
  return fold.parentElement?.textContent ?? "";
}

window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  if (isReportToWebview(data)) draw(data.model);
  else
    context.send({ type: "problem", text: "The webview refused a message that does not fit the protocol" });
});
context.send({ type: "ready" });
