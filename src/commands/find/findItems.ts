import { displayName, healthOf, type Instant, type Message, message, statusName } from "../../certificates";
import { errorIcon, healthIcon, type Icon } from "../../ui/icon";
import { stateText } from "../../ui/stateText";
import type { Found, SearchFailure, SearchState } from "./certificateSearch";

/** A line of the list, before it is translated: a string is shown as it is. */
export interface FindItem {
  readonly icon: Icon;
  readonly label: string | Message;
  readonly description: readonly (string | Message)[];
  readonly detail: readonly (string | Message)[];
  /** What Enter opens; absent for a line that only tells something. */
  readonly found?: Found;
  readonly failure?: SearchFailure;
}

export interface FindView {
  readonly now: Instant;
  readonly expiringDays: number;
  /** Whether lines must say which account they are from. */
  readonly severalAccounts: boolean;
}

/** What was found, then what could not be asked, then what is to be said about the list itself. */
export function findItems(state: SearchState, view: FindView): readonly FindItem[] {
  return [
    ...state.found.map((found) => foundItem(found, view)),
    ...state.failures.map(failureItem),
    ...remarkItems(state),
  ];
}

function foundItem(found: Found, { now, expiringDays, severalAccounts }: FindView): FindItem {
  const { session, certificate } = found;
  const { id, alias, project, status } = certificate;
  const [name, state] = [statusName(status), stateText(certificate, now)];
  const detail = [id, alias, project.name, severalAccounts ? session.account.name : ""];
  return {
    icon: healthIcon(healthOf(certificate, now, expiringDays)),
    label: displayName(certificate),
    // For an order the state is the status, said once.
    description: state.template === name.template ? [name] : [name, state],
    detail: detail.filter((part) => part !== ""),
    found,
  };
}

function failureItem(failure: SearchFailure): FindItem {
  const { session, error } = failure;
  return {
    icon: errorIcon,
    label: message("{0} could not be searched", session.account.name),
    description: [error.code],
    detail: [error.cause, error.advice],
    failure,
  };
}

function remarkItems({ found, hidden, failures, busy, search }: SearchState): FindItem[] {
  if (hidden > 0) return [remark(message("… and {0} more: type more to narrow the list", hidden))];
  if (found.length > 0 || failures.length > 0 || busy) return [];
  return [
    search === ""
      ? remark(message("Type a part of a domain, an alias or an ID"))
      : remark(message("No certificate matches “{0}”", search)),
  ];
}

function remark(label: Message): FindItem {
  return { icon: { name: "info" }, label, description: [], detail: [] };
}
