import {
  type Capabilities,
  type Certificate,
  type CertificateStore,
  documentedStatuses,
  type Filter,
  healthOf,
  type Instant,
  isUploaded,
  type Message,
  message,
  type Tag,
  unanswerable,
} from "../../certificates";
import {
  type Condition,
  conditionKey,
  conditionName,
  conditionsOf,
  type FilterFlag,
  filterFlags,
  filterOf,
  tagText,
} from "../../ui/filterText";
import { projectNames } from "../../ui/projectNames";

/** What is needed of an account to know what can be filtered by. */
interface Account {
  readonly service: { readonly capabilities: Capabilities };
  readonly store: Pick<CertificateStore, "all">;
}

/** When a certificate counts as expiring. */
export interface Soon {
  readonly now: Instant;
  /** With fewer days left. */
  readonly expiringDays: number;
}

/** A line of the checklist. */
export interface FilterChoice {
  readonly condition: Condition;
  readonly name: string | Message;
  readonly checked: boolean;
  /** How many certificates there are; absent where the lists do not tell. */
  readonly count?: number;
}

export interface FilterSection {
  readonly title: Message;
  readonly choices: readonly FilterChoice[];
}

/**
 * Everything that can be filtered by, in sections, with what is filtered by now checked. Left out is what no account's
 * API can tell.
 */
export function filterSections(
  accounts: readonly Account[],
  current: Filter,
  soon: Soon,
): readonly FilterSection[] {
  const names = projectNames({ all: () => accounts });
  const checked = new Map(conditionsOf(current).map((condition) => [conditionKey(condition), condition]));
  const counts = countConditions(accounts, soon);
  const choiceOf = (offered: Condition): FilterChoice => {
    const key = conditionKey(offered);
    const condition = checked.get(key) ?? offered;
    const count = isCounted(condition) ? (counts.get(key) ?? 0) : undefined;
    const name = conditionName(condition, (id) => names.get(id));
    return { condition, name, checked: checked.has(key), ...(count === undefined ? {} : { count }) };
  };
  return sectionsOf(accounts, current, [...names.keys()])
    .map(({ title, conditions }) => ({
      title,
      choices: conditions.filter((condition) => canBeTold(accounts, condition)).map(choiceOf),
    }))
    .filter(({ choices }) => choices.length > 0);
}

interface Offer {
  readonly title: Message;
  readonly conditions: readonly Condition[];
}

/** What is filtered by now is offered even if no certificate has it any more, so that it can be unchecked. */
function sectionsOf(
  accounts: readonly Account[],
  { projectIds = [], statuses = [], tags = [] }: Filter,
  knownProjects: readonly number[],
): readonly Offer[] {
  const projects = [...new Set([...knownProjects, ...projectIds])];
  const allStatuses = [...new Set([...documentedStatuses, ...statuses])];
  return [
    {
      title: message("State"),
      conditions: [
        ...filterFlags.map((member) => ({ member })),
        { member: "usableForDomain", value: "" } as const,
      ],
    },
    {
      title: message("Type and source"),
      conditions: [
        { member: "types", value: "SVR" },
        { member: "types", value: "CA" },
        { member: "sources", value: "upload" },
        { member: "sources", value: "buy" },
      ],
    },
    { title: message("Project"), conditions: projects.map((value) => ({ member: "projectIds", value })) },
    { title: message("Status"), conditions: allStatuses.map((value) => ({ member: "statuses", value })) },
    {
      title: message("Tags"),
      conditions: knownTags(accounts, tags).map((value) => ({ member: "tags", value })),
    },
  ];
}

function canBeTold(accounts: readonly Account[], condition: Condition): boolean {
  const alone = filterOf([condition]);
  return accounts.some(({ service }) => unanswerable(alone, service.capabilities).length === 0);
}

/** Each tag once, in the order of their texts. */
function knownTags(accounts: readonly Account[], current: readonly Tag[]): readonly Tag[] {
  const found = new Map<string, Tag>();
  const all = accounts.flatMap(({ store }) => store.all().flatMap(({ tags }) => tags));
  for (const tag of [...all, ...current]) found.set(JSON.stringify([tag.key, tag.value]), tag);
  return [...found.values()].sort((a, b) => tagText(a).localeCompare(tagText(b), "en"));
}

/** What the others ask is known by the service only. */
const counted: readonly Condition["member"][] = [
  ...(["types", "sources", "projectIds", "statuses", "tags"] as const),
  ...(["expiring", "deployable", "renewable", "chineseSm"] as const),
];

function isCounted({ member }: Condition): boolean {
  return counted.includes(member);
}

/** How many certificates of all accounts meet a condition, by its key. */
function countConditions(accounts: readonly Account[], soon: Soon): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const certificate of accounts.flatMap(({ store }) => store.all())) {
    for (const condition of conditionsMet(certificate, soon)) {
      const key = conditionKey(condition);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

/** Those of the counted conditions that a certificate meets. */
function conditionsMet(certificate: Certificate, { now, expiringDays }: Soon): readonly Condition[] {
  const { type, project, status, tags, deployable, renewable, isSm } = certificate;
  const flags: readonly (readonly [FilterFlag, boolean])[] = [
    ["expiring", healthOf(certificate, now, expiringDays) === "expiring"],
    ["deployable", deployable],
    ["renewable", renewable],
    ["chineseSm", isSm],
  ];
  return [
    { member: "types", value: type },
    { member: "sources", value: isUploaded(certificate) ? "upload" : "buy" },
    { member: "projectIds", value: project.id },
    { member: "statuses", value: status },
    ...tags.map((value) => ({ member: "tags", value }) as const),
    ...flags.filter(([, met]) => met).map(([member]) => ({ member })),
  ];
}

/** A host name or wildcard-free domain as the user typed it, without what surrounds it; undefined when it is none. */
export function hostName(typed: string): string | undefined {
  const host = typed.trim().replace(/\.$/, "");
  const label = /^(?!-)[\p{L}\p{M}\p{N}_-]{1,63}(?<!-)$/u;
  return host !== "" && host.length <= 253 && host.split(".").every((part) => label.test(part))
    ? host
    : undefined;
}
