// The names by which a client recognises a server. Plain: runs without the editor.
import { isIP } from "node:net";
import { isForServers } from "../certificates";
import type { DecodedCertificate } from "../pem";

/** A subject alternative name that stands for a host: a DNS name matches names only, an address addresses only. */
export interface HostName {
  readonly type: "dns" | "ip";
  readonly value: string;
}

/** The hosts a certificate stands for by its subject alternative names: clients look nowhere else (RFC 9525, 2). */
export function hostNamesOf({ names }: DecodedCertificate): readonly HostName[] {
  return names.flatMap(({ type, value }) => (type === "dns" || type === "ip" ? [{ type, value }] : []));
}

/** Names of hosts as the service lists them, which does not say of which type they are. */
export function hostNamesFrom(names: readonly string[]): readonly HostName[] {
  return names.map((value) => ({ type: isIP(value) === 0 ? "dns" : "ip", value }));
}

/** The common name of a server's certificate that stands for no host but looks as if it stood for this one. */
export function nameOnlyInSubject(certificate: DecodedCertificate): string | undefined {
  const { commonName } = certificate.subject;
  const looksLikeHost = commonName !== undefined && !/[\s@]/.test(commonName) && /.\../.test(commonName);
  return looksLikeHost &&
    isForServers(certificate.extendedKeyUsage) &&
    !certificate.isCa &&
    hostNamesOf(certificate).length === 0
    ? commonName
    : undefined;
}
