import { daysLeft, displayName, type Instant, type Message, message } from "../../../certificates";
import type { Finding } from "../../../pem";
import { certificateName, dayOf, keyText, lineAt } from "../../../ui/certificateText";
import { instantText } from "../../../ui/instantText";
import type { Check, ReportButton } from "../../../uploadReport";
import { findingId, secondCopy, type UploadOffer, type UploadWay } from "../offer";
import type { Prior } from "../prior";
import { blockPlace, type Say, sentenceOf } from "./wording";

/** A check whose words are not yet in the user's language. */
interface Draft {
  readonly id: string;
  readonly look: keyof typeof looks;
  readonly text: Message;
  readonly notes?: readonly (Message | string)[];
  readonly buttons?: readonly ReportButton[];
  readonly tick?: Message;
}

const looks = {
  error: { tone: "bad", icon: "error", kind: message("Error") },
  warning: { tone: "warning", icon: "warning", kind: message("Warning") },
  note: { tone: "waiting", icon: "info", kind: message("Note") },
  good: { tone: "good", icon: "pass-filled", kind: message("In order") },
} as const;

const lookOf = { error: "error", warning: "warning", info: "note" } as const;

/**
 * The checklist of an upload: first what stops it, then what must be agreed to, then what is in order, then what is
 * merely worth knowing.
 */
export function checksOf(offer: UploadOffer, now: Instant, say: Say): readonly Check[] {
  const { findings } = offer.examination;
  const found = (severity: Finding["severity"]) =>
    findings.filter((finding) => finding.severity === severity).map((finding) => findingCheck(finding, say));
  const draft = (drafts: readonly Draft[]) => drafts.map((one) => checkOf(one, say));
  return [
    ...found("error"),
    ...draft(offer.way === undefined ? [] : alreadyThere(offer.way, say)),
    ...found("warning"),
    ...draft(inOrder(offer, now, say)),
    ...draft(offer.way === undefined ? [] : notThere(offer.way)),
    ...found("info"),
  ];
}

function checkOf({ id, look, text, notes = [], buttons = [], tick }: Draft, say: Say): Check {
  const { tone, icon, kind } = looks[look];
  return {
    id,
    tone,
    icon,
    kind: say(kind),
    text: say(text),
    notes: notes.map(say),
    buttons,
    ...(tick === undefined ? {} : { tick: say(tick) }),
  };
}

function findingCheck(finding: Finding, say: Say): Check {
  const { severity, explanation, reference, fix } = finding;
  const { tone, icon, kind } = looks[lookOf[severity]];
  const place = placeLabel(finding);
  return {
    id: findingId(finding),
    tone,
    icon,
    kind: say(kind),
    text: sentenceOf(finding, say),
    notes: place === undefined ? [] : [say(place)],
    buttons: [
      ...(finding.code === "key-mismatch"
        ? [
            {
              action: "otherKey",
              label: say(message("Choose Another Key…")),
              icon: "search",
            } satisfies ReportButton,
          ]
        : []),
      ...(fix === undefined
        ? []
        : [{ action: "fix", label: say(fix.title), icon: "lightbulb" } satisfies ReportButton]),
      ...(place === undefined
        ? []
        : [{ action: "open", label: say(message("Open File")), icon: "file-code" } satisfies ReportButton]),
    ],
    ...(severity === "warning" ? { tick: say(message("I accept this")) } : {}),
    more: {
      summary: say(message("What it means")),
      text: say(explanation),
      reference: { name: reference.name, url: reference.url },
    },
  };
}

function placeLabel({ block, source, range }: Finding): Message | string | undefined {
  if (block !== undefined && range === undefined) return blockPlace(block);
  const file = block?.source ?? source;
  if (file === undefined) return undefined;
  if (range === undefined) return file.name;
  const line = lineAt(file.text, range.start);
  return block === undefined
    ? message("{0}, line {1}", file.name, line)
    : message("{0}, line {1} ({2})", file.name, line, block.label);
}

/** Findings that contradict a point of the list of what is in order. */
const against = {
  chain: [
    "missing-intermediate",
    "broken-chain",
    "unverifiable-signature",
    "self-signed",
    "server-as-ca",
    "broken-block",
    "unreadable-certificate",
  ],
  validity: ["expired", "expiring", "not-yet-valid", "lifetime-too-long"],
  strength: ["weak-key", "weak-signature", "unsupported-curve"],
  names: ["name-only-in-cn", "wildcard-misuse", "missing-server-auth", "ca-as-server"],
} as const;

/** What was looked at and is right. */
function inOrder({ examination, files }: UploadOffer, now: Instant, say: Say): readonly Draft[] {
  const { leaf, key, chain, findings, type, upload } = examination;
  if (leaf === undefined) return [];
  const codes = new Set<string>(findings.map(({ code }) => code));
  const isFree = (kind: keyof typeof against) => against[kind].every((code) => !codes.has(code));
  const { certificate } = leaf;
  const days = daysLeft(certificate.notAfter, now);
  const drafts: Draft[] = [];
  if (key?.matches) {
    drafts.push({
      id: "pair",
      look: "good",
      text: message("The private key belongs to the certificate: their public keys are the same."),
      notes: [
        blockPlace(key.block),
        ...(key.wasEncrypted
          ? [message("It was opened with its passphrase, which is not kept. It is sent without encryption.")]
          : []),
      ],
    });
  }
  if (type === "CA" && key === undefined) {
    drafts.push({
      id: "pair",
      look: "good",
      text: message("A client (CA) certificate is uploaded without a private key."),
    });
  }
  if (chain?.complete && isFree("chain")) {
    drafts.push({
      id: "chain",
      look: "good",
      text: message("The chain is complete, and every signature in it was verified."),
      notes: [
        chain.links.map((link) => certificateName(link.certificate)).join(" → "),
        ...(chain.links.at(-1)?.role === "root"
          ? []
          : [message("Its root is not in the files and need not be: clients have it.")]),
      ],
    });
  }
  if (isFree("validity")) {
    drafts.push({
      id: "validity",
      look: "good",
      text: message(
        "It is valid from {0} to {1}; days left: {2}.",
        dayOf(certificate.notBefore),
        dayOf(certificate.notAfter),
        days,
      ),
    });
  }
  if (isFree("strength") && isFree("names") && type === "SVR") {
    drafts.push({
      id: "strength",
      look: "good",
      text: message("Key, signature, names and usage are what browsers ask for."),
      notes: [`${keyText(certificate.publicKey)} · ${certificate.signatureAlgorithm}`],
    });
  }
  if (upload !== undefined) drafts.push(textDraft(upload.certificate, files, say));
  return drafts;
}

/** Whether the text that is sent is that of a file, to the letter. */
export function isSentAsItIs(
  sent: string,
  files: readonly { readonly text: string; readonly unsaved: boolean }[],
): boolean {
  return files.some(({ text }) => text === sent);
}

function textDraft(sent: string, files: UploadOffer["files"], say: Say): Draft {
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
    buttons: [{ action: "showDifferences", label: say(message("Show Differences")), icon: "diff" }],
  };
}

/** The same certificate is in the account: it is offered to be shown instead. */
function alreadyThere({ prior, session }: UploadWay, say: Say): readonly Draft[] {
  if (prior.lookup.kind !== "found") return [];
  const { certificate } = prior.lookup;
  return [
    {
      id: secondCopy,
      look: "warning",
      text: message("{0} is in {1} already.", displayName(certificate), session.account.name),
      notes: [
        message("It is the same certificate by its fingerprint, stored as {0}.", certificate.id),
        ...(certificate.alias === "" ? [] : [message("Alias: {0}", certificate.alias)]),
        message("A second copy has an ID of its own and counts towards the quota."),
      ],
      buttons: [{ action: "showPrior", label: say(message("Show It")), icon: "arrow-right" }],
      tick: message("Upload a second copy all the same"),
    },
  ];
}

function notThere({ prior, session }: UploadWay): readonly Draft[] {
  const { listedAt } = prior;
  return [
    ...absent(prior, session.account.name),
    ...(listedAt === undefined
      ? []
      : [
          {
            id: "stale-list",
            look: "note" as const,
            text: message(
              "What it would replace was looked for in a list of {0}: it could not be refreshed.",
              instantText(listedAt),
            ),
          },
        ]),
  ];
}

function absent({ lookup }: Prior, account: string): readonly Draft[] {
  switch (lookup.kind) {
    case "found":
      return [];
    case "absent":
      return [
        {
          id: "new",
          look: "good",
          text: message("It is not in {0} yet: no certificate there has its fingerprint.", account),
        },
      ];
    case "unknown":
      return [
        {
          id: "new",
          look: "note",
          text: message("Whether it is in {0} already could not be found out.", account),
          notes: [lookup.error.cause],
        },
      ];
  }
}
