import * as vscode from "vscode";
import type { Session, Sessions } from "../../accounts";
import {
  displayName,
  failure,
  type Message,
  message,
  type Result,
  type ServiceError,
  success,
} from "../../certificates";
import { type ComparedSide, embeddedText, embeddedValueAt, readSourceFile } from "../../editor";
import type { DecodedCertificate } from "../../pem";
import { certificateName, dayOf } from "../../ui/certificateText";
import { pickText } from "../../ui/pickText";
import { visibleText } from "../../ui/visibleText";
import type { Comparable } from "./comparable";

/** Why there is nothing to compare: a failed call, or a reason in words; `stopped` was the user's wish. */
export type ReadProblem = ServiceError | Message | "stopped";

/**
 * Reads what is to be compared. Of a file with several certificates that belong to different chains the user chooses one.
 *
 * @param signal stops the request.
 */
export async function readComparable(
  comparable: Comparable,
  sessions: Sessions,
  signal: AbortSignal,
): Promise<Result<ComparedSide, ReadProblem>> {
  if (comparable.kind === "file") return readFile(comparable);
  const { accountId, certificateId } = comparable.ref;
  const session = sessions.get(accountId);
  if (session === undefined) return failure(message("This account is not known here."));
  return readCloud(session, certificateId, sessions.all().length > 1, signal);
}

async function readCloud(
  { account, service }: Session,
  id: string,
  namesAccount: boolean,
  signal: AbortSignal,
): Promise<Result<ComparedSide, ReadProblem>> {
  const detail = await service.detail(id, { signal });
  if (!detail.ok) return detail.error.kind === "cancelled" ? failure("stopped") : detail;
  const label = displayName(detail.value);
  const { pem } = detail.value;
  if (pem === undefined) {
    return failure(message("No certificate has been issued for {0} yet.", visibleText(label)));
  }
  const place = namesAccount ? `${id}, ${account.name}` : id;
  return sideOf(pem, `${label} (${place})`, { hasLines: false });
}

async function readFile({
  uri,
  block,
  value,
}: Comparable & { kind: "file" }): Promise<Result<ComparedSide, ReadProblem>> {
  const file = await readSourceFile(uri);
  if (!file.ok) return file;
  const { text, name } = file.value;
  if (value === undefined) return sideOf(text, name, { block, hasLines: true });
  const [line, character] = value;
  const { toPem } = await import("../../pem");
  const found = embeddedValueAt(text.split(/\r\n|\r|\n/)[line] ?? "", character);
  const pem = found === undefined ? "" : embeddedText(found, (der) => toPem("CERTIFICATE", der));
  return sideOf(pem, `${name}:${line + 1}`, { hasLines: false });
}

interface TextParts {
  /** The one that is meant, 0-based. */
  readonly block?: number | undefined;
  /** The user sees the text, and so its lines tell places in it. */
  readonly hasLines: boolean;
}

/** The certificate of a text that matters, and its chain. Private keys in the text are passed over. */
async function sideOf(
  text: string,
  name: string,
  { block, hasLines }: TextParts,
): Promise<Result<ComparedSide, ReadProblem>> {
  const placeOf = ({ line }: FoundBlock) => (hasLines ? `${name}:${line}` : name);
  const { blockKind, buildChain, decodeCertificate, readBlocks } = await import("../../pem");
  const blocks = readBlocks({ name, text }).filter(({ label }) => blockKind(label) === "certificate");
  const found = blocks.flatMap(({ index, line, der, problem }) => {
    const decoded = der === undefined || problem !== undefined ? undefined : decodeCertificate(der);
    return decoded?.ok ? [{ index, line, certificate: decoded.value }] : [];
  });
  const certificates = found.map(({ certificate }) => certificate);
  if (certificates.length === 0) {
    return failure(message("There is no certificate in {0} that can be read.", visibleText(name)));
  }
  const now = Date.now();
  if (block !== undefined) {
    const chosen = found.find(({ index }) => index === block);
    if (chosen === undefined) return failure(message("This block is no certificate that can be read."));
    return success({ name: placeOf(chosen), certificate: chosen.certificate, chain: [] });
  }
  const report = buildChain(certificates, { now });
  const [leaf, ...chain] = report.links.map((link) => link.certificate);
  if (leaf !== undefined && report.unrelated.length === 0) {
    return success({ name, certificate: leaf, chain });
  }
  const chosen = await pickBlock(found, name, hasLines);
  if (chosen === undefined) return failure("stopped");
  return success({ name: placeOf(chosen), certificate: chosen.certificate, chain: [] });
}

interface FoundBlock {
  readonly line: number;
  readonly certificate: DecodedCertificate;
}

async function pickBlock(
  found: readonly FoundBlock[],
  name: string,
  hasLines: boolean,
): Promise<FoundBlock | undefined> {
  const items = found.map((block) => ({
    block,
    label: pickText(certificateName(block.certificate)),
    ...(hasLines ? { description: vscode.l10n.t("line {0}", block.line) } : {}),
    detail: pickText(`${dayOf(block.certificate.notAfter)} · ${block.certificate.issuer.text}`),
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Compare With"),
    placeHolder: vscode.l10n.t("Which certificate of {0}?", visibleText(name)),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.block;
}
