import {
  awaitsDomainValidation,
  type Certificate,
  type CertificateDetail,
  displayName,
  healthOf,
  type Instant,
  type ServiceError,
  statusPhase,
} from "../certificates";
import type { DecodedCertificate } from "../pem";
import { hostNamesFrom, hostNamesOf, nameOnlyInSubject } from "../ui/hostNames";
import type { CoveringNames } from "./coverage";
import type { History } from "./history";
import type { LookupState } from "./lookup";
import type { DetailModel } from "./model";
import { withOwnDates } from "./ownDates";
import { type DecodedPem, presentChain } from "./sections/chain";
import { presentFacts } from "./sections/facts";
import { presentFields } from "./sections/fields";
import { presentHead, tellingAccount } from "./sections/head";
import { presentHistory } from "./sections/history";
import { leafOf } from "./sections/leaf";
import { presentNames } from "./sections/names";
import { presentNotices } from "./sections/notices";
import { presentProgress } from "./sections/progress";
import { presentRecords, presentRevocation } from "./sections/records";
import { presentSubmitted } from "./sections/submitted";
import { presentUsage } from "./sections/usage";
import { relevantRecords } from "./sections/validationTurn";
import { presentValidity } from "./sections/validity";
import { type Speech, Wording } from "./sections/wording";
import type { Usage } from "./usage";

/** All the panel knows at one moment. */
export interface DetailInput {
  readonly certificateId: string;
  readonly accountName?: string;
  /** The account's name is needed to tell the certificate from those of others. */
  readonly isOneOfSeveralAccounts?: boolean;
  /** The record of the list, or the detail once it has come. Absent while nothing is known but the ID. */
  readonly certificate?: Certificate | CertificateDetail;
  /** The PEM of the detail, decoded. Absent without a PEM, and until it is decoded. */
  readonly decoded?: DecodedPem;
  readonly loading: boolean;
  /** When the list came that the record is from. */
  readonly listedAt?: Instant;
  /** When the detail came. */
  readonly loadedAt?: Instant;
  /** Why the last attempt failed; what came before stays. */
  readonly error?: ServiceError;
  /** What no longer exists. */
  readonly absence?: "account" | "certificate";
  /** Others of the account's list: those it is tied to, and what can take its place. */
  readonly related?: readonly Certificate[];
  /** The account can have the service check the validation of the domain. */
  readonly canCheckValidation?: boolean;
  /** The account has a page in the Tencent Cloud console. */
  readonly hasConsole: boolean;
  /** Where it is used. Absent where the account cannot tell. */
  readonly usage?: LookupState<Usage>;
  /** What was done with it. Absent where the account cannot tell. */
  readonly history?: LookupState<History>;
  readonly now: Instant;
  readonly expiringDays: number;
}

/** The panel's content for one moment, in the reader's language. Pure: the same input gives the same model. */
export function present(known: DetailInput, speech: Speech): DetailModel {
  const wording = new Wording(speech);
  const input = goingByOwnDates(known);
  const { certificate, now, expiringDays } = input;
  const health = certificate && healthOf(certificate, now, expiringDays);
  const details: DetailSections =
    certificate !== undefined && isDetail(certificate) ? detailSections(certificate, input, wording) : {};
  const head = presentHead(input, health, details.chain, wording);
  const base = {
    tab: tabTitle(input, wording),
    head,
    notices: presentNotices(known, wording),
  };
  if (certificate === undefined) return base;
  const leaf = leafOf(input.decoded);
  return {
    ...base,
    ...given("validity", presentValidity(certificate, head.tone, now, expiringDays, wording)),
    facts: presentFacts(certificate, input, leaf?.sha256, wording),
    // A CA certificate stands for no host.
    ...(certificate.type === "CA" ? {} : given("names", presentNames(certificate.names, leaf, wording))),
    ...details,
  };
}

function goingByOwnDates(input: DetailInput): DetailInput {
  const { certificate, decoded } = input;
  return certificate === undefined ? input : { ...input, certificate: withOwnDates(certificate, decoded) };
}

/** The names that decide whether a host is covered: the leaf's own, or while it is not decoded, the service's. */
export function coveredNames(input: Pick<DetailInput, "certificate" | "decoded">): CoveringNames {
  const leaf = leafOf(input.decoded);
  if (leaf === undefined) return { hosts: hostNamesFrom(input.certificate?.names ?? []) };
  return { hosts: hostNamesOf(leaf), ...given("onlyInSubject", nameOnlyInSubject(leaf)) };
}

/** The decoded certificate with that SHA-256 fingerprint. */
export function findDecoded(
  { decoded }: Pick<DetailInput, "decoded">,
  sha256: string,
): DecodedCertificate | undefined {
  if (decoded?.kind !== "decoded") return undefined;
  const { report, encryption } = decoded;
  const all = [...report.links.map(({ certificate }) => certificate), ...report.unrelated];
  return [...all, ...(encryption === undefined ? [] : [encryption])].find(
    (certificate) => certificate.sha256 === sha256,
  );
}

type DetailSections = Pick<
  DetailModel,
  | "progress"
  | "records"
  | "application"
  | "chain"
  | "usage"
  | "submitted"
  | "revocation"
  | "history"
  | "fields"
>;

function detailSections(detail: CertificateDetail, input: DetailInput, wording: Wording): DetailSections {
  const phase = statusPhase(detail.status);
  const isOrder = phase === "pending" || phase === "failed";
  const records = relevantRecords(detail);
  return {
    ...given("progress", input.absence === undefined ? presentProgress(detail, wording) : undefined),
    ...given("records", presentRecords(detail, input.now, records, canBeChecked(detail, input), wording)),
    ...given("chain", input.decoded && presentChain(detail, input.decoded, input.now, wording)),
    ...given("usage", input.usage && presentUsage(input.usage, wording)),
    ...given(
      isOrder && detail.notAfter === undefined ? "application" : "submitted",
      presentSubmitted(detail, wording),
    ),
    ...given("revocation", presentRevocation(detail.revocationRecords, wording)),
    ...given("history", input.history && presentHistory(input.history, wording)),
    ...given("fields", presentFields(detail.fields, wording)),
  };
}

function canBeChecked(detail: CertificateDetail, input: DetailInput): boolean {
  return input.canCheckValidation === true && awaitsDomainValidation(detail) && input.absence === undefined;
}

function tabTitle(input: DetailInput, wording: Wording): string {
  const { certificate, certificateId } = input;
  const name = certificate === undefined ? certificateId : displayName(certificate);
  return [
    wording.show(name, 40),
    ...(name === certificateId ? [] : [wording.show(certificateId, 20)]),
    ...tellingAccount(input).map((account) => wording.show(account, 20)),
  ].join(" · ");
}

function isDetail(certificate: Certificate | CertificateDetail): certificate is CertificateDetail {
  return "fields" in certificate;
}

/** A member that may be absent, to spread into an object. */
function given<K extends string, V>(name: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [P in K]: V });
}
