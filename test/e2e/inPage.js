// Runs inside the page under test, before its own script: stands in for the editor, and tells the test what is there.
// Plain JavaScript, because it goes to the browser as it is.

const sent = [];

globalThis.acquireVsCodeApi = () => ({
  postMessage: (message) => sent.push(message),
  getState: () => undefined,
  setState: () => undefined,
});

/** What is opened is filled by an event that comes before the next frame. */
const opened = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** Characters that are not seen or turn the text around. */
const isDeceptive = (character) =>
  /[\p{Cc}\p{Bidi_Control}\u200B\uFEFF]/u.test(character) && !"\n\t".includes(character);

globalThis.probe = {
  /** Sends the panel a message, as the extension does. */
  async send(message) {
    // The page heard it before us, and draws at once.
    const heard = new Promise((resolve) => window.addEventListener("message", resolve, { once: true }));
    window.postMessage(message, "*");
    await heard;
  },

  async openEverything() {
    for (const details of document.querySelectorAll("details")) details.open = true;
    await opened();
  },

  refusals: () => sent.filter(({ type }) => type === "problem"),

  /** Which of some texts, each in a span of its own on one line, stands where, from the left. */
  orderOf(texts) {
    const line = document.createElement("p");
    const spans = texts.map((text) => Object.assign(document.createElement("span"), { textContent: text }));
    line.append(...spans.flatMap((span) => [span, " "]));
    document.querySelector("main").append(line);
    const lefts = spans.map((span) => span.getBoundingClientRect().left);
    line.remove();
    return lefts.map((_, index) => index).sort((a, b) => lefts[a] - lefts[b]);
  },

  lastSent: () => sent.at(-1),

  /** What of the page a hostile text could have changed. `known`: the elements the page may consist of. */
  state(known) {
    const all = [...document.body.querySelectorAll("*")];
    const root = document.documentElement;
    return {
      heading: document.querySelector("h1")?.textContent,
      overflow: Math.max(0, root.scrollWidth - root.clientWidth),
      strangers: [...new Set(all.map(({ localName }) => localName))].filter((name) => !known.includes(name)),
      scripts: document.querySelectorAll("script").length,
      handlers: all.filter((element) => element.getAttributeNames().some((name) => name.startsWith("on")))
        .length,
      isOwned: "owned" in globalThis,
      deceptive: [...(document.querySelector("main")?.textContent ?? "")].filter(isDeceptive).length,
    };
  },

  /** Tries to run what an attacker who got something into the page would run. */
  attack() {
    const script = document.createElement("script");
    script.textContent = "globalThis.owned = true";
    const image = document.createElement("img");
    image.setAttribute("onerror", "globalThis.owned = true");
    image.src = "data:,";
    document.body.append(script, image);
  },
};
