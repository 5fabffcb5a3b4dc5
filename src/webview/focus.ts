const focusable = "a[href], button, input, summary, [tabindex]";

/** Replaces an element and keeps the keyboard where it was: on the control of the same kind and name. */
export function replaceKeepingFocus(old: Element, fresh: Element): void {
  const active = document.activeElement;
  const held = active !== null && old.contains(active) ? nameOf(active) : undefined;
  const caret = active instanceof HTMLInputElement ? active.selectionStart : null;
  old.replaceWith(fresh);
  if (held === undefined) return;
  const twin = [...fresh.querySelectorAll<HTMLElement>(focusable)].find((other) => nameOf(other) === held);
  twin?.focus({ preventScroll: true });
  if (twin instanceof HTMLInputElement && caret !== null) twin.setSelectionRange(caret, caret);
}

function nameOf(control: Element): string {
  const name = control.id || control.getAttribute("aria-label") || control.textContent;
  return `${control.tagName} ${name}`;
}
