import { isForServers, type Message, message } from "../../certificates";
import type { X509Block } from "../inventory";
import type { DecodedCertificate, PlacedFinding } from "../types";
import { blockFinding } from "./finding";

/** What clients will not accept about the names of a server certificate. A CA has no host name. */
export function nameFindings({ block, certificate }: X509Block): PlacedFinding[] {
  if (certificate.isCa || !isForServers(certificate.extendedKeyUsage)) return [];
  return [
    ...nameOnlyInCommonName({ block, certificate }),
    ...hostNames(certificate).flatMap((name) => {
      const reason = wildcardMisuse(name, certificate);
      return reason ? [blockFinding("wildcard-misuse", "warning", block, reason)] : [];
    }),
  ];
}

function nameOnlyInCommonName({ block, certificate }: X509Block): PlacedFinding[] {
  const { commonName } = certificate.subject;
  const hasName = certificate.names.some(({ type }) => type === "dns" || type === "ip");
  if (hasName || commonName === undefined) return [];
  const reason = message("its name “{0}” is only in the common name, where browsers do not look", commonName);
  return [blockFinding("name-only-in-cn", "warning", block, reason)];
}

/** The DNS names; the common name only where there are no others, since it is one of them otherwise. */
function hostNames({ names, subject }: DecodedCertificate): readonly string[] {
  const dns = names.filter(({ type }) => type === "dns").map(({ value }) => value);
  if (dns.length > 0) return [...new Set(dns)];
  return subject.commonName?.includes("*.") ? [subject.commonName] : [];
}

/** Why the wildcard in a name does not work; undefined for a right one and for a name without. */
function wildcardMisuse(name: string, { validationLevel }: DecodedCertificate): Message | undefined {
  if (!name.includes("*")) return undefined;
  const [first, ...rest] = name.split(".");
  if (rest.some((label) => label.includes("*"))) {
    return message("the wildcard in “{0}” is not the leftmost part of the name", name);
  }
  if (first !== "*") return message("the wildcard in “{0}” is only a part of its label", name);
  if (rest.length < 2) return message("the wildcard “{0}” stands directly below a top-level domain", name);
  if (validationLevel === "EV") return message("an EV certificate may have no wildcard (“{0}”)", name);
  return undefined;
}
