import { failure, success } from "../../certificates";
import { arrayOf, flag, required, string } from "../gateway/parameters";
import { refusal } from "../gateway/refusals";
import { action } from "./action";

interface Request {
  readonly CertificateIds: readonly string[];
  /** 1: no more notices before a certificate expires. */
  readonly SwitchStatus: number;
}

const maxCertificates = 50;

/** Switches the notice before expiry off or on. All or nothing: an unknown ID refuses the call. */
export const modifyExpiringNotificationSwitch = action<Request, object>(
  { CertificateIds: required(arrayOf(string)), SwitchStatus: required(flag) },
  async ({ CertificateIds, SwitchStatus }, { store }) => {
    if (CertificateIds.length > maxCertificates) {
      return failure(refusal("InvalidParameter.CertificatesNumberExceeded"));
    }
    const known = CertificateIds.flatMap((id) => store.get(id) ?? []);
    if (known.length < CertificateIds.length) return failure(refusal("FailedOperation.CertificateNotFound"));
    await Promise.all(known.map((entry) => store.put({ ...entry, noticeMuted: SwitchStatus === 1 })));
    return success({ CertificateIds });
  },
);
