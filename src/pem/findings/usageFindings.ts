import { message } from "../../certificates";
import type { X509Block } from "../inventory";
import type { ChainReport, DecodedCertificate, Finding, PlacedFinding } from "../types";
import { blockFinding } from "./finding";

const serverUsages = new Set(["serverAuth", "anyExtendedKeyUsage", "msSGC", "nsSGC"]);

/** Whether the certificate may be used by TLS servers (RFC 5280, 4.2.1.12): it says so, or says nothing. */
export function isForServers({ extendedKeyUsage }: DecodedCertificate): boolean {
  return extendedKeyUsage?.some((usage) => serverUsages.has(usage)) ?? true;
}

/** @param severity as a server certificate that is to be uploaded it deserves a warning; lying in a folder it does not. */
export function missingServerAuth(
  { block, certificate }: X509Block,
  severity: Finding["severity"],
): PlacedFinding[] {
  if (isForServers(certificate)) return [];
  const usages = certificate.extendedKeyUsage?.join(", ") || "-";
  const reason = message("it is not for the authentication of servers, only for: {0}", usages);
  return [blockFinding("missing-server-auth", severity, block, reason)];
}

/** For a CA certificate that goes up as a server certificate, since its key is given: rarely what is meant. */
export function caAsServer({ block }: X509Block): PlacedFinding {
  const reason = message(
    "this is a CA certificate, and it will be uploaded as a server certificate because its key is given",
  );
  return blockFinding("ca-as-server", "warning", block, reason);
}

/**
 * Certificates that have issued another one without being a CA. Version 1, which cannot say so, is let pass: private
 * roots are sometimes that old.
 */
export function serverAsCa(given: readonly X509Block[], { links }: ChainReport): PlacedFinding[] {
  const issuers = links.slice(1).map(({ certificate }) => certificate);
  return given
    .filter(
      ({ certificate }) => issuers.includes(certificate) && !certificate.isCa && certificate.version > 1,
    )
    .map(({ block }) =>
      blockFinding(
        "server-as-ca",
        "warning",
        block,
        message("it is no CA certificate but has issued another one"),
      ),
    );
}
