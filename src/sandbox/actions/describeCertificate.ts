import { success } from "../../certificates";
import { required, string } from "../gateway/parameters";
import { typeName } from "../records/products";
import { basicRecord } from "../records/v3Detail";
import { listRecord } from "../records/v3List";
import { action, viewOf } from "./action";
import { findCertificate } from "./findCertificate";

/** One certificate without its PEM: the detail's fields, with the names and the type name as the list has them. */
export const describeCertificate = action<{ CertificateId: string }, object>(
  { CertificateId: required(string) },
  async ({ CertificateId }, context) => {
    const found = findCertificate(context, CertificateId);
    if (!found.ok) return found;
    const entry = found.value;
    const view = viewOf(context);
    const { CAEncryptAlgorithms, CACommonNames, CAEndTimes } = listRecord(entry, view);
    return success({
      ...basicRecord(entry, view),
      PackageTypeName: typeName(entry, view.language),
      SubjectAltName: [...entry.names],
      CAEncryptAlgorithms,
      CACommonNames,
      CAEndTimes,
    });
  },
);
