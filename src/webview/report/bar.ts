import type { ReportModel } from "../../uploadReport/protocol";
import { element, icon } from "../dom";
import type { ReportContext } from "./form";
import { drawButtons } from "./parts";

/** The bar that stays in sight: the button that uploads, and what it still waits for. */
export function drawBar({ bar, checklist, target, head }: ReportModel, context: ReportContext): HTMLElement {
  const { form, send } = context;
  const wanted = checklist.checks.flatMap(({ id, tick }) => (tick === undefined ? [] : [id]));
  const status = element("p", { class: "bar-status", role: "status" });
  const upload =
    bar.upload === undefined
      ? undefined
      : element("button", { type: "button", class: "button primary" }, bar.upload.label);
  upload?.addEventListener("click", () => {
    const { alias, projectId } = form.state;
    const isChoice = target?.project?.choices.some(({ id }) => id === projectId) ?? false;
    const project = isChoice ? projectId : target?.project?.chosen;
    send({
      type: "upload",
      accepted: wanted.filter((id) => form.isTicked(id)),
      alias: alias ?? target?.alias.value ?? "",
      ...(project === undefined ? {} : { projectId: project }),
    });
  });
  const follow = () => {
    const missing = wanted.filter((id) => !form.isTicked(id)).length;
    status.textContent = bar.busy ?? bar.upload?.missing[missing] ?? head.verdict;
    if (upload !== undefined) upload.disabled = missing > 0 || bar.busy !== undefined;
  };
  follow();
  form.hear(follow);
  return element(
    "footer",
    { class: "bar-below" },
    upload,
    bar.busy === undefined ? drawButtons(bar.buttons, context, head.title) : undefined,
    bar.busy === undefined ? undefined : icon("sync", "spin"),
    status,
  );
}
