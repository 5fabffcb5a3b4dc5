import {
  defaultProjectId,
  displayName,
  type Instant,
  type Message,
  message,
  type Project,
} from "../../../certificates";
import type { ChainLink, DecodedCertificate } from "../../../pem";
import { certificateName, certificateNames, dayOf, keyText, validityText } from "../../../ui/certificateText";
import { visibleText } from "../../../ui/visibleText";
import type { Replaced, Row, Sent, Target } from "../../../uploadReport";
import type { UploadOffer, UploadWay } from "../offer";
import type { Prior } from "../prior";
import { projectTitle, type Uploadable } from "../uploadPlan";
import { differencesButton, isSentAsItIs } from "./inOrder";
import type { Say } from "./wording";

/** Where it goes: account, project, alias, type. */
export function targetOf(
  { session, projects, projectId, alias }: UploadWay,
  { type }: Uploadable,
  say: Say,
): Target {
  const rows: Row[] = [
    { label: say(message("Account")), values: [say(session.account.name)] },
    { label: say(message("Type")), values: [say(typeText(type))] },
  ];
  const isChoice = projects.length > 1;
  if (!isChoice) rows.push({ label: say(message("Project")), values: onlyProject(projects).map(say) });
  return {
    title: say(message("Where it goes")),
    rows,
    ...(isChoice
      ? {
          project: {
            label: say(message("Project")),
            choices: projects.map((project) => ({ id: project.id, label: say(projectTitle(project)) })),
            chosen: projectId,
          },
        }
      : {}),
    alias: {
      label: say(message("Alias")),
      value: alias,
      hint: say(message("A name of your own for the list; it may be empty.")),
    },
  };
}

function onlyProject(projects: readonly Project[]): readonly (Message | string)[] {
  const [only = { id: defaultProjectId, name: "" }] = projects;
  return projects.length === 0
    ? [projectTitle(only), message("This account cannot upload to another one.")]
    : [projectTitle(only)];
}

function typeText(type: Uploadable["type"]): Message {
  return type === "CA"
    ? message("Client (CA) certificate (CertificateType CA)")
    : message("Server certificate (CertificateType SVR)");
}

/** What the account has of the same names that ends sooner, and what changes by the new one. */
export function replacedOf({ replaces, sameKey }: Prior, say: Say): Replaced | undefined {
  if (replaces === undefined) return undefined;
  const { certificate, gained, lost, kept, daysGained } = replaces;
  const rows: Row[] = [
    { label: say(message("Certificate")), values: [say(`${displayName(certificate)} (${certificate.id})`)] },
    ...(certificate.alias === "" ? [] : [{ label: say(message("Alias")), values: [say(certificate.alias)] }]),
    {
      label: say(message("Ends on")),
      values: [dayOf(certificate.notAfter)],
    },
    { label: say(message("Days gained")), values: [String(daysGained)], tone: "good" },
    ...nameRow(message("Names gained"), gained, "good", say),
    ...nameRow(message("Names lost"), lost, "bad", say),
    ...nameRow(message("Names kept"), kept, undefined, say),
    { label: say(message("Key")), values: [say(keyChange(sameKey))] },
  ];
  return {
    title: say(message("What it replaces")),
    intro: say(
      message("The account has a certificate of these names that ends sooner. It stays until you delete it."),
    ),
    rows,
    buttons: [
      { action: "showReplaced", label: say(message("Show It")), icon: "arrow-right" },
      { action: "compareReplaced", label: say(message("Compare")), icon: "diff" },
    ],
  };
}

function nameRow(label: Message, names: readonly string[], tone: Row["tone"], say: Say): readonly Row[] {
  if (names.length === 0) return [];
  return [{ label: say(label), values: names.map(say), ...(tone === undefined ? {} : { tone }) }];
}

function keyChange(sameKey: boolean | undefined): Message {
  if (sameKey === undefined) return message("Whether it is a new one could not be found out.");
  return sameKey
    ? message("The same as before: whatever has the old key can use the new certificate.")
    : message("A new one: deploy it together with the new certificate.");
}

/** What is sent: names, validity, chain, and the text to the letter. The private key is mentioned only. */
export function sentOf(
  { examination, files }: UploadOffer,
  { leaf, chain, key, upload, type }: Uploadable,
  now: Instant,
  say: Say,
): Sent {
  const { certificate } = leaf;
  const given = new Set(examination.blocks.flatMap(({ der }) => (der === undefined ? [] : [keyOf(der)])));
  const links = chain?.links ?? [];
  return {
    title: say(message("What is sent")),
    rows: [
      { label: say(message("Names")), values: certificateNames(certificate).map(say) },
      { label: say(message("Validity")), values: [say(validityText(certificate, now))] },
      { label: say(message("Issuer")), values: [say(certificate.issuer.text)] },
      { label: say(message("Key")), values: [say(keyText(certificate.publicKey))] },
      { label: say(message("SHA-256 fingerprint")), values: [certificate.sha256] },
      { label: say(message("Files")), values: files.map(({ name }) => say(name)) },
    ],
    chain: {
      label: say(message("Chain, in this order")),
      links: type === "CA" ? [] : links.map((link) => sentLink(link, given, now, say)),
    },
    text: {
      summary: say(message("The text of the certificates, as it is sent")),
      pem: visibleText(upload.certificate.replace(/\r\n?/g, "\n"), true),
    },
    note:
      key === undefined
        ? say(message("No private key is sent."))
        : say(
            message("The private key in {0} is sent with it. It is not shown here.", key.block.source.name),
          ),
    buttons: isSentAsItIs(upload.certificate, files) ? [] : [differencesButton(say)],
  };
}

function sentLink(
  { certificate, role }: ChainLink,
  given: ReadonlySet<string>,
  now: Instant,
  say: Say,
): Sent["chain"]["links"][number] {
  return {
    role: say(roleText(role)),
    name: say(certificateName(certificate)),
    note: say(noteOf(certificate, role, given.has(keyOf(certificate.der)), now)),
  };
}

function roleText(role: ChainLink["role"]): Message {
  switch (role) {
    case "leaf":
      return message("leaf");
    case "intermediate":
      return message("intermediate");
    case "root":
      return message("root");
  }
}

function noteOf(
  certificate: DecodedCertificate,
  role: ChainLink["role"],
  isGiven: boolean,
  now: Instant,
): Message {
  if (role === "root") return message("not sent: clients have it");
  if (!isGiven) return message("not sent: it is not in the files");
  return validityText(certificate, now);
}

function keyOf(der: Uint8Array): string {
  return Buffer.from(der).toString("base64");
}
