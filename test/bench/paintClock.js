// Runs in every frame of the editor's page before anything else: notes when the mouse went down, and when a panel's
// document has what is looked for and has painted it. Plain JavaScript, because it goes to the browser as it is.

(() => {
  const now = () => performance.timeOrigin + performance.now();
  if (globalThis === globalThis.top) {
    addEventListener("mousedown", () => (globalThis.pressedAt = now()), true);
    return;
  }
  const wanted = { bare: "#bare", head: "h1", whole: "#chain" };
  // The editor hides the frame until all that its page begins with is loaded.
  const isShown = () => globalThis.frameElement?.style.visibility === "visible";
  const painted = {};
  globalThis.painted = painted;
  // A timer and not an observer: the editor writes the document anew under our feet.
  setInterval(() => {
    for (const [name, selector] of Object.entries(wanted)) {
      if (name in painted || !isShown() || document.querySelector(selector) === null) continue;
      painted[name] = undefined;
      // After the next frame's callbacks comes the frame itself; a task after that finds it painted.
      requestAnimationFrame(() => setTimeout(() => (painted[name] = now())));
    }
  }, 2);
})();
