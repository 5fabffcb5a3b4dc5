// The conditions of a filter one by one, and what they are called. Plain: runs without the editor.
import {
  type CertificateType,
  type Filter,
  type FilterMember,
  type Message,
  message,
  type Status,
  statusName,
  type Tag,
} from "../certificates";

/** Conditions that are there or not. */
export const filterFlags = [
  "expiring",
  "uploaded",
  "deployable",
  "renewable",
  "hostable",
  "chineseSm",
  "pendingIssue",
] as const satisfies readonly FilterMember[];

export type FilterFlag = (typeof filterFlags)[number];

/** One condition of a filter: what one line of a checklist stands for. */
export type Condition =
  | { readonly member: "types"; readonly value: CertificateType }
  | { readonly member: "projectIds"; readonly value: number }
  | { readonly member: "statuses"; readonly value: Status }
  | { readonly member: "sources"; readonly value: "upload" | "buy" }
  | { readonly member: "tags"; readonly value: Tag }
  | { readonly member: FilterFlag }
  | { readonly member: "usableForDomain"; readonly value: string };

/** The conditions a filter is made of. */
export function conditionsOf(filter: Filter): readonly Condition[] {
  const { types = [], projectIds = [], statuses = [], sources = [], tags = [], usableForDomain } = filter;
  return [
    ...types.map((value) => ({ member: "types", value }) as const),
    ...projectIds.map((value) => ({ member: "projectIds", value }) as const),
    ...statuses.map((value) => ({ member: "statuses", value }) as const),
    ...sources.map((value) => ({ member: "sources", value }) as const),
    ...filterFlags.filter((member) => filter[member]).map((member) => ({ member })),
    ...tags.map((value) => ({ member: "tags", value }) as const),
    ...(usableForDomain === undefined
      ? []
      : [{ member: "usableForDomain", value: usableForDomain } as const]),
  ];
}

/** The filter that conditions make, see {@link Filter} on how they go together. */
export function filterOf(conditions: readonly Condition[]): Filter {
  return conditions.reduce(withCondition, {});
}

function withCondition(filter: Filter, condition: Condition): Filter {
  switch (condition.member) {
    case "types":
      return { ...filter, types: [...(filter.types ?? []), condition.value] };
    case "projectIds":
      return { ...filter, projectIds: [...(filter.projectIds ?? []), condition.value] };
    case "statuses":
      return { ...filter, statuses: [...(filter.statuses ?? []), condition.value] };
    case "sources":
      return { ...filter, sources: [...(filter.sources ?? []), condition.value] };
    case "tags":
      return { ...filter, tags: [...(filter.tags ?? []), condition.value] };
    case "usableForDomain":
      return { ...filter, usableForDomain: condition.value };
    default:
      return { ...filter, [condition.member]: true };
  }
}

/** Equal for conditions that ask the same. There is one domain to ask for, whichever it is. */
export function conditionKey(condition: Condition): string {
  const value = "value" in condition && condition.member !== "usableForDomain" ? condition.value : "";
  return JSON.stringify([condition.member, value]);
}

const flagNames: Record<FilterFlag, Message> = {
  expiring: message("Expiring"),
  uploaded: message("Uploaded and hosted"),
  deployable: message("Deployable"),
  renewable: message("Renewable"),
  hostable: message("Hostable"),
  chineseSm: message("Chinese SM"),
  pendingIssue: message("Waiting to be issued"),
};

/** A condition in a checklist, where its section says what kind it is. A string is other people's and not translated. */
export function conditionName(
  condition: Condition,
  projectName: (id: number) => string | undefined,
): string | Message {
  switch (condition.member) {
    case "types":
      return condition.value === "CA"
        ? message("Client certificate (CA)")
        : message("Server certificate (SVR)");
    case "projectIds":
      return projectName(condition.value) ?? message("Project {0}", condition.value);
    case "statuses":
      return statusName(condition.value);
    case "sources":
      return condition.value === "upload" ? message("Uploaded") : message("Bought from Tencent Cloud");
    case "tags":
      return tagText(condition.value);
    case "usableForDomain":
      return condition.value === ""
        ? message("Usable for a domain…")
        : message("Usable for {0}", condition.value);
    default:
      return flagNames[condition.member];
  }
}

/** A condition on its own, as in "Filter: Expiring, Project Web". */
export function conditionText(
  condition: Condition,
  projectName: (id: number) => string | undefined,
): string | Message {
  const name = conditionName(condition, projectName);
  switch (condition.member) {
    case "projectIds":
      return projectName(condition.value) === undefined ? name : message("Project {0}", name);
    case "tags":
      return message("Tag {0}", name);
    default:
      return name;
  }
}

export function tagText({ key, value }: Tag): string {
  return value === "" ? key : `${key}: ${value}`;
}
