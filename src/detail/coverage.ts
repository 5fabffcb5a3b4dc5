import { isIP, isIPv6 } from "node:net";
import { domainToASCII } from "node:url";
import { type Message, message } from "../certificates";
import type { HostName } from "../ui/hostNames";
import { visibleText } from "../ui/visibleText";

/** Whether a certificate is good for a host, by which of its names, or why not. */
export type Coverage =
  | { readonly verdict: "yes"; readonly host: string; readonly by: string }
  | { readonly verdict: "no"; readonly host: string; readonly text: Message }
  | { readonly verdict: "invalid"; readonly text: Message };

/** What may stand for a host, and what only looks as if it did. */
export interface CoveringNames {
  readonly hosts: readonly HostName[];
  /** A name that stands in the subject alone. */
  readonly onlyInSubject?: string;
}

const label = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;

/**
 * Whether `names` cover what a user typed: a host name, an IP address, or a URL or `host:port` with one of them.
 *
 * By RFC 9525 section 6 (before it RFC 6125 section 6.4): names are compared without regard to case, international names
 * in their ASCII form; a wildcard stands for exactly one label, the left-most, and only when it is that whole label; an
 * IP address is covered only by itself, listed as an address and not as a name. The common name counts for nothing. As
 * browsers do, neither does a wildcard directly below a top-level domain.
 */
export function coverageOf(names: CoveringNames, input: string): Coverage {
  const host = normalHost(input);
  if (host === undefined) return { verdict: "invalid", text: whyNoHost(input) };
  const by = names.hosts.find((name) => covers(name, host))?.value;
  if (by !== undefined) return { verdict: "yes", host, by };
  return { verdict: "no", host, text: whyNot(names, host) };
}

/** The answer in a sentence. */
export function coverageText(coverage: Coverage): Message {
  if (coverage.verdict !== "yes") return coverage.text;
  const { host, by } = coverage;
  return isExactly(by, host)
    ? message("Yes, by {0}.", visibleText(by))
    : message("Yes, {0} is covered by {1}.", host, visibleText(by));
}

function normalHost(input: string): string | undefined {
  const typed = hostPart(input.trim());
  if (isIP(typed) !== 0) return normalAddress(typed);
  const ascii = domainToASCII(typed.replace(/\.$/, "")).toLowerCase();
  if (ascii.length === 0 || ascii.length > 253) return undefined;
  return ascii.split(".").every((part) => label.test(part)) ? ascii : undefined;
}

/** The host of a URL, of `//host/path`, of `user@host`, `host:port`, `[address]:port`; anything else as it is. */
function hostPart(typed: string): string {
  const authority = typed.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\//i, "").replace(/[/?#].*$/s, "");
  const place = authority.replace(/^[^\s@]*@/, "");
  const bracketed = /^\[(.*)\](?::\d*)?$/s.exec(place)?.[1];
  if (bracketed !== undefined) return isIPv6(bracketed) ? bracketed : "";
  return isIPv6(place) ? place : place.replace(/:\d*$/, "");
}

function covers({ type, value }: HostName, host: string): boolean {
  if (type !== typeOf(host)) return false;
  const base = type === "dns" ? wildcardBase(value) : undefined;
  if (base === undefined) return isExactly(value, host);
  return base.includes(".") && parentOf(host) === base;
}

function typeOf(host: string): HostName["type"] {
  return isIP(host) === 0 ? "dns" : "ip";
}

function isExactly(name: string, host: string): boolean {
  return (isIP(name) === 0 ? asciiName(name) : normalAddress(name)) === host;
}

/** What a wildcard stands below: `example.com` of `*.example.com`. */
function wildcardBase(name: string): string | undefined {
  return name.startsWith("*.") ? asciiName(name.slice(2)) : undefined;
}

/** The name without its left-most label. */
function parentOf(host: string): string | undefined {
  const dot = host.indexOf(".");
  return dot < 0 ? undefined : host.slice(dot + 1);
}

function asciiName(name: string): string {
  return (domainToASCII(name) || name).toLowerCase().replace(/\.$/, "");
}

/** IPv6 addresses can be written in several ways; URL writes all of them the same. */
function normalAddress(address: string): string {
  return isIPv6(address) ? new URL(`http://[${address.replace(/%.*$/, "")}]`).hostname.slice(1, -1) : address;
}

function whyNoHost(input: string): Message {
  return input.includes("*")
    ? message("Ask for one host, such as www.example.com: a wildcard stands for many.")
    : message("This is not a host name or IP address.");
}

function whyNot({ hosts, onlyInSubject }: CoveringNames, host: string): Message {
  if (onlyInSubject !== undefined && covers({ type: typeOf(host), value: onlyInSubject }, host)) {
    return message(
      "No, {0} is not covered: {1} stands only in the common name, where clients do not look.",
      host,
      visibleText(onlyInSubject),
    );
  }
  const valuesOf = (wanted: HostName["type"]) =>
    hosts.filter(({ type }) => type === wanted).map(({ value }) => value);
  return typeOf(host) === "dns"
    ? whyNotHost(valuesOf("dns"), host)
    : whyNotAddress(valuesOf("ip"), valuesOf("dns"), host);
}

function whyNotAddress(addresses: readonly string[], names: readonly string[], host: string): Message {
  if (names.some((name) => isExactly(name, host))) {
    return message(
      "No, {0} is not covered: the certificate lists it as a DNS name, which does not stand for an IP address.",
      host,
    );
  }
  return addresses.length > 0
    ? message("No, {0} is not covered: the certificate lists other IP addresses.", host)
    : message("No, {0} is not covered: the certificate lists no IP addresses.", host);
}

/** The first reason that fits; those that a reader is most likely to have overlooked come first. */
function whyNotHost(names: readonly string[], host: string): Message {
  const first = (test: (name: string) => boolean) => names.find(test);
  const shown = (name: string) => visibleText(name);
  const base = first((name) => wildcardBase(name) === host);
  if (base !== undefined) {
    return message(
      "No, {0} is not covered: {1} stands for names below it, not for {0} itself.",
      host,
      shown(base),
    );
  }
  const top = first((name) => wildcardBase(name) !== undefined && wildcardBase(name) === parentOf(host));
  if (top !== undefined) {
    return message(
      "No, {0} is not covered: clients ignore a wildcard directly below a top-level domain, as in {1}.",
      host,
      shown(top),
    );
  }
  const shallow = first((name) => isBelow(host, wildcardBase(name)));
  if (shallow !== undefined) {
    return message(
      "No, {0} is not covered: the wildcard of {1} stands for exactly one label.",
      host,
      shown(shallow),
    );
  }
  const partial = first((name) => isPartialWildcard(name, host));
  if (partial !== undefined) {
    return message(
      "No, {0} is not covered: clients ignore a wildcard that is not the whole first label, as in {1}.",
      host,
      shown(partial),
    );
  }
  const above = first((name) => isBelow(host, asciiName(name)));
  if (above !== undefined) {
    return message(
      "No, {0} is not covered: {1} stands for itself, not for names below it.",
      host,
      shown(above),
    );
  }
  return message("No, {0} is not covered: none of the names stands for it.", host);
}

function isBelow(host: string, name: string | undefined): boolean {
  return name !== undefined && name !== "" && host.endsWith(`.${name}`);
}

/** A name such as `f*.example.com` or `www.*.com` that would stand for the host if its asterisk counted. */
function isPartialWildcard(name: string, host: string): boolean {
  const [start, end, ...more] = asciiName(name).split("*");
  if (start === undefined || end === undefined || more.length > 0 || (start === "" && end.startsWith("."))) {
    return false;
  }
  const between = host.slice(start.length, host.length - end.length);
  const fits = host.startsWith(start) && host.endsWith(end) && host.length >= start.length + end.length;
  return fits && !between.includes(".");
}
