import type { CertificateDetail, ServiceField } from "../../certificates";
import { list, record, text } from "../fields";
import type { Api } from "./api";
import { fieldsOf } from "./mapping";
import type { CertificateRecord } from "./wire";

/** How long a detail that has come waits for the record, in milliseconds. */
const patience = 1000;

/**
 * The record of `DescribeCertificates` for one certificate: it has fields of its own, such as the project's creator. It is
 * a help only: asking for it never fails.
 */
export class ListRecord {
  readonly #abort = new AbortController();
  readonly #fields: Promise<readonly ServiceField[]>;

  /** Asks at once. The call counts against the rate limit of the list. */
  constructor(api: Api, id: string, signal: AbortSignal | undefined) {
    const stop = this.#abort.signal;
    this.#fields = ask(api, id, signal === undefined ? stop : AbortSignal.any([signal, stop]));
  }

  /** The detail with the fields that only the record has; as it is when the record does not come in time. */
  async complete(detail: CertificateDetail): Promise<CertificateDetail> {
    const impatience = setTimeout(() => this.cancel(), patience);
    const fields = await this.#fields;
    clearTimeout(impatience);
    const known = new Set(detail.fields.map(({ name }) => name));
    return { ...detail, fields: [...detail.fields, ...fields.filter(({ name }) => !known.has(name))] };
  }

  /** Nobody waits for the record any more. */
  cancel(): void {
    this.#abort.abort();
  }
}

/** None when the call fails or the answer does not have this certificate. Private keys were dropped from the answer. */
async function ask(api: Api, id: string, signal: AbortSignal): Promise<readonly ServiceField[]> {
  const answer = await api.read("DescribeCertificates", { CertIds: [id], Limit: 1 }, signal);
  if (!answer.ok) return [];
  const records = list(answer.value.response.Certificates).map((item) => record<CertificateRecord>(item));
  const match = records.find(({ CertificateId }) => text(CertificateId) === id);
  return match === undefined ? [] : fieldsOf(match);
}
