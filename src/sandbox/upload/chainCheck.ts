import { rootCertificates } from "node:tls";
import { buildChain, type DecodedCertificate, decodeCertificates } from "../../pem";
import type { Store } from "../store/store";

export interface ChainCheck {
  /** Each certificate is followed by its issuer, up to a root, which itself need not be there. */
  readonly isValid: boolean;
  /** The root is one that is trusted publicly, or one of the sandbox's own CAs. */
  readonly isTrusted: boolean;
  /** From the leaf to the root. */
  readonly links: readonly DecodedCertificate[];
}

/** Verifies a chain, its signatures included. Validity dates do not count. */
export function checkChain(chain: readonly DecodedCertificate[], store: Store, now: number): ChainCheck {
  const roots = [...publicRoots(), ...ownRoots(store)];
  const report = buildChain(chain, { now, extra: roots });
  const links = report.links.map(({ certificate }) => certificate);
  const trusted = new Set(roots.map(({ sha256 }) => sha256));
  const top = links.at(-1);
  return {
    isValid: report.complete && report.inOrder && report.unrelated.length === 0,
    isTrusted: report.complete && top !== undefined && trusted.has(top.sha256),
    links,
  };
}

let known: readonly DecodedCertificate[] | undefined;

/** Those of Mozilla's list, which Node.js carries. */
function publicRoots(): readonly DecodedCertificate[] {
  known ??= decodeCertificates(rootCertificates.join("\n")).certificates;
  return known;
}

function ownRoots(store: Store): readonly DecodedCertificate[] {
  const pems = new Set(store.list("newest").flatMap(({ rootPem }) => rootPem ?? []));
  return decodeCertificates([...pems].join("\n")).certificates;
}
