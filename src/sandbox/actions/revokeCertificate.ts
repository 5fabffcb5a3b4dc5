import { failure, Status, success } from "../../certificates";
import { required, string } from "../gateway/parameters";
import { type Refusal, refusal } from "../gateway/refusals";
import { recordsFor } from "../orders/freeOrder";
import type { CertificateEntry } from "../records/entry";
import { isUpload } from "../records/facts";
import type { OperationEntry } from "../records/operations";
import { isDv } from "../records/products";
import { statusAt } from "../records/statuses";
import { action } from "./action";
import { findOwn } from "./findCertificate";

interface Request {
  readonly CertificateId: string;
  readonly Reason?: string;
}

interface Response {
  readonly RevokeDomainValidateAuths: readonly {
    readonly DomainValidateAuthPath: string | null;
    readonly DomainValidateAuthKey: string;
    readonly DomainValidateAuthValue: string;
    readonly DomainValidateAuthDomain: string;
  }[];
}

/**
 * Has the CA take a certificate back. For a DV certificate the domains are validated once more, with the records of the
 * answer: those of `DNS_AUTO` the service sets itself, so that it is revoked at once. For others a letter is wanted.
 */
export const revokeCertificate = action<Request, Response>(
  { CertificateId: required(string), Reason: string },
  async ({ CertificateId }, context) => {
    const found = findOwn(context, CertificateId);
    if (!found.ok) return found;
    const entry = found.value;
    const { store, now } = context;
    const refused = whyNotRevocable(entry, now);
    if (refused !== undefined) return failure(refused);
    const revocation = isDv(entry) ? recordsFor(entry.verifyType ?? "DNS", entry.names) : [];
    const isAutomatic = isDv(entry) && entry.verifyType === "DNS_AUTO";
    const event = { at: now, certificateId: CertificateId };
    const done: OperationEntry[] = [{ ...event, type: "revoke" }];
    if (isAutomatic) done.push({ ...event, type: "revoked" });
    await store.put(
      isAutomatic
        ? { ...entry, status: Status.revoked, revokedAt: now }
        : { ...entry, status: waiting(entry), revocation },
      ...done,
    );
    return success({
      RevokeDomainValidateAuths: revocation.map(({ path, key, value, domain }) => ({
        DomainValidateAuthPath: path,
        DomainValidateAuthKey: key,
        DomainValidateAuthValue: value,
        DomainValidateAuthDomain: domain,
      })),
    });
  },
);

function waiting(entry: CertificateEntry): number {
  return isDv(entry) ? Status.revoking : Status.awaitingRevocationLetter;
}

function whyNotRevocable(entry: CertificateEntry, now: number): Refusal | undefined {
  if (isUpload(entry)) return refusal("FailedOperation.InvalidCertificateSource");
  if (statusAt(entry, now) !== Status.issued) return refusal("FailedOperation.InvalidCertificateStatusCode");
  return entry.boundResources.length === 0 ? undefined : refusal("FailedOperation.RevokeResourceFailed");
}
