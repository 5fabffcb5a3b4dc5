import { type Certificate, type CertificateType, type Instant, isUploaded, type Tag } from "./certificate";
import type { Capabilities, ListQuery } from "./service";
import type { Status } from "./status";
import { healthOf } from "./validity";

/**
 * Which certificates to show. A certificate must satisfy every member that is there; of a list, one entry is enough (of
 * tags, one value for each key). Empty: all certificates.
 */
export interface Filter {
  readonly types?: readonly CertificateType[];
  readonly projectIds?: readonly number[];
  readonly statuses?: readonly Status[];
  readonly sources?: readonly ("upload" | "buy")[];
  readonly tags?: readonly Tag[];
  /** Uploaded and hosted (`Upload`). */
  readonly uploaded?: true;
  readonly deployable?: true;
  readonly renewable?: true;
  readonly hostable?: true;
  readonly chineseSm?: true;
  readonly expiring?: true;
  /** Waiting to be issued (`IsPendingIssue`). */
  readonly pendingIssue?: true;
  /** Can be used for this host name. */
  readonly usableForDomain?: string;
}

export type FilterMember = keyof Filter;

/** No filter. */
export const everything: Filter = {};

export function isFiltering(filter: Filter): boolean {
  return Object.keys(filter).length > 0;
}

/** Members that legacy records say nothing about. */
const onlyTheNewApiTells: readonly FilterMember[] = [
  "deployable",
  "renewable",
  "hostable",
  "chineseSm",
  "pendingIssue",
  "tags",
];

/** The members of a filter that an account cannot answer at all: nothing in it can be said to match. */
export function unanswerable(filter: Filter, { richFilters }: Capabilities): readonly FilterMember[] {
  return richFilters ? [] : onlyTheNewApiTells.filter((member) => filter[member] !== undefined);
}

/**
 * What of a filter the service must be asked, because records do not tell it; undefined when there is nothing to ask.
 * Legacy accounts cannot be asked whether a certificate is hosted; for them an upload is an upload.
 */
export function toQuery(
  filter: Filter,
  { richFilters, filterByUsableDomain }: Capabilities,
): ListQuery | undefined {
  const { uploaded, hostable, pendingIssue, usableForDomain } = filter;
  const query: ListQuery = {
    ...(richFilters && uploaded ? { uploaded } : {}),
    ...(richFilters && hostable ? { hostable } : {}),
    ...(richFilters && pendingIssue ? { pendingIssue } : {}),
    ...(filterByUsableDomain && usableForDomain !== undefined ? { usableForDomain } : {}),
  };
  return Object.keys(query).length === 0 ? undefined : query;
}

/** What a filter is applied with besides the record. */
export interface FilterContext {
  readonly now: Instant;
  /** A certificate with fewer days left is expiring. */
  readonly expiringDays: number;
  readonly capabilities: Capabilities;
  /** The IDs the service gave for {@link toQuery}; absent while they are not known. */
  readonly answered?: ReadonlySet<string>;
}

/** The test a filter stands for: made once, then applied to any number of certificates of one account. */
export function matcher(filter: Filter, context: FilterContext): (certificate: Certificate) => boolean {
  const { capabilities, answered } = context;
  if (unanswerable(filter, capabilities).length > 0) return () => false;
  const tests = [...listTests(filter), ...flagTests(filter, context)];
  if (toQuery(filter, capabilities) !== undefined) tests.push(({ id }) => answered?.has(id) === true);
  return (certificate) => tests.every((test) => test(certificate));
}

type Test = (certificate: Certificate) => boolean;

function listTests({ types, projectIds, statuses, sources, tags }: Filter): Test[] {
  const tests: Test[] = [];
  if (types) tests.push(({ type }) => types.includes(type));
  if (projectIds) tests.push(({ project }) => projectIds.includes(project.id));
  if (statuses) tests.push(({ status }) => statuses.includes(status));
  if (sources) tests.push((certificate) => sources.includes(isUploaded(certificate) ? "upload" : "buy"));
  for (const [key, values] of valuesByKey(tags ?? [])) {
    tests.push((certificate) =>
      certificate.tags.some((tag) => tag.key === key && values.includes(tag.value)),
    );
  }
  return tests;
}

function valuesByKey(tags: readonly Tag[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { key, value } of tags) found.set(key, [...(found.get(key) ?? []), value]);
  return found;
}

function flagTests(filter: Filter, { now, expiringDays, capabilities }: FilterContext): Test[] {
  const tests: Test[] = [];
  const { usableForDomain } = filter;
  if (filter.uploaded && !capabilities.richFilters) tests.push(isUploaded);
  if (filter.deployable) tests.push(({ deployable }) => deployable);
  if (filter.renewable) tests.push(({ renewable }) => renewable);
  if (filter.chineseSm) tests.push(({ isSm }) => isSm);
  if (filter.expiring) {
    tests.push((certificate) => healthOf(certificate, now, expiringDays) === "expiring");
  }
  if (usableForDomain !== undefined && !capabilities.filterByUsableDomain) {
    const host = ascii(usableForDomain);
    tests.push(({ names }) => names.some((name) => covers(ascii(name), host)));
  }
  return tests;
}

/** RFC 6125, section 6.4.3: a wildcard stands for exactly one label, the left-most. */
function covers(name: string, host: string): boolean {
  if (!name.startsWith("*.")) return name === host;
  const dot = host.indexOf(".");
  return dot > 0 && name.slice(2) === host.slice(dot + 1);
}

/** A name in lower case, an international one in its ASCII form. What is no host name stays as it is. */
function ascii(name: string): string {
  const plain = name.toLowerCase().replace(/\.$/, "");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII starts there
  if (/^[\u0000-\u007F]*$/.test(plain)) return plain;
  const wildcard = plain.startsWith("*.") ? "*." : "";
  const address = `http://${plain.slice(wildcard.length)}`;
  return URL.canParse(address) ? `${wildcard}${new URL(address).hostname}` : plain;
}
