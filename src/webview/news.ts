import type { DetailModel, Notice, OnDemand } from "../detail/protocol";

/**
 * What a reader who does not see the page must be told of a change, in the panel's own words: that something failed or
 * is gone, that the state changed, that new data came, how a lookup came out. Empty when there is nothing to tell.
 */
export function newsOf(before: DetailModel, after: DetailModel): string {
  const notices = newNotices(before.notices, after.notices);
  const loaded = before.head.busy && !after.head.busy && notices.length === 0;
  return [
    ...notices,
    ...(before.head.state === after.head.state ? [] : [after.head.state, after.head.step?.text ?? ""]),
    ...(loaded ? [after.head.age.text] : []),
    ...lookupNews(before.usage, after.usage),
    ...lookupNews(before.history, after.history),
  ]
    .filter((text) => text !== "")
    .map(sentence)
    .join(" ");
}

function newNotices(before: readonly Notice[], after: readonly Notice[]): string[] {
  const known = new Set(before.map(noticeText));
  return after.map(noticeText).filter((text) => !known.has(text));
}

function noticeText({ title, lines }: Notice): string {
  return [title, ...lines].map(sentence).join(" ");
}

function lookupNews(before: OnDemand | undefined, after: OnDemand | undefined): string[] {
  if (before === undefined || after === undefined || before.busy === after.busy) return [];
  const { title, status, failure, tables } = after;
  if (after.busy || status !== undefined) return [title, status ?? ""];
  if (failure !== undefined) return [noticeText(failure)];
  return [title, ...tables.map((table) => table.title)];
}

/** With a pause at its end. */
function sentence(text: string): string {
  return /[.!?…。！？]$/u.test(text) || text === "" ? text : `${text}.`;
}
