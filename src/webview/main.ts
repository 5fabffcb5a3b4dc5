import { type DetailModel, firstMessageId, isToWebview, type ToWebview } from "../detail/protocol";
import { element } from "./dom";
import type { Context } from "./editor";
import { replaceKeepingFocus } from "./focus";
import { showCoverage } from "./names";
import { newsOf } from "./news";
import { ScrollKeeper } from "./scroll";
import { parts } from "./sections";
import { ViewMemory } from "./viewState";

const editor = acquireVsCodeApi();
const { accountId = "", certificateId = "" } = document.body.dataset;
const context: Context = {
  send: (message) => editor.postMessage(message),
  memory: new ViewMemory(editor, accountId, certificateId),
};

/** What each part shows now, and as which element. Comments hold the places of parts that show nothing. */
const drawn = new Map<string, { readonly content: string; readonly node: Element }>();
const scroll = new ScrollKeeper(context.memory);
const page = element("main", { class: "page", tabindex: "-1" });
document.body.prepend(page);

let shown: DetailModel | undefined;

function draw(model: DetailModel): void {
  for (const part of parts) {
    const content = JSON.stringify(part.show(model) ?? null);
    const before = drawn.get(part.id);
    if (before?.content === content) continue;
    const node = part.draw(model, context) ?? element("div", { hidden: "" });
    if (before === undefined) page.append(node);
    else replaceKeepingFocus(before.node, node);
    drawn.set(part.id, { content, node });
  }
  scroll.restore();
  // What the page says at first is read, not announced.
  if (shown !== undefined) say("news", newsOf(shown, model));
  shown = model;
}

const clearings = new Map<string, ReturnType<typeof setTimeout>>();

/**
 * Puts words into a live region of the page, which stays while parts of the page are replaced: `announcer` is seen in a
 * corner too, `news` is for screen readers alone.
 */
function say(region: "announcer" | "news", text: string): void {
  const place = document.getElementById(region);
  if (place === null || text === "") return;
  // Emptied first, so that the same words are announced again.
  place.replaceChildren();
  requestAnimationFrame(() => place.append(text));
  clearTimeout(clearings.get(region));
  clearings.set(
    region,
    setTimeout(() => place.replaceChildren(), 4000),
  );
}

function receive(message: ToWebview): void {
  switch (message.type) {
    case "model":
      draw(message.model);
      return;
    case "announce":
      say("announcer", message.text);
      return;
    case "coverage":
      showCoverage(message);
  }
}

function check(data: unknown): void {
  if (isToWebview(data)) receive(data);
  else
    context.send({ type: "problem", text: "The webview refused a message that does not fit the protocol" });
}

/** The page brings along what was known when it was made: it is drawn while the extension is told that we are here. */
function drawFirst(): void {
  const template = document.getElementById(firstMessageId);
  if (!(template instanceof HTMLTemplateElement)) return;
  check(JSON.parse(template.content.textContent ?? ""));
  template.remove();
}

window.addEventListener("message", ({ data }: MessageEvent<unknown>) => check(data));
// First of all: what is drawn may ask for more, and is answered only when we are known to listen.
context.send({ type: "ready", timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone });
drawFirst();
