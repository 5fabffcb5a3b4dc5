import { message } from "../../certificates";
import type { DecodedCertificate, IssuerFault } from "../types";

/**
 * Judges a certificate of a chain as the issuer of the one below it (RFC 5280, 4.2.1.3, 4.2.1.9 and 6.1.4). A root of
 * version 1, which cannot say that it is a CA, is let pass: private ones are sometimes that old.
 *
 * @param chain from the leaf upwards
 * @returns undefined where it may have issued that, and for the leaf, which has issued none of them
 */
export function issuerFaultAt(chain: readonly DecodedCertificate[], index: number): IssuerFault | undefined {
  const issuer = chain[index];
  if (issuer === undefined || index === 0) return undefined;
  if (issuer.version === 1 && issuer.selfIssued) return undefined;
  if (!issuer.isCa) {
    return { kind: "notCa", problem: message("It is not a CA certificate, so it may issue no others.") };
  }
  const { keyUsage, pathLength = Number.POSITIVE_INFINITY } = issuer;
  if (keyUsage.length > 0 && !keyUsage.includes("keyCertSign")) {
    const problem = message(
      "Its key usage does not include signing certificates, so it may issue no others.",
    );
    return { kind: "noCertSign", problem };
  }
  // One that only passes its name on to another key is not counted (6.1.4); one that is no CA has that fault.
  const between = chain.slice(1, index).filter(({ isCa, selfIssued }) => isCa && !selfIssued);
  if (between.length <= pathLength) return undefined;
  const problem = message(
    "More CA certificates stand below it than its path length allows: {0}.",
    pathLength,
  );
  return { kind: "tooDeep", problem };
}
