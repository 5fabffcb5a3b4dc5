import * as vscode from "vscode";
import type { Sessions } from "../accounts";
import { cancellable } from "../ui/cancellable";
import { canMute } from "./abilities";
import { ableTargets, onlyNewApi } from "./ableTargets";
import { bySession } from "./bySession";
import type { CertificateTarget, TreeArguments } from "./certificateTarget";
import type { Command } from "./command";
import { nameOf, type OutcomeTexts, tellOutcomes } from "./outcomes";

/** `Mute Expiry Notice` and `Unmute Expiry Notice`: whether the service reminds of the end of the certificates selected. */
export function muteNoticeCommand({ sessions }: { readonly sessions: Sessions }, muted: boolean): Command {
  return (...args: TreeArguments) => setMuted(sessions, args, muted);
}

async function setMuted(sessions: Sessions, args: TreeArguments, muted: boolean): Promise<void> {
  const title = muted ? vscode.l10n.t("Mute Expiry Notice") : vscode.l10n.t("Unmute Expiry Notice");
  const targets = await ableTargets(sessions, args, { title, can: canMute, refusal: onlyNewApi() });
  if (targets.length === 0) return;
  for (const [session, own] of bySession(targets)) {
    const result = await cancellable(title, (signal) =>
      session.service.muteNotice(
        own.map(({ certificate }) => certificate.id),
        muted,
        { signal },
      ),
    );
    await tellOutcomes(own, result, textsOf(own, muted), ({ certificate }) =>
      session.store.put({ ...(session.store.get(certificate.id) ?? certificate), noticeMuted: muted }),
    );
  }
}

function textsOf(targets: readonly CertificateTarget[], muted: boolean): OutcomeTexts {
  const [first] = targets;
  const one = targets.length === 1 && first !== undefined ? nameOf(first) : undefined;
  if (one !== undefined) {
    return {
      done: muted
        ? vscode.l10n.t("You will not be reminded of the end of {0}.", one)
        : vscode.l10n.t("You will be reminded before {0} expires.", one),
      failed: vscode.l10n.t("The expiry notice of {0} was not changed.", one),
      uncertain: vscode.l10n.t(
        "It is not certain whether the expiry notice of {0} was changed. Refresh the list to see.",
        one,
      ),
      partly: partlyText,
    };
  }
  return {
    done: muted
      ? vscode.l10n.t("The expiry notices of {0} certificates are muted.", targets.length)
      : vscode.l10n.t("The expiry notices of {0} certificates are no longer muted.", targets.length),
    failed: vscode.l10n.t("The expiry notices were not changed."),
    uncertain: vscode.l10n.t(
      "It is not certain whether the expiry notices were changed. Refresh the list to see.",
    ),
    partly: partlyText,
  };
}

function partlyText(done: number, all: number): string {
  return vscode.l10n.t("The expiry notices of {0} of {1} certificates were changed.", done, all);
}
