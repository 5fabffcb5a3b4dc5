import { failure, success } from "../../certificates";
import { archiveFor, archiveName } from "../download/archive";
import { required, string } from "../gateway/parameters";
import { refusal } from "../gateway/refusals";
import { whyNotDownloadable } from "../records/downloadRules";
import { action } from "./action";
import { findWhole } from "./findCertificate";

interface Request {
  readonly CertificateId: string;
  readonly ServiceType?: string;
}

interface Response {
  readonly DownloadCertificateUrl: string;
  readonly DownloadFilename: string;
}

/** A link to an archive for one kind of web server, good for some minutes and for whoever has it. */
export const describeDownloadCertificateUrl = action<Request, Response>(
  { CertificateId: required(string), ServiceType: string },
  async ({ CertificateId, ServiceType }, context) => {
    const found = await findWhole(context, CertificateId);
    // The only code this action has for it, whatever the reason.
    if (!found.ok) return failure(refusal("FailedOperation.CertificateNotFound"));
    const entry = found.value;
    const { store, links, host, now } = context;
    const refused = whyNotDownloadable(entry, now);
    if (refused !== undefined) {
      const isForbidden = refused.code === "FailedOperation.CertificateNotAllowDownload";
      return failure(isForbidden ? refused : refusal("FailedOperation.CertificateStatusNotAllowDownload"));
    }
    const type = ServiceType || "nginx";
    const archive = archiveFor(type, entry, now);
    if (archive === undefined) {
      return failure(refusal("FailedOperation.CertificateDownloadServiceTypeNotSupport"));
    }
    await store.log({ at: now, certificateId: CertificateId, type: "download" });
    const name = archiveName(entry, type);
    return success({
      DownloadCertificateUrl: `http://${host}${links.add(archive, name, now)}`,
      DownloadFilename: name,
    });
  },
);
