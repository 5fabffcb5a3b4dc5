import * as vscode from "vscode";
import type { Sessions } from "../accounts";
import { type Ability, divide } from "./abilities";
import { type CertificateTarget, certificateTargets, type TreeArguments } from "./certificateTarget";

export interface Wanted {
  readonly title: string;
  readonly can: Ability;
  /** Why a certificate may be left out, said when none is left. */
  readonly refusal: string;
}

/** As {@link certificateTargets}, but only those that the command can do something with. */
export async function ableTargets(
  sessions: Sessions,
  args: TreeArguments,
  { title, can, refusal }: Wanted,
): Promise<readonly CertificateTarget[]> {
  const { able, unable } = divide(await certificateTargets(sessions, args, title, can), can);
  if (able.length === 0 && unable.length > 0) void vscode.window.showInformationMessage(refusal);
  return able;
}

/** Said of accounts of the legacy API, which has no action for most of what API 3.0 can do. */
export function onlyNewApi(): string {
  return vscode.l10n.t("The legacy API cannot do this. Add the account again with API 3.0.");
}
