import type { Instant } from "../certificates";
import { chainFindings } from "./findings/chainFindings";
import type { Fix } from "./fixes/fix";
import { takeInventory } from "./inventory";
import type { DecodedCertificate, PemSource } from "./types";
import { buildChain } from "./x509/chain";

/** What there is above a certificate of a file, up to where its chain ends. */
export interface View {
  /** The highest certificate of the chain whose issuer is missing; absent when the chain is complete. */
  readonly lacking?: DecodedCertificate;
  /** Adds an intermediate of the chain that is not in the file, once it is known and has signed what is below it. */
  readonly fix?: Fix;
}

/**
 * Builds the chain of one certificate of a file.
 *
 * @param sha256 of the certificate; it need not be at the same place as when the caller last looked.
 * @param known certificates from elsewhere.
 * @returns undefined when the certificate is not in the file.
 */
export function lookAbove(
  source: PemSource,
  sha256: string,
  known: readonly DecodedCertificate[],
  now: Instant,
): View | undefined {
  const { certificates } = takeInventory([source]);
  const entry = certificates.find(({ certificate }) => certificate.sha256 === sha256);
  if (entry === undefined) return undefined;
  const given = certificates.map(({ certificate }) => certificate);
  const chain = buildChain(given, { now, extra: known, leaf: entry.certificate });
  const top = chain.links.at(-1);
  const findings = chainFindings(entry, certificates, chain);
  const fix = findings.find(({ code, fix }) => code === "missing-intermediate" && fix)?.fix;
  return {
    ...(chain.problems.length > 0 && top && { lacking: top.certificate }),
    ...(fix && { fix }),
  };
}
