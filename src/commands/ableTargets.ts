import * as vscode from "vscode";
import type { CertificateRef, Sessions } from "../accounts";
import { showInformation } from "../ui/notify";
import { type Ability, divide } from "./abilities";
import { type CertificateTarget, certificateTargets, type TreeArguments } from "./certificateTarget";

export interface Wanted {
  readonly title: string;
  readonly can: Ability;
  /** Why a certificate may be left out, said when one is. */
  readonly refusal: string;
}

/** As {@link certificateTargets}, but only those that the command can do something with. */
export async function ableTargets(
  sessions: Sessions,
  args: TreeArguments,
  { title, can, refusal }: Wanted,
): Promise<readonly CertificateTarget[]> {
  const { able, unable } = divide(await certificateTargets(sessions, args, title, can), can);
  if (unable.length > 0) {
    const all = able.length + unable.length;
    const leftOut = vscode.l10n.t("{0} of the {1} selected certificates were left out.", unable.length, all);
    void showInformation(able.length === 0 ? refusal : `${leftOut} ${refusal}`);
  }
  return able;
}

/** The one certificate of a command that is about one, if the command can do something with it. */
export async function ableTarget(
  sessions: Sessions,
  node: CertificateRef | undefined,
  wanted: Wanted,
): Promise<CertificateTarget | undefined> {
  const [target] = await ableTargets(sessions, node === undefined ? [] : [node], wanted);
  return target;
}

/** Said of accounts of the legacy API, which has no action for most of what API 3.0 can do. */
export function onlyNewApi(): string {
  return vscode.l10n.t("The legacy API cannot do this. Add the account again with API 3.0.");
}
