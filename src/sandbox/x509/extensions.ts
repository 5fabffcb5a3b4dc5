import { createHash } from "node:crypto";
import {
  boolean,
  constructed,
  type Der,
  integer,
  namedBits,
  octetString,
  oid,
  primitive,
  sequence,
} from "./der";
import { distributionPoint, generalName } from "./names";

/** Bits of KeyUsage (RFC 5280 4.2.1.3). */
const keyUsageBits = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyEncipherment: 2,
  dataEncipherment: 3,
  keyAgreement: 4,
  keyCertSign: 5,
  cRLSign: 6,
} as const;

export type KeyUsage = keyof typeof keyUsageBits;

const purposes: Readonly<Record<string, string>> = {
  serverAuth: "1.3.6.1.5.5.7.3.1",
  clientAuth: "1.3.6.1.5.5.7.3.2",
  codeSigning: "1.3.6.1.5.5.7.3.3",
  emailProtection: "1.3.6.1.5.5.7.3.4",
  timeStamping: "1.3.6.1.5.5.7.3.8",
  OCSPSigning: "1.3.6.1.5.5.7.3.9",
};

/** The CA/Browser Forum's policy identifiers (2.23.140.1). */
const policyOids: Readonly<Record<string, string>> = {
  DV: "2.23.140.1.2.1",
  OV: "2.23.140.1.2.2",
  IV: "2.23.140.1.2.3",
  EV: "2.23.140.1.1",
};

function extension(id: string, value: Der, critical = false): Der {
  return critical
    ? sequence(oid(id), boolean(true), octetString(value))
    : sequence(oid(id), octetString(value));
}

/** RFC 5280 4.2.1.9, critical. `pathLength`: how many CAs may follow below this one. */
export function basicConstraints(isCa: boolean, pathLength: number | undefined): Der {
  const limit = pathLength === undefined ? [] : [integer(pathLength)];
  return extension("2.5.29.19", isCa ? sequence(boolean(true), ...limit) : sequence(), true);
}

/** RFC 5280 4.2.1.3, critical. */
export function keyUsage(usages: readonly KeyUsage[]): Der {
  return extension("2.5.29.15", namedBits(usages.map((usage) => keyUsageBits[usage])), true);
}

/** `usages`: `serverAuth`, `clientAuth` … or dotted OIDs. */
export function extendedKeyUsage(usages: readonly string[]): Der {
  return extension("2.5.29.37", sequence(...usages.map((usage) => oid(purposes[usage] ?? usage))));
}

/** RFC 5280 4.2.1.6. `names`: domains, IP addresses, e-mail addresses and URLs as {@link generalName} takes them. */
export function subjectAlternativeName(names: readonly string[]): Der {
  return extension("2.5.29.17", sequence(...names.map(generalName)));
}

/** `policies`: `DV`, `OV`, `IV`, `EV` or dotted OIDs. */
export function certificatePolicies(policies: readonly string[]): Der {
  return extension(
    "2.5.29.32",
    sequence(...policies.map((policy) => sequence(oid(policyOids[policy] ?? policy)))),
  );
}

/** RFC 5280 4.2.1.2, of the certificate's own key. */
export function subjectKeyIdentifier(spki: Der): Der {
  return extension("2.5.29.14", octetString(keyIdentifier(spki)));
}

/** RFC 5280 4.2.1.1, of the issuer's key. */
export function authorityKeyIdentifier(spki: Der): Der {
  return extension("2.5.29.35", sequence(primitive(0, keyIdentifier(spki))));
}

/** Where revocation is answered and where the issuer's certificate is found (RFC 5280 4.2.2.1). */
export function authorityInformation(urls: { readonly ocsp: string; readonly caIssuers: string }): Der {
  const access = (method: string, url: string) => sequence(oid(method), generalName(url));
  return extension(
    "1.3.6.1.5.5.7.1.1",
    sequence(access("1.3.6.1.5.5.7.48.1", urls.ocsp), access("1.3.6.1.5.5.7.48.2", urls.caIssuers)),
  );
}

/** RFC 5280 4.2.1.13. */
export function crlDistributionPoint(url: string): Der {
  return extension("2.5.29.31", sequence(distributionPoint(url)));
}

/** The extensions as field [3] of the certificate. */
export function extensionsField(extensions: readonly Der[]): Der {
  return constructed(3, sequence(...extensions));
}

/** RFC 7093 method 1: the left-most 160 bits of the SHA-256 of the SubjectPublicKeyInfo. */
function keyIdentifier(spki: Der): Der {
  return createHash("sha256").update(spki).digest().subarray(0, 20);
}
