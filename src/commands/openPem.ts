import * as vscode from "vscode";
import type { CertificateRef, Session, Sessions } from "../accounts";
import { displayName, type Result, type ServiceError } from "../certificates";
import type { CertificateDocuments, Shown } from "../editor";
import { cancellable } from "../ui/cancellable";
import { showInformation } from "../ui/notify";
import { visibleText } from "../ui/visibleText";
import { isIssued } from "./abilities";
import { certificateTargets } from "./certificateTarget";
import type { Command } from "./command";
import { tellFailure } from "./tellFailure";

export interface OpenPemParts {
  readonly sessions: Sessions;
  readonly documents: CertificateDocuments;
}

/** `Open Certificate as PEM`: the certificate and its intermediates in a read-only document. */
export function openPemCommand({ sessions, documents }: OpenPemParts): Command {
  return async (ref?: CertificateRef) => {
    const wanted = await wantedCertificate(sessions, ref);
    if (wanted === undefined) return;
    const { session, certificateId } = wanted;
    await tell(await open(documents, session, certificateId), nameOf(session, certificateId));
  };
}

interface WantedCertificate {
  readonly session: Session;
  readonly certificateId: string;
}

/** The certificate given, which need not be in the list, or from the palette the one the user picks. */
async function wantedCertificate(
  sessions: Sessions,
  ref: CertificateRef | undefined,
): Promise<WantedCertificate | undefined> {
  if (ref === undefined) {
    const [target] = await certificateTargets(
      sessions,
      [],
      vscode.l10n.t("Open Certificate as PEM"),
      isIssued,
    );
    return target && { session: target.session, certificateId: target.certificate.id };
  }
  const session = sessions.get(ref.accountId);
  return session && { session, certificateId: ref.certificateId };
}

function open(
  documents: CertificateDocuments,
  session: Session,
  certificateId: string,
): Thenable<Result<Shown, ServiceError>> {
  const title = vscode.l10n.t("Reading {0}", nameOf(session, certificateId));
  return cancellable(title, (signal) => documents.show(session, certificateId, signal));
}

async function tell(opened: Result<Shown, ServiceError>, name: string): Promise<void> {
  if (!opened.ok) {
    await tellFailure(opened.error, vscode.l10n.t("{0} cannot be opened.", name));
    return;
  }
  if (opened.value === "notIssued")
    await showInformation(
      vscode.l10n.t("No certificate has been issued for {0} yet, so there is nothing to open.", name),
    );
  if (opened.value === "unreadable")
    await showInformation(
      vscode.l10n.t(
        "What the service gave for {0} is no certificate in PEM form, so it cannot be opened.",
        name,
      ),
    );
}

function nameOf({ store }: Session, certificateId: string): string {
  const certificate = store.get(certificateId);
  return visibleText(certificate === undefined ? certificateId : displayName(certificate));
}
