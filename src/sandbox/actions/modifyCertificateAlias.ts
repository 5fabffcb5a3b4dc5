import { success } from "../../certificates";
import { required, string } from "../gateway/parameters";
import { action } from "./action";
import { findCertificate } from "./findCertificate";

interface Request {
  readonly CertificateId: string;
  readonly Alias?: string;
}

/** Changes a certificate's alias; without one, clears it. */
export const modifyCertificateAlias = action<Request, { CertificateId: string }>(
  { CertificateId: required(string), Alias: string },
  async ({ CertificateId, Alias = "" }, context) => {
    const found = findCertificate(context, CertificateId);
    if (!found.ok) return found;
    const { store, now } = context;
    await store.put(
      { ...found.value, alias: Alias },
      { at: now, certificateId: CertificateId, type: "updateAlias" },
    );
    return success({ CertificateId });
  },
);
