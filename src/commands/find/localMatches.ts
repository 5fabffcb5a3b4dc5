import { type Certificate, type Instant, sortCertificates } from "../../certificates";

/**
 * How well a certificate answers a search; the lower the better, undefined for not at all. It looks where the service's
 * own search looks: a part of the ID, the alias or a name, upper and lower case alike.
 *
 * @param wanted in lower case
 */
function matchRank({ id, alias, domain, names }: Certificate, wanted: string): number | undefined {
  const texts = [id, domain, alias, ...names].map((text) => text.toLowerCase());
  if (texts.includes(wanted)) return 0;
  if (texts.some((text) => text.startsWith(wanted))) return 1;
  return texts.some((text) => text.includes(wanted)) ? 2 : undefined;
}

/** The certificates that answer a search; without a search, those that still have time left. */
export function localMatches(
  certificates: readonly Certificate[],
  search: string,
  now: Instant,
): readonly Certificate[] {
  if (search === "") return certificates.filter(({ notAfter }) => notAfter !== undefined && notAfter > now);
  const wanted = search.toLowerCase();
  return certificates.filter((certificate) => matchRank(certificate, wanted) !== undefined);
}

/** Best answers first; among equals, the sooner to expire. What only the service found comes last. */
export function bestFirst(certificates: readonly Certificate[], search: string): Certificate[] {
  const wanted = search.toLowerCase();
  const byRank: Certificate[][] = [[], [], [], []];
  for (const certificate of certificates) {
    const rank = search === "" ? 0 : (matchRank(certificate, wanted) ?? 3);
    byRank[rank]?.push(certificate);
  }
  return byRank.flatMap((equals) => sortCertificates(equals, "expiry"));
}
