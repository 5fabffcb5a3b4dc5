import {
  type BoundResourceQuery,
  type BoundResourcesOptions,
  type CallOptions,
  type Capabilities,
  type CertificateDetail,
  type CertificatePage,
  type CertificateService,
  type DeleteOptions,
  type DeleteSeveralOptions,
  failure,
  type ItemOutcome,
  type ListQuery,
  type LogRange,
  message,
  type PageRequest,
  type ServiceResult,
  success,
  type UploadOutcome,
  type UploadRequest,
  unwrap,
} from "../../certificates";
import type { Caller } from "../caller";
import { incompleteError, unsupportedError } from "../failures";
import { integer, list, optionalText, present } from "../fields";
import { Pool } from "../pool";
import { Api } from "./api";
import { deleteSeveral } from "./batchDeletion";
import { boundResourceDetails, boundResources } from "./boundResources";
import { checkValidation } from "./checkValidation";
import { deleteAtOnce, deleteUnbound } from "./deletion";
import { download } from "./download";
import { ListRecord } from "./listRecord";
import { certificate, detail } from "./mapping";
import { moveToProject } from "./moveToProject";
import { muteNotice } from "./muteNotice";
import { operationLog } from "./operationLog";
import type { Actions } from "./wire";

/** The certificate service through API 3.0 (version 2019-12-05). */
export class ClientV3 implements CertificateService {
  readonly capabilities: Capabilities;
  readonly #api: Api;
  readonly #pool = new Pool();

  constructor(caller: Caller, capabilities: Capabilities, log: (line: string) => void) {
    this.#api = new Api(caller, log);
    this.capabilities = capabilities;
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
    const answer = await this.#api.read(action, listParameters(query, page), signal);
    if (!answer.ok) return answer;
    const { TotalCount, Certificates } = answer.value.response;
    // Null stands for "none"; anything else that is not an array must not pass for an empty account.
    if (Certificates !== null && !Array.isArray(Certificates)) {
      return failure(incompleteError(action, "Certificates", answer.value.requestId));
    }
    const records = list(Certificates);
    const certificates = records.flatMap((item) => certificate(item, this.#pool) ?? []);
    const skipped = records.length - certificates.length;
    if (skipped > 0) this.#api.log(`${action} ${skipped} records without CertificateId left out`);
    const total = integer(TotalCount) ?? page.index * page.size + records.length;
    return success({ certificates, total, ...(skipped > 0 ? { received: records.length } : {}) });
  }

  /**
   * `DescribeCertificateDetail`, and of `DescribeCertificates` the fields that only the list has. Private keys were dropped
   * when the answers were parsed.
   */
  async detail(id: string, { signal }: CallOptions = {}): ServiceResult<CertificateDetail> {
    const action = "DescribeCertificateDetail";
    const listRecord = new ListRecord(this.#api, id, signal);
    const answer = await this.#api.read(action, { CertificateId: id }, signal);
    const found = answer.ok ? detail(answer.value.response, this.#pool) : undefined;
    if (found !== undefined) return success(await listRecord.complete(found));
    listRecord.cancel();
    return answer.ok ? failure(incompleteError(action, "CertificateId", answer.value.requestId)) : answer;
  }

  /** `UploadCertificate`, sent once. */
  async upload(request: UploadRequest, { signal }: CallOptions = {}): ServiceResult<UploadOutcome> {
    const action = "UploadCertificate";
    const answer = await this.#api.write(action, uploadParameters(request), signal);
    if (!answer.ok) return answer;
    const response = answer.value.response;
    const duplicate = optionalText(response.RepeatCertId);
    const id = optionalText(response.CertificateId) ?? duplicate;
    return id === undefined
      ? failure(incompleteError(action, "CertificateId", answer.value.requestId))
      : success({ id, existed: duplicate !== undefined });
  }

  /** `DeleteCertificate`. */
  delete(id: string, { signal, checkResources = false }: DeleteOptions = {}): ServiceResult<void> {
    const { deleteTaskResult } = this.capabilities;
    return checkResources
      ? deleteUnbound(this.#api, id, deleteTaskResult, signal)
      : deleteAtOnce(this.#api, id, signal);
  }

  /** `DeleteCertificates`. */
  async deleteSeveral(
    ids: readonly string[],
    options: DeleteSeveralOptions = {},
  ): ServiceResult<readonly ItemOutcome[]> {
    if (this.capabilities.deleteSeveral) return deleteSeveral(this.#api, ids, options);
    const cause = message("This site cannot delete several certificates in one call.");
    return failure(unsupportedError("DeleteCertificates", cause));
  }

  /** `ModifyCertificateAlias`. */
  async setAlias(id: string, alias: string, { signal }: CallOptions = {}): ServiceResult<void> {
    const parameters = { CertificateId: id, Alias: alias };
    const answer = await this.#api.write("ModifyCertificateAlias", parameters, signal);
    return answer.ok ? success(undefined) : answer;
  }

  moveToProject(ids: readonly string[], projectId: number, { signal }: CallOptions = {}) {
    return moveToProject(this.#api, ids, projectId, signal);
  }

  muteNotice(ids: readonly string[], muted: boolean, { signal }: CallOptions = {}) {
    return muteNotice(this.#api, ids, muted, signal);
  }

  download(id: string, { signal }: CallOptions = {}) {
    return download(this.#api, id, signal);
  }

  operationLog(range: LogRange, page: PageRequest, { signal }: CallOptions = {}) {
    return operationLog(this.#api, range, page, signal);
  }

  boundResources(id: string, { signal, cached = true }: BoundResourcesOptions = {}) {
    return boundResources(this.#api, id, cached, signal);
  }

  boundResourceDetails(
    taskId: string,
    query: BoundResourceQuery,
    page: PageRequest,
    { signal }: CallOptions = {},
  ) {
    return boundResourceDetails(this.#api, taskId, query, page, signal);
  }

  checkValidation(id: string, { signal }: CallOptions = {}) {
    return checkValidation(this.#api, id, signal);
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
      IsPendingIssue: digit(query.pendingIssue),
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
