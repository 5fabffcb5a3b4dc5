const focusable = "a[href], button, input, summary, [tabindex]";

/**
 * Replaces an element and keeps the keyboard where it was: on the control of the same kind and name. Where there is none
 * any more, on the new element, or when nothing can be focused in it, on what is around it.
 */
export function replaceKeepingFocus(old: Element, fresh: Element): void {
  const active = document.activeElement;
  const held = active !== null && old.contains(active) ? placeOf(active, old) : undefined;
  const caret = active instanceof HTMLInputElement ? active.selectionStart : null;
  old.replaceWith(fresh);
  if (held === undefined) return;
  const twins = namesakes(fresh, held.name);
  const twin = twins[held.index] ?? twins.at(-1);
  (twin ?? fresh.closest<HTMLElement>("[tabindex]:not([hidden])"))?.focus({ preventScroll: true });
  if (twin instanceof HTMLInputElement && caret !== null) twin.setSelectionRange(caret, caret);
}

/** A control by its name, and which of the namesakes it is: each row of a table has the same buttons. */
function placeOf(control: Element, within: Element): { readonly name: string; readonly index: number } {
  const name = nameOf(control);
  return { name, index: namesakes(within, name).indexOf(control as HTMLElement) };
}

function namesakes(within: Element, name: string): readonly HTMLElement[] {
  const controls = [...within.querySelectorAll<HTMLElement>(focusable)];
  return controls.filter((control) => nameOf(control) === name);
}

function nameOf(control: Element): string {
  const name = control.id || control.getAttribute("aria-label") || control.textContent;
  return `${control.tagName} ${name}`;
}
