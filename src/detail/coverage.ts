import { isIP, isIPv6 } from "node:net";
import { domainToASCII } from "node:url";

/** Whether a certificate is good for a host, and by which of its names. */
export type Coverage =
  | { readonly verdict: "yes"; readonly host: string; readonly by: string }
  | { readonly verdict: "no"; readonly host: string }
  | { readonly verdict: "invalid" };

const label = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;

/**
 * Whether `names` cover what a user typed: a host name or an IP address.
 *
 * By RFC 6125 section 6.4: names are compared without regard to case, international names in their ASCII form; a
 * wildcard stands for exactly one label, the left-most, and only when it is that whole label; an IP address is covered
 * only by itself.
 */
export function coverageOf(names: readonly string[], input: string): Coverage {
  const host = normalHost(input);
  if (host === undefined) return { verdict: "invalid" };
  const by = names.find((name) => covers(name, host));
  return by === undefined ? { verdict: "no", host } : { verdict: "yes", host, by };
}

function normalHost(input: string): string | undefined {
  const typed = input.trim().replace(/^\[(.*)\]$/, "$1");
  if (isIP(typed) !== 0) return normalAddress(typed);
  const ascii = domainToASCII(typed.replace(/\.$/, "")).toLowerCase();
  if (ascii.length === 0 || ascii.length > 253) return undefined;
  return ascii.split(".").every((part) => label.test(part)) ? ascii : undefined;
}

function covers(name: string, host: string): boolean {
  if (isIP(host) !== 0) return isIP(name) !== 0 && normalAddress(name) === host;
  if (isIP(name) !== 0) return false;
  if (!name.startsWith("*.")) return asciiName(name) === host;
  const dot = host.indexOf(".");
  return dot > 0 && asciiName(name.slice(2)) === host.slice(dot + 1);
}

function asciiName(name: string): string {
  return (domainToASCII(name) || name).toLowerCase().replace(/\.$/, "");
}

/** IPv6 addresses can be written in several ways; URL writes all of them the same. */
function normalAddress(address: string): string {
  return isIPv6(address) ? new URL(`http://[${address.replace(/%.*$/, "")}]`).hostname.slice(1, -1) : address;
}
