import { failure, success } from "../../certificates";
import type { UploadCertificateRequest, UploadCertificateResponse } from "../../tencent/v3/wire";
import {
  arrayOf,
  boolean,
  object,
  oneOf,
  type Parameters,
  required,
  string,
  unsigned,
} from "../gateway/parameters";
import { acceptUpload } from "../upload/acceptUpload";
import { action } from "./action";

const parameters = {
  CertificatePublicKey: required(string),
  CertificatePrivateKey: string,
  CertificateType: oneOf("CA", "SVR"),
  Alias: string,
  ProjectId: unsigned,
  CertificateUse: string,
  Tags: arrayOf(object({ TagKey: required(string), TagValue: required(string) })),
  Repeatable: boolean,
  KeyPassword: string,
} satisfies Parameters;

/** Stores a certificate of the user's own. With `Repeatable: false` a duplicate gives the existing ID instead. */
export const uploadCertificate = action<UploadCertificateRequest, UploadCertificateResponse>(
  parameters,
  async (request, context) => {
    const outcome = await acceptUpload(
      {
        certificate: request.CertificatePublicKey,
        privateKey: request.CertificatePrivateKey,
        keyPassword: request.KeyPassword,
        type: request.CertificateType === "CA" ? "CA" : "SVR",
        alias: request.Alias ?? "",
        projectId: request.ProjectId ?? 0,
        tags: (request.Tags ?? []).map(({ TagKey, TagValue }) => ({ key: TagKey, value: TagValue })),
        repeatable: request.Repeatable ?? true,
      },
      context,
    );
    if (!outcome.ok) return failure(outcome.error);
    const { id, existed } = outcome.value;
    return success({ CertificateId: id, RepeatCertId: existed ? id : "" });
  },
);
