import * as vscode from "vscode";
import type { Sessions } from "../accounts";
import { cancellable } from "../ui/cancellable";
import { promptText } from "../ui/noticeText";
import { hasUnseen } from "../ui/visibleText";
import { canEditAlias } from "./abilities";
import { ableTarget, onlyNewApi } from "./ableTargets";
import type { CertificateTarget, TreeArguments } from "./certificateTarget";
import type { Command } from "./command";
import { nameOf } from "./outcomes";
import { tellChangeFailure } from "./tellFailure";

/** `Edit Alias…`: the name of the user's own for the certificate that was clicked. */
export function editAliasCommand({ sessions }: { readonly sessions: Sessions }): Command {
  return async (...[node]: TreeArguments) => {
    const title = vscode.l10n.t("Edit Alias");
    const wanted = { title, can: canEditAlias, refusal: onlyNewApi() };
    const target = await ableTarget(sessions, node, wanted);
    if (target !== undefined) await editAlias(target, title);
  };
}

async function editAlias(target: CertificateTarget, title: string): Promise<void> {
  const { session, certificate } = target;
  const entered = await vscode.window.showInputBox({
    title,
    prompt: promptText(vscode.l10n.t("Alias of {0} ({1}); it may be empty.", nameOf(target), certificate.id)),
    value: certificate.alias,
    ignoreFocusOut: true,
    validateInput: problemOf,
  });
  const alias = entered?.trim();
  if (alias === undefined || alias === certificate.alias) return;
  const changed = await cancellable(vscode.l10n.t("Changing the alias of {0}", nameOf(target)), (signal) =>
    session.service.setAlias(certificate.id, alias, { signal }),
  );
  if (!changed.ok) {
    const name = nameOf(target);
    const texts = {
      failed: vscode.l10n.t("The alias of {0} was not changed.", name),
      uncertain: vscode.l10n.t(
        "It is not certain whether the alias of {0} was changed. Refresh the list to see.",
        name,
      ),
    };
    await tellChangeFailure(changed.error, texts, session);
    return;
  }
  session.store.put({ ...(session.store.get(certificate.id) ?? certificate), alias });
}

/** Aliases are read by people: nothing that is not seen, or deceives the eye. */
function problemOf(alias: string): string | undefined {
  return hasUnseen(alias)
    ? promptText(vscode.l10n.t("The alias holds characters that cannot be seen: {0}", alias))
    : undefined;
}
