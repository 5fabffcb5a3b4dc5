import * as vscode from "vscode";
import type { Sessions } from "../accounts";
import { displayName } from "../certificates";
import { cancellable } from "../ui/cancellable";
import { showInformation } from "../ui/notify";
import { visibleText } from "../ui/visibleText";
import { isIssued } from "./abilities";
import { type CertificateTarget, certificateTargets, type TreeArguments } from "./certificateTarget";
import type { Command } from "./command";
import { tellFailure } from "./tellFailure";

/** `Copy Certificate (PEM)`: the certificates selected with their intermediates, in one text. */
export function copyPemCommand({ sessions }: { readonly sessions: Sessions }): Command {
  return async (...args: TreeArguments) => {
    const targets = await certificateTargets(
      sessions,
      args,
      vscode.l10n.t("Copy Certificate (PEM)"),
      isIssued,
    );
    if (targets.length > 0) await copyPem(targets);
  };
}

async function copyPem(targets: readonly CertificateTarget[]): Promise<void> {
  const pems = await readPems(targets);
  if (pems === undefined) return;
  if (pems.length > 0) await vscode.env.clipboard.writeText(pems.join(""));
  tellCopied(targets, pems.length);
}

/** Nothing when the user stopped it or a call failed, which has been said then. */
function readPems(targets: readonly CertificateTarget[]): Thenable<string[] | undefined> {
  const title = vscode.l10n.t("Reading certificates");
  return cancellable(title, async (signal, report) => {
    const pems: string[] = [];
    for (const { session, certificate } of targets) {
      const name = visibleText(displayName(certificate));
      report(name, 100 / targets.length);
      const detail = await session.service.detail(certificate.id, { signal });
      if (!detail.ok) {
        void tellFailure(detail.error, vscode.l10n.t("{0} could not be read.", name));
        return undefined;
      }
      if (detail.value.pem !== undefined) pems.push(`${detail.value.pem.trimEnd()}\n`);
    }
    return pems;
  });
}

/** A copy that gave what was asked for needs no words. */
function tellCopied(targets: readonly CertificateTarget[], copied: number): void {
  const [first] = targets;
  if (copied === targets.length || first === undefined) return;
  const text =
    targets.length === 1
      ? vscode.l10n.t(
          "No certificate has been issued for {0} yet, so there is nothing to copy.",
          visibleText(displayName(first.certificate)),
        )
      : vscode.l10n.t(
          "Copied {0} of {1}: nothing has been issued for the others yet.",
          copied,
          targets.length,
        );
  void showInformation(text);
}
