// Runs inside the detail panel in the editor, and tells the test how the page is laid out. Plain JavaScript, because it
// goes to the browser as it is. Its value is the list of what is wrong.

(() => {
  const faults = [];
  const root = document.documentElement;
  const nameOf = (element) =>
    `${element.localName}.${element.className}: ${element.textContent.slice(0, 60)}`;
  if (root.scrollWidth > root.clientWidth)
    faults.push(`scrolls sideways by ${root.scrollWidth - root.clientWidth}`);
  // In a narrow panel a table's head is there for screen readers only.
  const isClipped = (element) => {
    const head = element.closest("thead");
    return head !== null && getComputedStyle(head).clipPath !== "none";
  };
  const seen = [...document.querySelectorAll("main *")].filter(
    (element) => element.checkVisibility() && !isClipped(element),
  );
  for (const element of seen) {
    const { left, right } = element.getBoundingClientRect();
    if (right > root.clientWidth + 1 || left < -1) faults.push(`is cut off: ${nameOf(element)}`);
  }
  // What the pointer hits in the middle of a control is the control: nothing lies over it.
  for (const control of seen.filter((element) => element.matches("a[href], button, input, summary"))) {
    control.scrollIntoView({ block: "center" });
    const [box] = control.getClientRects();
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (hit === null || !control.contains(hit)) faults.push(`is covered: ${nameOf(control)}`);
  }
  // Blocks of text beside or below each other do not overlap.
  const texts = seen.filter((element) => element.matches("h1, h2, h3, p, dt, dd, li, label, .card-head, td"));
  for (const [index, one] of texts.entries()) {
    const [a, b] = [one, texts[index + 1]];
    if (b === undefined || a.contains(b)) continue;
    const [first, second] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
    const isBelow = second.top >= first.bottom - 1 || second.bottom <= first.top + 1;
    const isBeside = second.left >= first.right - 1 || second.right <= first.left + 1;
    if (first.height > 0 && second.height > 0 && !isBelow && !isBeside)
      faults.push(`overlaps: ${nameOf(a)} and ${nameOf(b)}`);
  }
  scrollTo(0, 0);
  return faults;
})();
