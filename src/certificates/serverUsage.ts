const serverUsages = new Set(["serverAuth", "anyExtendedKeyUsage", "msSGC", "nsSGC"]);

/**
 * Whether TLS servers may use a certificate of this extended key usage (RFC 5280, 4.2.1.12): it says so, or says nothing.
 *
 * @param extendedKeyUsage names such as `serverAuth`; undefined when the certificate has no such extension
 */
export function isForServers(extendedKeyUsage: readonly string[] | undefined): boolean {
  return extendedKeyUsage?.some((usage) => serverUsages.has(usage)) ?? true;
}
