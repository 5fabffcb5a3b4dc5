import * as vscode from "vscode";
import type { Sessions } from "../accounts";
import { type Comparison, type ComparisonDocuments, compareCertificates, comparisonTexts } from "../editor";
import { cancellable } from "../ui/cancellable";
import { localize } from "../ui/localize";
import { showInformation } from "../ui/notify";
import { showServiceError } from "../ui/serviceErrors";
import type { Command } from "./command";
import { type Comparable, comparablesOf, sourceOf } from "./compare/comparable";
import { pickComparable } from "./compare/pickComparable";
import { type ReadProblem, readComparable } from "./compare/readComparable";

export interface CompareParts {
  readonly sessions: Sessions;
  readonly comparisons: ComparisonDocuments;
}

/** `Compare With…`: any two of certificates of the accounts, PEM files, PEM blocks and base64 values. */
export function compareCommand({ sessions, comparisons }: CompareParts): Command {
  return async (...args: readonly unknown[]) => {
    const pair = await pairOf(args, sessions);
    if (pair === undefined) return;
    const comparison = await compare(pair, sessions);
    if (comparison === undefined) return;
    const { toPem } = await import("../pem");
    await comparisons.show(
      comparisonTexts(comparison, (der) => toPem("CERTIFICATE", der)),
      pair.map(sourceOf),
    );
  };
}

/** The two that are given, or the one given and the one the user picks. */
async function pairOf(
  args: readonly unknown[],
  sessions: Sessions,
): Promise<readonly [Comparable, Comparable] | undefined> {
  const given = comparablesOf(args);
  const first =
    given[0] ?? (await pickComparable(sessions, vscode.l10n.t("The first certificate or PEM file")));
  if (first === undefined) return undefined;
  const second =
    given[1] ??
    (await pickComparable(sessions, vscode.l10n.t("The certificate or PEM file to compare it with"), first));
  return second === undefined ? undefined : [first, second];
}

/** Reads both, one after the other: either may have a question. Undefined when that failed, which has been said then. */
async function compare(
  [one, other]: readonly [Comparable, Comparable],
  sessions: Sessions,
): Promise<Comparison | undefined> {
  const read = (comparable: Comparable) =>
    cancellable(vscode.l10n.t("Reading certificates"), (signal) =>
      readComparable(comparable, sessions, signal),
    );
  const first = await read(one);
  if (!first.ok) return tell(first.error);
  const second = await read(other);
  if (!second.ok) return tell(second.error);
  return compareCertificates(first.value, second.value);
}

function tell(problem: ReadProblem): undefined {
  if (problem === "stopped") return;
  if ("template" in problem) void showInformation(localize(problem));
  else void showServiceError(problem, { title: vscode.l10n.t("The certificates cannot be compared.") });
}
