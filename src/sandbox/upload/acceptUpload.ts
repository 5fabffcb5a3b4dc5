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
import { readCertificates, type UploadedChain } from "./readCertificates";

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
  /** Absent: it may be downloaded. */
  readonly allowDownload?: boolean;
}

export interface UploadOutcome {
  readonly id: string;
  readonly existed: boolean;
}

/** Checks an upload and stores the certificate, or says why not. */
export async function acceptUpload(
  upload: Upload,
  { store, now }: Pick<ActionContext, "store" | "now">,
): Promise<Result<UploadOutcome, Refusal>> {
  if (!store.project(upload.projectId)?.permitted) {
    return failure(refusal("FailedOperation.NoProjectPermission"));
  }
  const read = readCertificates(upload.certificate);
  if (!read.ok) return read;
  const known = upload.repeatable ? undefined : store.findByFingerprint(sha1Of(read.value.leaf));
  // What was bought here is the service's own: it is not replaced by an upload, nor taken for one.
  if (known !== undefined && !isUpload(known)) return failure(refusal("FailedOperation.CertificateExists"));
  const refused = whyTagsRefused(upload.tags) ?? whyRefused(upload, read.value);
  if (refused !== undefined) return failure(refused);
  if (known !== undefined) return success({ id: known.id, existed: true });
  const entry = newEntry(upload, store.newId(), read.value, now);
  await store.put(entry, { at: now, certificateId: entry.id, type: "upload" });
  return success({ id: entry.id, existed: false });
}

function whyTagsRefused(tags: readonly EntryTag[]): Refusal | undefined {
  const keys = tags.map(({ key }) => key);
  const twice = keys.find((key, index) => keys.indexOf(key) < index);
  return twice === undefined
    ? undefined
    : refusal("InvalidParameter.WithDetailReason", `Tag key ${twice} is given more than once.`);
}

/** Why a certificate, its chain and its key cannot be stored; undefined when they can. */
export function whyRefused(
  { type, privateKey, keyPassword }: Pick<Upload, "type" | "privateKey" | "keyPassword">,
  { leaf, chain }: UploadedChain,
): Refusal | undefined {
  if (leaf.publicKey.type === "SM2") return refusal("FailedOperation.CertificateEncryptInvalid");
  if (type === "CA" && !chain.every(({ isCa }) => isCa)) return refusal("FailedOperation.CertificateCaError");
  if (!isInOrder(chain)) return refusal("FailedOperation.CertificateChainError");
  if (type === "CA" && !privateKey) return undefined;
  return checkKey(leaf, privateKey, keyPassword);
}

/** Each certificate is followed by the one whose name is its issuer. */
function isInOrder(chain: readonly DecodedCertificate[]): boolean {
  return chain.every((certificate, index) => {
    const next = chain[index + 1];
    return next === undefined || certificate.issuer.text === next.subject.text;
  });
}

function newEntry(upload: Upload, id: string, read: UploadedChain, now: number): CertificateEntry {
  return makeEntry({
    ...contentOf(read, upload.type),
    id,
    alias: upload.alias,
    type: upload.type,
    status: Status.issued,
    source: "upload",
    projectId: upload.projectId,
    createdAt: now,
    tags: upload.tags,
    deployable: true,
    hostable: upload.type === "SVR",
    downloadForbidden: upload.allowDownload === false,
  });
}

/** The fields of an uploaded entry that follow from its certificate. */
export function contentOf({ pem, leaf, chain }: UploadedChain, type: CertificateType) {
  return {
    domain: titleOf(leaf),
    names: type === "CA" ? [] : certificateNames(leaf),
    issuerName: leaf.issuer.commonName ?? leaf.issuer.text,
    notBefore: leaf.notBefore,
    notAfter: leaf.notAfter,
    validityMonths: monthsBetween(leaf.notBefore, leaf.notAfter),
    algorithm: algorithmName(leaf),
    pem,
    fingerprint: sha1Of(leaf),
    chain: chainLinks(chain),
  } satisfies Partial<CertificateEntry>;
}
