// Which certificates of the accounts may have the issuer of a certificate in their chain. Plain: runs without the editor.
import type { Session } from "../../accounts";
import { type Certificate, Status, statusPhase } from "../../certificates";
import type { DecodedCertificate } from "../../pem";

/** A certificate of an account, of which more may be asked. */
export interface Candidate {
  readonly session: Session;
  readonly certificate: Certificate;
}

/** Each is a call to the service: when these do not have it, the others hardly do. */
export const mostCandidates = 24;

/**
 * The certificates of the accounts that may bring the issuer of another one, the likeliest first: those that the service
 * says are of that issuer (or are that issuer), then those for the same names, then the newest.
 *
 * @param lacking the certificate whose issuer is looked for
 */
export function candidatesFor(lacking: DecodedCertificate, sessions: readonly Session[]): Candidate[] {
  const issuer = lacking.issuer.commonName ?? lacking.issuer.text;
  const names = new Set(lacking.names.map(({ value }) => value.toLowerCase()));
  const rank = ({ certificate }: Candidate) => {
    if (certificate.product === issuer || certificate.domain === issuer) return 0;
    return certificate.names.some((name) => names.has(name.toLowerCase())) ? 1 : 2;
  };
  return sessions
    .flatMap((session) => session.store.all().map((certificate) => ({ session, certificate })))
    .filter(({ certificate }) => isThere(certificate))
    .sort((a, b) => rank(a) - rank(b) || (b.certificate.createdAt ?? 0) - (a.certificate.createdAt ?? 0))
    .slice(0, mostCandidates);
}

/** Whether it has been issued at some time, so that there is a chain. */
function isThere({ status }: Certificate): boolean {
  return statusPhase(status) === "issued" || status === Status.expired;
}
