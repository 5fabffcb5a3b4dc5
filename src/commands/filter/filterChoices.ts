import {
  type Capabilities,
  type CertificateStore,
  documentedStatuses,
  type Filter,
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
export function filterSections(accounts: readonly Account[], current: Filter): readonly FilterSection[] {
  const names = projectNames({ all: () => accounts });
  const checked = new Map(conditionsOf(current).map((condition) => [conditionKey(condition), condition]));
  const counts = countConditions(accounts);
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

function isCounted({ member }: Condition): boolean {
  return ["types", "projectIds", "statuses", "tags"].includes(member);
}

/** How many certificates of all accounts meet a condition, by its key. */
function countConditions(accounts: readonly Account[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (condition: Condition) => {
    const key = conditionKey(condition);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const { type, project, status, tags } of accounts.flatMap(({ store }) => store.all())) {
    add({ member: "types", value: type });
    add({ member: "projectIds", value: project.id });
    add({ member: "statuses", value: status });
    for (const value of tags) add({ member: "tags", value });
  }
  return counts;
}

/** A host name or wildcard-free domain as the user typed it, without what surrounds it; undefined when it is none. */
export function hostName(typed: string): string | undefined {
  const host = typed.trim().replace(/\.$/, "");
  const label = /^(?!-)[\p{L}\p{M}\p{N}_-]{1,63}(?<!-)$/u;
  return host !== "" && host.length <= 253 && host.split(".").every((part) => label.test(part))
    ? host
    : undefined;
}
