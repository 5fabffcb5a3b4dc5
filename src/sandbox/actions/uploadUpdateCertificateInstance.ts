import { failure, type Result, success } from "../../certificates";
import { chosenResources } from "../deployment/chosenResources";
import type { ResourceTypeRegions, UpdateAnswer } from "../deployment/progress";
import { asUpdateRefusal, runUpdate } from "../deployment/runUpdate";
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

interface Request {
  readonly OldCertificateId: string;
  readonly ResourceTypes: readonly string[];
  readonly CertificatePublicKey: string;
  readonly CertificatePrivateKey: string;
  readonly ResourceTypesRegions?: readonly ResourceTypeRegions[];
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
    const { CertificatePrivateKey: _, ...asked } = request;
    return runUpdate(old.id, JSON.stringify(asked), context, async () => {
      const resources = chosenResources(old, {
        types: request.ResourceTypes,
        regions: request.ResourceTypesRegions ?? [],
        allowed,
      });
      if (!resources.ok) return resources;
      const content = readPair(request, old);
      if (!content.ok) return failure(asUpdateRefusal(content.error));
      const carryOut = () => replaceContent(old.id, content.value, context);
      return success({ resources: resources.value, carryOut });
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
