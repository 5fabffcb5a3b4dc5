import {
  type CallOptions,
  type Capabilities,
  type CertificateDetail,
  type CertificatePage,
  type CertificateService,
  failure,
  type ListQuery,
  message,
  type PageRequest,
  type ServiceResult,
  success,
  type UploadOutcome,
  type UploadRequest,
  unwrap,
} from "../../certificates";
import type { Caller } from "../caller";
import { incompleteError, refusedError, unsupportedError } from "../failures";
import { integer, list, optionalText, present, record } from "../fields";
import { Pool } from "../pool";
import { certificate, detail } from "./mapping";
import type { Action, Actions } from "./wire";

/** The certificate service through API 3.0 (version 2019-12-05). */
export class ClientV3 implements CertificateService {
  readonly capabilities: Capabilities;
  readonly #caller: Caller;
  readonly #log: (line: string) => void;
  readonly #pool = new Pool();

  constructor(caller: Caller, capabilities: Capabilities, log: (line: string) => void) {
    this.#caller = caller;
    this.capabilities = capabilities;
    this.#log = log;
  }

  /** `DescribeCertificates`. Records without an ID are left out, with a line in the log. */
  async list(
    query: ListQuery,
    page: PageRequest,
    { signal }: CallOptions = {},
  ): ServiceResult<CertificatePage> {
    const action = "DescribeCertificates";
    if (query.usableForDomain !== undefined) {
      return failure(
        unsupportedError(action, message("API 3.0 cannot search by the domain a certificate is usable for.")),
      );
    }
    const answer = await this.#read(action, listParameters(query, page), signal);
    if (!answer.ok) return answer;
    const { TotalCount, Certificates } = record<Actions[typeof action]["response"]>(answer.value.value);
    // Null stands for "none"; anything else that is not an array must not pass for an empty account.
    if (Certificates !== null && !Array.isArray(Certificates)) {
      return failure(incompleteError(action, "Certificates", answer.value.requestId));
    }
    const records = list(Certificates);
    const certificates = records.flatMap((item) => certificate(item, this.#pool) ?? []);
    const skipped = records.length - certificates.length;
    if (skipped > 0) this.#log(`${action} ${skipped} records without CertificateId left out`);
    return success({ certificates, total: integer(TotalCount) ?? page.index * page.size + records.length });
  }

  /** `DescribeCertificateDetail`. Its private keys were dropped when the answer was parsed. */
  async detail(id: string, { signal }: CallOptions = {}): ServiceResult<CertificateDetail> {
    const action = "DescribeCertificateDetail";
    const answer = await this.#read(action, { CertificateId: id }, signal);
    if (!answer.ok) return answer;
    const found = detail(answer.value.value, this.#pool);
    return found === undefined
      ? failure(incompleteError(action, "CertificateId", answer.value.requestId))
      : success(found);
  }

  /** `UploadCertificate`, sent once. */
  async upload(request: UploadRequest, { signal }: CallOptions = {}): ServiceResult<UploadOutcome> {
    const action = "UploadCertificate";
    const answer = await this.#write(action, uploadParameters(request), signal);
    if (!answer.ok) return answer;
    const response = record<Actions[typeof action]["response"]>(answer.value.value);
    const duplicate = optionalText(response.RepeatCertId);
    const id = optionalText(response.CertificateId) ?? duplicate;
    return id === undefined
      ? failure(incompleteError(action, "CertificateId", answer.value.requestId))
      : success({ id, existed: duplicate !== undefined });
  }

  /** `DeleteCertificate` without the check for bound resources, which the service then does at once. */
  async delete(id: string, { signal }: CallOptions = {}): ServiceResult<void> {
    const action = "DeleteCertificate";
    const answer = await this.#write(action, { CertificateId: id }, signal);
    if (!answer.ok) return answer;
    const { DeleteResult } = record<Actions[typeof action]["response"]>(answer.value.value);
    return DeleteResult === false
      ? failure(
          refusedError(
            action,
            message("The service did not delete the certificate."),
            answer.value.requestId,
          ),
        )
      : success(undefined);
  }

  #read<A extends Action>(action: A, parameters: Actions[A]["request"], signal: AbortSignal | undefined) {
    return this.#caller.read(action, parameters, signal);
  }

  #write<A extends Action>(action: A, parameters: Actions[A]["request"], signal: AbortSignal | undefined) {
    return this.#caller.write(action, parameters, signal);
  }
}

function listParameters(query: ListQuery, page: PageRequest): Actions["DescribeCertificates"]["request"] {
  return {
    Offset: page.index * page.size,
    Limit: page.size,
    ...present({
      SearchKey: query.search,
      CertificateType: query.type,
      CertIds: query.ids === undefined ? undefined : [...query.ids],
      ProjectId: query.projectId,
      CertificateStatus: query.statuses === undefined ? undefined : [...query.statuses],
      FilterSource: query.source,
      Upload: digit(query.uploaded),
      Deployable: digit(query.deployable),
      Renew: digit(query.renewable),
      Hostable: digit(query.hostable),
      IsSM: digit(query.chineseSm),
      FilterExpiring: digit(query.expiring),
      Tags: query.tags?.map(({ key, value }) => ({ TagKey: key, TagValue: value })),
      ExpirationSort: query.expirySort,
    }),
  };
}

function uploadParameters(request: UploadRequest): Actions["UploadCertificate"]["request"] {
  return {
    CertificatePublicKey: request.certificate,
    CertificateType: request.type,
    Repeatable: request.repeatable ?? false,
    ...present({
      CertificatePrivateKey: request.privateKey === undefined ? undefined : unwrap(request.privateKey),
      Alias: request.alias,
      ProjectId: request.projectId,
    }),
  };
}

/** The service's booleans in requests. */
function digit(value: boolean | undefined): 0 | 1 | undefined {
  return value === undefined ? undefined : value ? 1 : 0;
}
