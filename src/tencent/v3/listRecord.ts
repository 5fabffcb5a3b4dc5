import type { CertificateDetail } from "../../certificates";
import { list, record, text, type Untrusted } from "../fields";
import type { Api } from "./api";
import { fieldsOf, listOnly } from "./mapping";
import type { CertificateRecord } from "./wire";

/** How long a detail that has come waits for the record, in milliseconds. */
const patience = 1000;

/**
 * The record of `DescribeCertificates` for one certificate: it has fields of its own, such as the project's creator. It is
 * a help only: asking for it never fails.
 */
export class ListRecord {
  readonly #abort = new AbortController();
  readonly #record: Promise<Untrusted<CertificateRecord> | undefined>;

  /** Asks at once. The call counts against the rate limit of the list. */
  constructor(api: Api, id: string, signal: AbortSignal | undefined) {
    const stop = this.#abort.signal;
    this.#record = ask(api, id, signal === undefined ? stop : AbortSignal.any([signal, stop]));
  }

  /** The detail with what only the record tells; as it is when the record does not come in time. */
  async complete(detail: CertificateDetail): Promise<CertificateDetail> {
    const impatience = setTimeout(() => this.cancel(), patience);
    const found = await this.#record;
    clearTimeout(impatience);
    if (found === undefined) return detail;
    const known = new Set(detail.fields.map(({ name }) => name));
    const others = fieldsOf(found).filter(({ name }) => !known.has(name));
    return { ...detail, ...listOnly(found), fields: [...detail.fields, ...others] };
  }

  /** Nobody waits for the record any more. */
  cancel(): void {
    this.#abort.abort();
  }
}

/** Undefined when the call fails or the answer does not have this certificate. Private keys were dropped from the answer. */
async function ask(
  api: Api,
  id: string,
  signal: AbortSignal,
): Promise<Untrusted<CertificateRecord> | undefined> {
  const answer = await api.read("DescribeCertificates", { CertIds: [id], Limit: 1 }, signal);
  if (!answer.ok) return undefined;
  const records = list(answer.value.response.Certificates).map((item) => record<CertificateRecord>(item));
  return records.find(({ CertificateId }) => text(CertificateId) === id);
}
