import type { Certificate, Instant, Project, Tag } from "./certificate";

/** The certificates of an account as they were once listed. */
export interface Listing {
  readonly certificates: readonly Certificate[];
  readonly loadedAt: Instant;
}

const format = "certificate-browser-listing";
const version = 1;

/** A listing as JSON, to be read by {@link parseListing}. Certificates have no secrets, so neither has it. */
export function serialiseListing({ certificates, loadedAt }: Listing): string {
  return JSON.stringify({ format, version, loadedAt, certificates });
}

/**
 * Reads what {@link serialiseListing} wrote. Undefined for anything else: a file of another program or version, one that
 * was cut off, or one with a single field that is not what it should be.
 */
export function parseListing(text: string): Listing | undefined {
  const file = object(parseJson(text));
  if (file?.["format"] !== format || file["version"] !== version) return undefined;
  const { loadedAt, certificates } = file;
  if (!isNumber(loadedAt) || !Array.isArray(certificates)) return undefined;
  const share = sharing();
  const checked: Certificate[] = [];
  for (const value of certificates) {
    if (!isCertificate(value)) return undefined;
    checked.push(share(value));
  }
  return { certificates: checked, loadedAt };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string";
const isFlag: Check = (value) => typeof value === "boolean";
const isNumber = (value: unknown): value is number => Number.isFinite(value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

/** One check a member: the compiler sees to it that none is missing. */
const checks: Readonly<Record<keyof Certificate, Check>> = {
  id: (value) => isText(value) && value !== "",
  domain: isText,
  alias: isText,
  type: (value) => value === "SVR" || value === "CA",
  status: isNumber,
  statusMessage: optional(isText),
  source: isText,
  product: isText,
  packageType: optional(isNumber),
  project: isProject,
  names: listOf(isText),
  notBefore: optional(isNumber),
  notAfter: optional(isNumber),
  createdAt: optional(isNumber),
  validityMonths: optional(isNumber),
  algorithm: optional(isText),
  validation: optional(isText),
  isDv: isFlag,
  isWildcard: isFlag,
  isPaid: isFlag,
  isSm: isFlag,
  renewable: isFlag,
  deployable: isFlag,
  noticeMuted: optional(isFlag),
  tags: listOf(isTag),
  related: optional(isRelated),
};
const checkList = Object.entries(checks);

function isCertificate(value: unknown): value is Certificate {
  const from = object(value);
  if (from === undefined) return false;
  const known = Object.keys(from).every((name) => Object.hasOwn(checks, name));
  return known && checkList.every(([name, check]) => check(from[name]));
}

function isProject(value: unknown): value is Project {
  const from = object(value);
  return from !== undefined && isNumber(from["id"]) && isText(from["name"]);
}

function isTag(value: unknown): value is Tag {
  const from = object(value);
  return from !== undefined && isText(from["key"]) && isText(from["value"]);
}

function isRelated(value: unknown): boolean {
  const from = object(value);
  return from !== undefined && Object.values(from).every(isText);
}

function object(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? (value as Record<string, unknown>) : undefined;
}

/** Lets certificates share equal projects, so that 100,000 of them stay as small as when they were listed. */
function sharing(): (certificate: Certificate) => Certificate {
  const projects = new Map<string, Project>();
  return (certificate) => {
    const key = `${certificate.project.id} ${certificate.project.name}`;
    const project = projects.get(key) ?? certificate.project;
    projects.set(key, project);
    return { ...certificate, project };
  };
}
