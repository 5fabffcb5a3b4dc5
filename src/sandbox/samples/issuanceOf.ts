import { generateKey, type IssuerKey, type KeyAlgorithm } from "../issue";
import { readCsr } from "../records/csr";
import type { CertificateEntry } from "../records/entry";
import { productOf } from "../records/products";
import type { Issuance } from "./issueFor";

const algorithms: Readonly<Record<string, KeyAlgorithm>> = {
  "RSA 2048": "RSA 2048",
  "RSA 4096": "RSA 4096",
  "ECC 256": "P-256",
  "ECC 384": "P-384",
  SM2: "SM2",
};

/** The algorithm the service calls `RSA 2048`, `ECC 256` …; undefined when the sandbox's CAs issue no such certificates. */
export function keyAlgorithmOf(name: string | null): KeyAlgorithm | undefined {
  return name === null ? undefined : algorithms[name];
}

/** What to issue for an order, or when the PEM of a generated certificate is asked for. */
export async function issuanceOf(entry: CertificateEntry): Promise<Issuance> {
  const algorithm = keyAlgorithmOf(entry.algorithm) ?? "P-256";
  const key = await ownKey(entry, algorithm);
  return {
    names: entry.names,
    algorithm,
    level: productOf(entry.packageType)?.level ?? "DV",
    notBefore: entry.notBefore ?? 0,
    notAfter: entry.notAfter ?? 0,
    ...(key !== undefined && { key }),
  };
}

/** The key of the applicant's own CSR; for the algorithm whose keys take long to make, one made for this certificate. */
async function ownKey(
  { csr }: CertificateEntry,
  algorithm: KeyAlgorithm,
): Promise<Pick<IssuerKey, "spki" | "algorithm"> | undefined> {
  const request = csr ? readCsr(csr) : undefined;
  if (request !== undefined) return { spki: request.spki, algorithm };
  return algorithm === "RSA 4096" ? generateKey(algorithm) : undefined;
}
