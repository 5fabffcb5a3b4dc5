import type { DecodedCertificate } from "../../pem";
import type { DecodedPem } from "./chain";

/** The certificate a PEM is about: the first of its chain. Undefined while it is not decoded, or cannot be. */
export function leafOf(decoded: DecodedPem | undefined): DecodedCertificate | undefined {
  return decoded?.kind === "decoded" ? decoded.report.links[0]?.certificate : undefined;
}
