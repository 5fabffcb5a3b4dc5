import { type Message, message, type Operation } from "../../certificates";
import { operationName } from "../../ui/serviceWords";
import { type History, historyDays } from "../history";
import type { LookupState } from "../lookup";
import type { OnDemand, Row, TitledTable, Value } from "../model";
import { presentOnDemand } from "./onDemand";
import type { Wording } from "./wording";

/** What was done with a certificate, from the account's operation log. */
export function presentHistory(state: LookupState<History>, wording: Wording): OnDemand {
  return presentOnDemand(
    state,
    {
      title: message("History"),
      intro: message("What the account's operation log tells of the last {0} days.", historyDays),
      ask: message("Read the operation log"),
      busy: message("Reading the operation log…"),
      failed: message("The operation log could not be read"),
      nothing: nothingIn(state.value),
    },
    { start: "lookUpHistory", stop: "stopHistory" },
    (history) => (history.operations.length === 0 ? [] : [presentOperations(history, wording)]),
    wording,
  );
}

/** That nothing was found: in all of the log, or only in as much of it as was read. */
function nothingIn(history: History | undefined): Message {
  return history === undefined || isWhole(history)
    ? message("The log tells nothing of this certificate.")
    : message(
        "Nothing of this certificate in the latest {0} of the account's {1} operations; the older ones were not looked through.",
        history.searched,
        history.total,
      );
}

function isWhole({ searched, total }: History): boolean {
  return searched >= total;
}

function presentOperations(history: History, wording: Wording): TitledTable {
  const { operations, searched, total } = history;
  const note = message(
    "Only the latest {0} of the account's {1} operations were looked through.",
    searched,
    total,
  );
  const { length } = operations;
  return {
    title: wording.say(length === 1 ? message("1 operation") : message("{0} operations", length)),
    ...(isWhole(history) ? {} : { note: wording.say(note) }),
    table: {
      columns: [
        wording.say(message("When")),
        wording.say(message("Operation")),
        wording.say(message("Done by")),
      ],
      rows: operations.map((operation) => presentOperation(operation, wording)),
    },
  };
}

/** The kind of the operation in the reader's language; the service's sentence may be in another. */
function operationCell(text: string, type: string, wording: Wording): Value {
  const name = operationName(type);
  const known = name === undefined ? { text: wording.show(type), code: true } : { text: wording.say(name) };
  return text === "" ? known : { ...known, note: wording.show(text) };
}

function presentOperation({ at, text, type, actor, account }: Operation, wording: Wording): Row {
  const who = actor ?? account;
  return {
    cells: [
      at === undefined ? { text: "–" } : wording.dateValue(at),
      operationCell(text, type, wording),
      { text: who === "" ? "–" : wording.show(who), code: true },
    ],
    copies: [],
  };
}
