import * as vscode from "vscode";
import type { Sessions } from "../accounts";
import { displayName } from "../certificates";
import { fileName } from "../editor";
import type * as pemCode from "../pem";
import type { DecodedCertificate } from "../pem";
import { cancellable } from "../ui/cancellable";
import { showInformation } from "../ui/notify";
import { showServiceError } from "../ui/serviceErrors";
import { visibleText } from "../ui/visibleText";
import type { Candidate } from "./addIntermediate/candidates";
import { findIssuer, type IssuerSearchResult } from "./addIntermediate/findIssuer";
import type { Command } from "./command";

type PemCode = typeof pemCode;

/**
 * `Look for It in the Accounts`, a quick fix of a missing intermediate: asks the accounts for certificates that may have
 * it in their chain, and puts it into the file below the certificate it has signed. The file stays unsaved.
 *
 * The command takes the file and the SHA-256 of the certificate whose chain is not complete.
 */
export function addIntermediateCommand({ sessions }: { readonly sessions: Sessions }): Command {
  return async (uri?: vscode.Uri, sha256?: string) => {
    if (uri === undefined || sha256 === undefined) return;
    const pem = await import("../pem");
    const document = await vscode.workspace.openTextDocument(uri);
    const lacking = viewOf(document, sha256, [], pem)?.lacking;
    if (lacking === undefined) return;
    const result = await search(document, sha256, lacking, sessions, pem);
    if (result.kind === "found") await add(document, sha256, result.known, result.from, lacking, pem);
    else if (result.kind === "none") await tellNone(result, lacking);
  };
}

function viewOf(
  document: vscode.TextDocument,
  sha256: string,
  known: readonly DecodedCertificate[],
  pem: PemCode,
): ReturnType<PemCode["lookAbove"]> {
  const source = { name: fileName(document.uri), text: document.getText() };
  return pem.lookAbove(source, sha256, known, Date.now());
}

async function search(
  document: vscode.TextDocument,
  sha256: string,
  lacking: DecodedCertificate,
  sessions: Sessions,
  pem: PemCode,
): Promise<IssuerSearchResult> {
  const title = vscode.l10n.t("Looking for the certificate of “{0}”", issuerName(lacking));
  return cancellable(title, (signal, report) =>
    findIssuer({
      lacking,
      sessions: sessions.all(),
      decode: (text) => pem.decodeCertificates(text).certificates,
      isFound: (known) => viewOf(document, sha256, known, pem)?.fix !== undefined,
      progress: ({ session, certificate }, number, count) =>
        report(
          vscode.l10n.t(
            "{0} of {1}: {2} in {3}",
            number,
            count,
            displayName(certificate),
            session.account.name,
          ),
          100 / count,
        ),
      signal,
    }),
  );
}

/** The edit is made for the text as it is now: it may have changed during the search. */
async function add(
  document: vscode.TextDocument,
  sha256: string,
  known: readonly DecodedCertificate[],
  { session, certificate }: Candidate,
  lacking: DecodedCertificate,
  pem: PemCode,
): Promise<void> {
  const fix = viewOf(document, sha256, known, pem)?.fix;
  const edit = new vscode.WorkspaceEdit();
  for (const { range, text } of fix === undefined ? [] : pem.applyFix(fix).edits) {
    const place = new vscode.Range(document.positionAt(range.start), document.positionAt(range.end));
    edit.replace(document.uri, place, text);
  }
  const isDone = edit.size > 0 && (await vscode.workspace.applyEdit(edit));
  await showInformation(
    isDone
      ? vscode.l10n.t(
          "“{0}” was added, from the chain of {1} in {2}.",
          issuerName(lacking),
          displayName(certificate),
          session.account.name,
        )
      : vscode.l10n.t("The file has changed meanwhile."),
  );
}

async function tellNone(
  { asked, errors }: Extract<IssuerSearchResult, { kind: "none" }>,
  lacking: DecodedCertificate,
): Promise<void> {
  const [error] = errors;
  const title = vscode.l10n.t(
    "The certificate of “{0}” was not found; certificates looked at in the accounts: {1}.",
    issuerName(lacking),
    asked,
  );
  if (error !== undefined) {
    await showServiceError(error, { title });
    return;
  }
  const address = lacking.caIssuers.find((url) => /^https?:\/\//i.test(url));
  if (address === undefined) {
    await showInformation(title);
    return;
  }
  const open = vscode.l10n.t("Open Address");
  const offer = vscode.l10n.t("Its CA offers it at {0}.", visibleText(address));
  const chosen = await showInformation(`${title} ${offer}`, open);
  if (chosen === open) await vscode.env.openExternal(vscode.Uri.parse(address));
}

function issuerName({ issuer }: DecodedCertificate): string {
  return visibleText(issuer.commonName ?? issuer.text);
}
