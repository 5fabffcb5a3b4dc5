import {
  type CallOptions,
  type Capabilities,
  type CertificateDetail,
  type CertificatePage,
  type CertificateService,
  type DeleteOptions,
  defaultProjectId,
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
import { incompleteError, notFoundError, unsupportedError } from "../failures";
import { integer, list, optionalText, present, record, text } from "../fields";
import { Pool } from "../pool";
import { certificate, detail } from "./mapping";
import { MissingActions } from "./missingActions";
import type { Action, Actions, CertificateRecord } from "./wire";

/** The members of a query the legacy API has a parameter for. */
const supported: ReadonlySet<string> = new Set(["search", "type", "ids", "usableForDomain"]);

/** The certificate service through the legacy API (2017). */
export class ClientV2 extends MissingActions implements CertificateService {
  readonly capabilities: Capabilities;
  readonly #caller: Caller;
  readonly #log: (line: string) => void;
  readonly #pool = new Pool();

  constructor(caller: Caller, capabilities: Capabilities, log: (line: string) => void) {
    super();
    this.#caller = caller;
    this.capabilities = capabilities;
    this.#log = log;
  }

  /** `CertGetList`. Records without an ID are left out, with a line in the log. */
  async list(
    query: ListQuery,
    page: PageRequest,
    { signal }: CallOptions = {},
  ): ServiceResult<CertificatePage> {
    const action = "CertGetList";
    if (!isSupported(query)) {
      return failure(unsupportedError(action, message("The legacy API does not have this filter.")));
    }
    const parameters = {
      page: page.index + 1,
      count: page.size,
      ...present({
        searchKey: query.search,
        certType: query.type,
        id: query.ids?.[0],
        altDomain: query.usableForDomain,
      }),
    };
    const answer = await this.#read(action, parameters, signal);
    if (!answer.ok) return answer;
    const data = record<Actions[typeof action]["response"]>(answer.value.value);
    if (!isList(answer.value.value, data.list)) return failure(incompleteError(action, "list"));
    const records = list(data.list);
    const certificates = records.flatMap((item) => certificate(item, this.#pool) ?? []);
    const skipped = records.length - certificates.length;
    if (skipped > 0) this.#log(`${action} ${skipped} records without id left out`);
    return success({
      certificates,
      total: integer(data.totalNum) ?? page.index * page.size + records.length,
      ...(skipped > 0 ? { received: records.length } : {}),
    });
  }

  /** The legacy API has no action for a detail: it is the list's record with this ID and the certificate in it. */
  async detail(id: string, { signal }: CallOptions = {}): ServiceResult<CertificateDetail> {
    const action = "CertGetList";
    const answer = await this.#read(action, { id, withCert: 1, page: 1, count: 20 }, signal);
    if (!answer.ok) return answer;
    const data = record<Actions[typeof action]["response"]>(answer.value.value);
    if (!isList(answer.value.value, data.list)) return failure(incompleteError(action, "list"));
    const match = list(data.list).find((item) => text(record<CertificateRecord>(item).id) === id);
    const found = detail(match, this.#pool);
    return found === undefined ? failure(notFoundError(action)) : success(found);
  }

  /** `CertUpload`, sent once. The legacy API stores duplicates and knows no project. */
  async upload(request: UploadRequest, { signal }: CallOptions = {}): ServiceResult<UploadOutcome> {
    const action = "CertUpload";
    if ((request.projectId ?? defaultProjectId) !== defaultProjectId) {
      return failure(
        unsupportedError(action, message("The legacy API uploads to the default project only.")),
      );
    }
    const parameters = {
      cert: request.certificate,
      certType: request.type,
      ...present({
        key: request.privateKey === undefined ? undefined : unwrap(request.privateKey),
        alias: request.alias,
      }),
    };
    const answer = await this.#write(action, parameters, signal);
    if (!answer.ok) return answer;
    const id = optionalText(record<Actions[typeof action]["response"]>(answer.value.value).id);
    return id === undefined ? failure(incompleteError(action, "id")) : success({ id, existed: false });
  }

  /** `CertDelete`. */
  async delete(id: string, { signal, checkResources }: DeleteOptions = {}): ServiceResult<void> {
    const action = "CertDelete";
    if (checkResources) {
      return failure(
        unsupportedError(action, message("The legacy API does not check for cloud resources itself.")),
      );
    }
    const answer = await this.#write(action, { id }, signal);
    return answer.ok ? success(undefined) : answer;
  }

  #read<A extends Action>(action: A, parameters: Actions[A]["request"], signal: AbortSignal | undefined) {
    return this.#caller.read(action, parameters, signal);
  }

  #write<A extends Action>(action: A, parameters: Actions[A]["request"], signal: AbortSignal | undefined) {
    return this.#caller.write(action, parameters, signal);
  }
}

/** PHP writes an empty result as `[]`; anything else without a list must not pass for an empty account. */
function isList(data: unknown, records: unknown): boolean {
  return Array.isArray(records) || records === null || (Array.isArray(data) && data.length === 0);
}

/** One ID has a parameter, several have none. */
function isSupported(query: ListQuery): boolean {
  const asked = Object.entries(query).filter(([, value]) => value !== undefined);
  return asked.every(([name]) => supported.has(name)) && (query.ids === undefined || query.ids.length === 1);
}
