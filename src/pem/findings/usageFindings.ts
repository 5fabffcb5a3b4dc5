import { isForServers, type Message, message } from "../../certificates";
import type { X509Block } from "../inventory";
import type { ChainReport, DecodedCertificate, Finding, IssuerFault, PlacedFinding } from "../types";
import { blockFinding } from "./finding";

/** @param severity as a server certificate that is to be uploaded it deserves a warning; lying in a folder it does not. */
export function missingServerAuth(
  { block, certificate }: X509Block,
  severity: Finding["severity"],
): PlacedFinding[] {
  if (isForServers(certificate.extendedKeyUsage)) return [];
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

/** Certificates that have issued another one and may not, for which clients refuse that one. */
export function issuerFindings(given: readonly X509Block[], { links }: ChainReport): PlacedFinding[] {
  return links.flatMap(({ certificate, issuerFault }) => {
    const entry = given.find((candidate) => candidate.certificate === certificate);
    if (entry === undefined || issuerFault === undefined) return [];
    const code = issuerFault.kind === "notCa" ? "server-as-ca" : "issuer-constraints";
    const reason = issuerReason(issuerFault, certificate);
    return [blockFinding(code, "warning", entry.block, reason)];
  });
}

function issuerReason({ kind }: IssuerFault, { pathLength = 0 }: DecodedCertificate): Message {
  switch (kind) {
    case "notCa":
      return message("it is no CA certificate but has issued another one");
    case "noCertSign":
      return message("its key usage does not include signing certificates, but it has issued another one");
    case "tooDeep":
      return message("more CA certificates stand below it than its path length allows: {0}", pathLength);
  }
}
