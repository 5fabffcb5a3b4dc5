import {
  type Certificate,
  type CertificateDetail,
  displayName,
  type Health,
  type Instant,
  type Message,
  message,
  Status,
  statusPhase,
  type ValidationRecord,
} from "../../certificates";
import { healthLook } from "../../ui/icon";
import type { Action, ActionId, Chain, Glance, Head, IconName, NextStep, SectionId, Value } from "../model";
import type { DetailInput } from "../present";
import { chainStep } from "./chainStep";
import { presentGlance } from "./glance";
import { namesStep, standsForNoHost } from "./namesStep";
import { nextStep } from "./nextStep";
import { successorOf } from "./related";
import { awaitingValidation, type Refusal, stateOf } from "./state";
import { relevantRecords, validationTurn } from "./validationTurn";
import type { Wording } from "./wording";

const longestName = 160;

/** Name, state and next step, and what can be done with the certificate. */
export function presentHead(
  input: DetailInput,
  health: Health | undefined,
  chain: Chain | undefined,
  wording: Wording,
): Head {
  const { certificate, now, expiringDays } = input;
  const base = {
    glance: presentGlance(input, chain, wording),
    actions: actionsOf(input, wording),
    actionsLabel: wording.say(message("Actions")),
    age: ageOf(input, wording),
    busy: input.loading,
  };
  const gone = goneOf(input, wording);
  if (certificate === undefined || health === undefined) {
    const name = wording.show(input.certificateId, longestName);
    return { ...base, name, tone: "quiet", icon: "sync", state: unknownState(input, wording), ...gone };
  }
  const records = recordsToPublish(certificate);
  const subtitle = subtitleOf(certificate, input, wording);
  const doubt = doubtOf(certificate, input, health, wording);
  const successor = successorOf(certificate, input.related);
  const knowsUsage = input.usage !== undefined;
  const situation = { certificate, records, health, successor, knowsUsage, now, expiringDays };
  const step = doubt ?? nextStep(situation, wording);
  return {
    ...base,
    glance: gone === undefined ? withoutPointer(base.glance, step.goTo?.section) : base.glance,
    name: wording.show(displayName(certificate), longestName),
    ...(subtitle === undefined ? {} : { subtitle }),
    ...(doubt === undefined ? healthLook(health) : { tone: doubt.tone, icon: "warning" }),
    state: wording.say(
      validationTurn(certificate, records) === undefined
        ? stateOf(certificate, health, now, refusalOf(input, chain))
        : awaitingValidation,
    ),
    ...(gone ?? { step }),
  };
}

/** What to do about a certificate that clients refuse today, or may refuse, whatever its dates say. */
function doubtOf(
  certificate: Certificate,
  { decoded, now }: DetailInput,
  health: Health,
  wording: Wording,
): NextStep | undefined {
  const ofChain = chainStep(certificate, decoded, now, wording);
  const ofNames = namesStep(certificate, decoded, wording);
  const doubt = ofChain?.tone === "bad" ? ofChain : (ofNames ?? ofChain);
  if (health === "valid") return doubt;
  // What fails today comes before an end that is near.
  const isSoon = health === "expiring" || health === "upcoming";
  return isSoon && doubt?.tone === "bad" ? doubt : undefined;
}

/** Those for the validation of its domains, or, while it is being revoked, those for that. */
function recordsToPublish(certificate: Certificate | CertificateDetail): readonly ValidationRecord[] {
  if (!("validationRecords" in certificate)) return [];
  return certificate.status === Status.revoking
    ? certificate.revocationRecords
    : relevantRecords(certificate);
}

/** What is gone calls for nothing, whatever state it was in; the notice below says more. */
function goneOf(
  { absence }: DetailInput,
  wording: Wording,
): Pick<Head, "tone" | "icon" | "state"> | undefined {
  if (absence === undefined) return undefined;
  const state = absence === "account" ? message("Its account was removed") : message("Gone from the account");
  return { tone: "quiet", icon: "circle-slash", state: wording.say(state) };
}

function refusalOf({ certificate, decoded }: DetailInput, chain: Chain | undefined): Refusal | undefined {
  if (chain?.tone === "bad") return decoded?.kind === "unreadable" ? "pem" : "chain";
  return certificate !== undefined && standsForNoHost(certificate, decoded) ? "names" : undefined;
}

/** One link to a section is enough. */
function withoutPointer(glance: readonly Glance[], section: SectionId | undefined): readonly Glance[] {
  return glance.map(({ goTo, ...item }) =>
    goTo === undefined || goTo.section === section ? item : { ...item, goTo },
  );
}

/** What else tells a certificate from others of the same name. */
function subtitleOf(certificate: Certificate, input: DetailInput, wording: Wording): string | undefined {
  const { id, alias, product } = certificate;
  const name = displayName(certificate);
  const nameless = name === id ? [wording.say(message("Order without a domain")), product] : [];
  const own = [...nameless, alias, id].filter((part) => part !== "" && part !== name);
  const parts = [...own, ...tellingAccount(input)];
  return parts.length === 0 ? undefined : parts.map((part) => wording.show(part, longestName)).join(" · ");
}

function unknownState({ loading }: DetailInput, wording: Wording): string {
  return loading ? wording.say(message("Loading…")) : wording.say(message("Not known"));
}

/** The account's name, where there is another account that may have a certificate of the same name and ID. */
export function tellingAccount({ accountName, isOneOfSeveralAccounts }: DetailInput): readonly string[] {
  return isOneOfSeveralAccounts === true && accountName !== undefined ? [accountName] : [];
}

function ageOf({ certificate, loading, listedAt, loadedAt }: DetailInput, wording: Wording): Value {
  const dated = (text: Message, instant: Instant): Value => ({
    text: wording.say(text),
    instant: new Date(instant).toISOString(),
  });
  if (loadedAt !== undefined) return dated(message("As of {0}", wording.date(loadedAt)), loadedAt);
  if (loading) return { text: wording.say(message("Loading the detail…")) };
  if (certificate === undefined) return { text: wording.say(message("Nothing is known of it.")) };
  if (listedAt === undefined)
    return { text: wording.say(message("From the list; the detail is not loaded.")) };
  const text = message("From the list as of {0}; the detail is not loaded.", wording.date(listedAt));
  return dated(text, listedAt);
}

/** What can be done. Of what is gone only what is on the page is left, and to look again. */
function actionsOf(input: DetailInput, wording: Wording): readonly Action[] {
  const { certificate, absence } = input;
  const action = (id: ActionId, icon: IconName, label: string): Action => ({ id, icon, label });
  const refresh = action("refresh", "refresh", wording.say(message("Refresh")));
  if (absence !== undefined) return absence === "account" ? [] : [refresh];
  const hasPem = certificate !== undefined && mayHavePem(certificate);
  return [
    ...(hasPem
      ? [
          action("copyPem", "copy", wording.say(message("Copy PEM"))),
          action("openPem", "file-code", wording.say(message("Open as PEM"))),
          action("download", "cloud-download", wording.say(message("Download…"))),
          action("compare", "diff", wording.say(message("Compare With…"))),
        ]
      : []),
    action("copyId", "copy", wording.say(message("Copy ID"))),
    ...(input.hasConsole
      ? [action("openInConsole", "link-external", wording.say(message("Open in Console")))]
      : []),
    refresh,
  ];
}

function mayHavePem(certificate: NonNullable<DetailInput["certificate"]>): boolean {
  if ("fields" in certificate) return certificate.pem !== undefined;
  return statusPhase(certificate.status) === "issued";
}
