import {
  type BoundResource,
  type BoundResourceGroup,
  type BoundResources,
  type BoundTotal,
  type Message,
  message,
} from "../../certificates";
import { instantText } from "../../ui/instantText";
import { resourceStateName } from "../../ui/serviceWords";
import { textTable } from "../../ui/textTable";
import { visibleText } from "../../ui/visibleText";

/** How many resources use a certificate, all types and regions together. */
export function totalOf({ totals }: Pick<BoundResources, "totals">): number {
  return totals.reduce((sum, { total }) => sum + total, 0);
}

export interface ResourcesFacts {
  readonly certificateName: string;
  readonly accountName: string;
  /** Why the details are missing or not complete. */
  readonly missing?: Message;
}

/** Which cloud resources use a certificate, as plain text: totals by type and region, then the resources of each. */
export function resourcesText(
  found: BoundResources,
  groups: readonly BoundResourceGroup[],
  facts: ResourcesFacts,
  localize: (message: Message) => string,
): string {
  const sections = [
    headLines(found, facts).map(localize),
    totalLines(found.totals, localize),
    ...groups.filter(({ resources }) => resources.length > 0).map((group) => groupLines(group, localize)),
    ...(facts.missing === undefined ? [] : [[localize(facts.missing)]]),
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function headLines(found: BoundResources, { certificateName, accountName }: ResourcesFacts): Message[] {
  const total = totalOf(found);
  return [
    message("Certificate: {0}", certificateName),
    message("Account: {0}", accountName),
    ...(found.at === undefined ? [] : [message("Looked up: {0}", instantText(found.at))]),
    total === 0
      ? message("No cloud resource was found that uses it.")
      : message("Cloud resources that use it: {0}", total),
  ];
}

/** Regions where nothing was found are left out, those that could not be looked through are not. */
function totalLines(totals: readonly BoundTotal[], localize: (message: Message) => string): string[] {
  const rows = totals
    .filter(({ total, problem }) => total > 0 || problem !== undefined)
    .map(({ type, region, total, problem }) => [type, region ?? "", String(total), problem ?? ""]);
  if (rows.length === 0) return [];
  const titles = [message("Type"), message("Region"), message("Number"), message("Problem")];
  return textTable([titles.map(localize), ...rows]);
}

function groupLines(
  { type, region, total, resources }: BoundResourceGroup,
  localize: (message: Message) => string,
): string[] {
  const titles = [message("ID"), message("Name"), message("Status"), message("Domains")];
  const more = total - resources.length;
  return [
    `${visibleText([type, region ?? ""].join(" ").trim())} (${total})`,
    ...textTable([titles.map(localize), ...resources.map((resource) => rowOf(resource, localize))]).map(
      (line) => `  ${line}`,
    ),
    ...(more > 0 ? [`  ${localize(message("… and {0} more that are not shown", more))}`] : []),
  ];
}

function rowOf(
  { type, id, name, status = "", domains }: BoundResource,
  localize: (message: Message) => string,
): string[] {
  const state = resourceStateName(type, status);
  return [id, name, state === undefined ? status : localize(state), domains.join(", ")];
}
