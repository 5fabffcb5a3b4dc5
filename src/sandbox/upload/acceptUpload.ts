import { type CertificateType, failure, type Result, Status, success } from "../../certificates";
import type { DecodedCertificate } from "../../pem";
import type { ActionContext } from "../actions/action";
import { type Refusal, refusal } from "../gateway/refusals";
import { type CertificateEntry, type EntryTag, makeEntry } from "../records/entry";
import { isUpload } from "../records/facts";
import {
  algorithmName,
  certificateNames,
  chainLinks,
  monthsBetween,
  sha1Of,
  titleOf,
} from "./certificateFacts";
import { checkKey } from "./checkKey";
import { readCertificates } from "./readCertificates";

/** An upload in either protocol's words. The private key is looked at and forgotten. */
export interface Upload {
  /** PEM: leaf, then intermediates. */
  readonly certificate: string;
  /** PEM; needed for `SVR`. */
  readonly privateKey: string | undefined;
  readonly keyPassword: string | undefined;
  readonly type: CertificateType;
  readonly alias: string;
  readonly projectId: number;
  readonly tags: readonly EntryTag[];
  /** False: if the same certificate is there already, its ID is the answer. */
  readonly repeatable: boolean;
}

export interface UploadOutcome {
  readonly id: string;
  readonly existed: boolean;
}

/** Checks an upload and stores the certificate, or says why not. */
export async function acceptUpload(
  upload: Upload,
  { store, now }: ActionContext,
): Promise<Result<UploadOutcome, Refusal>> {
  if (!store.project(upload.projectId)?.permitted) {
    return failure(refusal("FailedOperation.NoProjectPermission"));
  }
  const read = readCertificates(upload.certificate);
  if (!read.ok) return read;
  const { pem, leaf, chain } = read.value;
  const known = upload.repeatable ? undefined : store.findByFingerprint(sha1Of(leaf));
  // What was bought here is the service's own: it is not replaced by an upload, nor taken for one.
  if (known !== undefined && !isUpload(known)) return failure(refusal("FailedOperation.CertificateExists"));
  const refused = whyRefused(upload, leaf, chain);
  if (refused !== undefined) return failure(refused);
  if (known !== undefined) return success({ id: known.id, existed: true });
  const entry = newEntry(upload, { id: store.newId(), pem, leaf, chain, now });
  await store.put(entry, { at: now, certificateId: entry.id, type: "upload" });
  return success({ id: entry.id, existed: false });
}

function whyRefused(
  upload: Upload,
  leaf: DecodedCertificate,
  chain: readonly DecodedCertificate[],
): Refusal | undefined {
  const keys = upload.tags.map(({ key }) => key);
  const twice = keys.find((key, index) => keys.indexOf(key) < index);
  if (twice !== undefined) {
    return refusal("InvalidParameter.WithDetailReason", `Tag key ${twice} is given more than once.`);
  }
  if (leaf.publicKey.type === "SM2") return refusal("FailedOperation.CertificateEncryptInvalid");
  if (upload.type === "CA" && !chain.every(({ isCa }) => isCa)) {
    return refusal("FailedOperation.CertificateCaError");
  }
  if (!isInOrder(chain)) return refusal("FailedOperation.CertificateChainError");
  if (upload.type === "CA" && !upload.privateKey) return undefined;
  return checkKey(leaf, upload.privateKey, upload.keyPassword);
}

/** Each certificate is followed by the one whose name is its issuer. */
function isInOrder(chain: readonly DecodedCertificate[]): boolean {
  return chain.every((certificate, index) => {
    const next = chain[index + 1];
    return next === undefined || certificate.issuer.text === next.subject.text;
  });
}

interface Accepted {
  readonly id: string;
  readonly pem: string;
  readonly leaf: DecodedCertificate;
  readonly chain: readonly DecodedCertificate[];
  readonly now: number;
}

function newEntry(upload: Upload, { id, pem, leaf, chain, now }: Accepted): CertificateEntry {
  return makeEntry({
    id,
    domain: titleOf(leaf),
    names: upload.type === "CA" ? [] : certificateNames(leaf),
    alias: upload.alias,
    type: upload.type,
    status: Status.issued,
    source: "upload",
    issuerName: leaf.issuer.commonName ?? leaf.issuer.text,
    projectId: upload.projectId,
    notBefore: leaf.notBefore,
    notAfter: leaf.notAfter,
    createdAt: now,
    validityMonths: monthsBetween(leaf.notBefore, leaf.notAfter),
    algorithm: algorithmName(leaf),
    tags: upload.tags,
    deployable: true,
    hostable: upload.type === "SVR",
    pem,
    fingerprint: sha1Of(leaf),
    chain: chainLinks(chain),
  });
}
