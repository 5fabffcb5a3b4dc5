import { daysLeft, type Instant, type Message, message } from "../../../certificates";
import type { ChainReport, DecodedCertificate, Examination } from "../../../pem";
import { certificateName, dayOf, keyText } from "../../../ui/certificateText";
import type { ReportButton } from "../../../uploadReport";
import type { UploadOffer } from "../offer";
import type { CheckDraft } from "./checkDraft";
import { blockPlace, type Say } from "./wording";

/** Findings that contradict a point of the list of what is in order. */
const against = {
  chain: [
    "missing-intermediate",
    "broken-chain",
    "unverifiable-signature",
    "self-signed",
    "server-as-ca",
    "issuer-constraints",
    "broken-block",
    "unreadable-certificate",
  ],
  validity: ["expired", "expiring", "not-yet-valid", "lifetime-too-long"],
  strength: ["weak-key", "weak-signature", "unsupported-curve"],
  names: ["name-only-in-cn", "wildcard-misuse", "missing-server-auth", "ca-as-server"],
} as const;

/** What was looked at and is right. */
export function inOrder({ examination, files }: UploadOffer, now: Instant, say: Say): readonly CheckDraft[] {
  const { leaf, upload, findings, type } = examination;
  if (leaf === undefined) return [];
  const codes = new Set<string>(findings.map(({ code }) => code));
  const isFree = (kind: keyof typeof against) => against[kind].every((code) => !codes.has(code));
  return [
    ...pairOf(examination),
    ...(isFree("chain") ? chainOf(examination) : []),
    ...(isFree("validity") ? [validityOf(leaf.certificate, now)] : []),
    ...(isFree("strength") && isFree("names") && type === "SVR" ? [strengthOf(leaf.certificate)] : []),
    ...(upload === undefined ? [] : [textOf(upload.certificate, files, say)]),
  ];
}

function pairOf({ key, type }: Examination): readonly CheckDraft[] {
  if (key?.matches) {
    const text = message("The private key belongs to the certificate: their public keys are the same.");
    const opened = message(
      "It was opened with its passphrase, which is not kept. It is sent without encryption.",
    );
    const notes = [blockPlace(key.block), ...(key.wasEncrypted ? [opened] : [])];
    return [{ id: "pair", look: "good", text, notes }];
  }
  if (type === "SVR" || key !== undefined) return [];
  const text = message("A client (CA) certificate is uploaded without a private key.");
  return [{ id: "pair", look: "good", text }];
}

function chainOf({ chain }: Examination): readonly CheckDraft[] {
  if (!chain?.complete) return [];
  const names = chain.links.map((link) => certificateName(link.certificate)).join(" → ");
  if (chain.links.at(-1)?.tie !== "missing") {
    const text = message("The chain is complete, and every signature in it was verified.");
    return [{ id: "chain", look: "good", text, notes: [names] }];
  }
  const root = chain.endsBelowKnownRoot
    ? message("Its root is not in the files and need not be: clients have it.")
    : message(
        "Its root is not in the files, and browsers bring none of its name along: only clients with it trust this.",
      );
  return [{ id: "chain", look: "good", text: withoutRoot(chain), notes: [names, root] }];
}

/** What the root signed cannot be verified without it. */
function withoutRoot({ links }: ChainReport): Message {
  return links.length === 1
    ? message("No intermediate is missing; the signature of the root was not verified.")
    : message("The chain is complete but for its root, and every signature below that was verified.");
}

function validityOf({ notBefore, notAfter }: DecodedCertificate, now: Instant): CheckDraft {
  const days = daysLeft(notAfter, now);
  const text = message(
    "It is valid from {0} to {1}; days left: {2}.",
    dayOf(notBefore),
    dayOf(notAfter),
    days,
  );
  return { id: "validity", look: "good", text };
}

function strengthOf({ publicKey, signatureAlgorithm }: DecodedCertificate): CheckDraft {
  const text = message("Key, signature, names and usage are what browsers ask for.");
  return { id: "strength", look: "good", text, notes: [`${keyText(publicKey)} · ${signatureAlgorithm}`] };
}

function textOf(sent: string, files: UploadOffer["files"], say: Say): CheckDraft {
  const unsaved = files
    .filter((file) => file.unsaved)
    .map(({ name }) => message("{0} has unsaved changes; the editor's text is sent.", name));
  if (isSentAsItIs(sent, files)) {
    const text = message("The certificates are sent exactly as they are in the file.");
    return { id: "text", look: "good", text, notes: unsaved };
  }
  return {
    id: "text",
    look: "good",
    text: message("The certificates are sent in order and tidied: nothing else, one after the other."),
    notes: unsaved,
    buttons: [differencesButton(say)],
  };
}

/** Whether the text that is sent is that of a file, to the letter. */
export function isSentAsItIs(
  sent: string,
  files: readonly { readonly text: string; readonly unsaved: boolean }[],
): boolean {
  return files.some(({ text }) => text === sent);
}

/** The button that compares what is sent with the files. */
export function differencesButton(say: Say): ReportButton {
  return { action: "showDifferences", label: say(message("Show Differences")), icon: "diff" };
}
