import type { CertificateEntry } from "../records/entry";

/** The service's fuzzy search: a part of the ID, the alias or a domain name, upper and lower case alike. */
export function matchesSearch(entry: CertificateEntry, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  const contains = (text: string) => text.toLowerCase().includes(wanted);
  return contains(entry.id) || contains(entry.alias) || contains(entry.domain) || entry.names.some(contains);
}
