import { failure, type Result, success } from "../../certificates";
import type { UpdateAnswer } from "../deployment/progress";
import { asUpdateRefusal, runUpdate, type UpdateRequest } from "../deployment/runUpdate";
import { arrayOf, type Parameters, required, string } from "../gateway/parameters";
import { type Refusal, refusal } from "../gateway/refusals";
import type { CertificateEntry } from "../records/entry";
import { isUpload } from "../records/facts";
import { contentOf, whyRefused } from "../upload/acceptUpload";
import { sha1Of } from "../upload/certificateFacts";
import { readCertificates, type UploadedChain } from "../upload/readCertificates";
import { type ActionContext, action } from "./action";
import { findCertificate } from "./findCertificate";
import { resourceTypesRegions } from "./updateCertificateInstance";

interface Request extends UpdateRequest {
  readonly OldCertificateId: string;
  readonly CertificatePublicKey: string;
  readonly CertificatePrivateKey: string;
  readonly CertificateId?: string;
}

const parameters = {
  OldCertificateId: required(string),
  ResourceTypes: required(arrayOf(string)),
  CertificatePublicKey: required(string),
  CertificatePrivateKey: required(string),
  ResourceTypesRegions: resourceTypesRegions,
  CertificateId: string,
} satisfies Parameters;

const allowed = new Set(["clb"]);

/** Puts other content under the ID of an uploaded certificate, which the cloud resources that use it then have too. */
export const uploadUpdateCertificateInstance = action<Request, UpdateAnswer>(
  parameters,
  async (request, context) => {
    const found = findCertificate(context, request.OldCertificateId);
    if (!found.ok) return found;
    const old = found.value;
    if (old.type === "CA" || !isUpload(old)) {
      return failure(refusal("FailedOperation.CertificateHostDeployCanNotAllow"));
    }
    return runUpdate(request, { old, allowed }, context, async () => {
      const content = readPair(request, old);
      if (!content.ok) return failure(asUpdateRefusal(content.error));
      return success(() => replaceContent(old.id, content.value, context));
    });
  },
);

function readPair(request: Request, old: CertificateEntry): Result<UploadedChain, Refusal> {
  const read = readCertificates(request.CertificatePublicKey);
  if (!read.ok) return read;
  const pair = { type: "SVR", privateKey: request.CertificatePrivateKey, keyPassword: undefined } as const;
  const refused = whyRefused(pair, read.value);
  if (refused !== undefined) return failure(refused);
  return sha1Of(read.value.leaf) === old.fingerprint
    ? failure(refusal("FailedOperation.CertificateExists"))
    : read;
}

async function replaceContent(
  id: string,
  content: UploadedChain,
  { store, now }: ActionContext,
): Promise<void> {
  const old = store.get(id);
  if (old === undefined) return;
  await store.put(
    { ...old, ...contentOf(content, "SVR"), rootPem: null },
    { at: now, certificateId: id, type: "upload" },
  );
}
