import { existsSync, readFileSync } from "node:fs";
import { rootCertificates } from "node:tls";

const systemBundle = "/etc/ssl/certs/ca-certificates.crt";

/** The CA bundle of the system (144 certificates on Debian), else the one inside Node.js, which is nearly the same. */
export function caBundle(): string {
  return existsSync(systemBundle) ? readFileSync(systemBundle, "utf8") : `${rootCertificates.join("\n")}\n`;
}
