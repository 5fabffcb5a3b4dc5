import type { ValidationEntry } from "../records/entry";

type Pick = (limit: number) => number;

function hex(length: number, pick: Pick): string {
  return Array.from({ length }, () => pick(16).toString(16)).join("");
}

/** The records an applicant must publish for these domains, one for each, as the CAs ask for them. */
export function validationRecords(
  type: ValidationEntry["type"],
  domains: readonly string[],
  pick: Pick,
): ValidationEntry[] {
  const bare = [...new Set(domains.map((domain) => domain.replace(/^\*\./, "")))];
  return bare.map((domain) => makers[type](domain, pick));
}

const makers: Record<ValidationEntry["type"], (domain: string, pick: Pick) => ValidationEntry> = {
  CNAME(domain, pick) {
    const label = `_${hex(32, pick)}`;
    const value = `${hex(32, pick)}.${hex(32, pick)}.${hex(14, pick)}.validation.example.com`;
    return { type: "CNAME", domain, key: `${label}.${domain}`, value, path: null, subdomain: label };
  },
  TXT(domain, pick) {
    const key = `_dnsauth.${domain}`;
    return { type: "TXT", domain, key, value: `2026${hex(36, pick)}`, path: null, subdomain: "_dnsauth" };
  },
  FILE(domain, pick) {
    const path = "/.well-known/pki-validation/";
    return { type: "FILE", domain, key: "fileauth.txt", value: hex(44, pick), path, subdomain: null };
  },
};
