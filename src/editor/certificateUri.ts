import type { CertificateRef } from "../accounts";
import type { Certificate } from "../certificates";
import { displayName } from "../certificates";
import { documentName } from "../ui/fileNames";

/** Files with a certificate of an account: `certificate:/My account/a1b2c3d4/example.com.pem?<account id>`. */
export const certificateScheme = "certificate";

/** The parts of a URI that matter here. */
export interface CertificateUriParts {
  readonly scheme: string;
  readonly path: string;
  readonly query: string;
}

/** The URI of a certificate: readable in tabs and breadcrumbs, and enough to find it again after a reload. */
export function certificateUriParts(
  account: { readonly id: string; readonly name: string },
  certificate: Pick<Certificate, "id" | "domain" | "alias">,
): CertificateUriParts {
  const names = [account.name, certificate.id, displayName(certificate)];
  const path = `${names.map((name) => `/${documentName(name)}`).join("")}.pem`;
  return { scheme: certificateScheme, path, query: account.id };
}

/** Which certificate a URI stands for; `undefined` when it is none of ours. */
export function refOfCertificateUri({
  scheme,
  path,
  query,
}: CertificateUriParts): CertificateRef | undefined {
  const [, , certificateId, file] = path.split("/");
  if (scheme !== certificateScheme || !certificateId || !file || query === "") return undefined;
  return { accountId: query, certificateId };
}
