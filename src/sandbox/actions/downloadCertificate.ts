import { failure, success } from "../../certificates";
import type { DownloadCertificateRequest, DownloadCertificateResponse } from "../../tencent/v3/wire";
import { downloadArchive } from "../download/archive";
import { required, string } from "../gateway/parameters";
import { whyNotDownloadable } from "../records/downloadRules";
import { action } from "./action";
import { findWhole } from "./findCertificate";

/** A certificate as a ZIP archive with a folder for each kind of web server. The sandbox's have no private keys in them. */
export const downloadCertificate = action<DownloadCertificateRequest, DownloadCertificateResponse>(
  { CertificateId: required(string) },
  async ({ CertificateId }, context) => {
    const found = await findWhole(context, CertificateId);
    if (!found.ok) return found;
    const entry = found.value;
    const { store, now } = context;
    const refused = whyNotDownloadable(entry, now);
    if (refused !== undefined) return failure(refused);
    await store.log({ at: now, certificateId: CertificateId, type: "download" });
    return success({
      Content: downloadArchive(entry, now).toString("base64"),
      ContentType: "application/zip",
    });
  },
);
