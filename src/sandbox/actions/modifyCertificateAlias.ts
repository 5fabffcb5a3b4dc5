import { failure, success } from "../../certificates";
import { required, string } from "../gateway/parameters";
import { refusal } from "../gateway/refusals";
import { action } from "./action";

interface Request {
  readonly CertificateId: string;
  readonly Alias?: string;
}

/** Changes a certificate's alias; without one, clears it. */
export const modifyCertificateAlias = action<Request, { CertificateId: string }>(
  { CertificateId: required(string), Alias: string },
  async ({ CertificateId, Alias = "" }, { store, now }) => {
    const entry = store.get(CertificateId);
    if (entry === undefined) return failure(refusal("FailedOperation.CertificateNotFound"));
    await store.put(
      { ...entry, alias: Alias },
      { at: now, certificateId: CertificateId, type: "updateAlias" },
    );
    return success({ CertificateId });
  },
);
