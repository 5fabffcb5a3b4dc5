import {
  type CertificateService,
  type Instant,
  type Operation,
  type ServiceResult,
  success,
} from "../certificates";

const day = 24 * 60 * 60 * 1000;

/** How far back the log is read. */
export const historyDays = 90;

/** The log is the whole account's; beyond this many operations it is not searched for one certificate. */
const mostSearched = 3000;
const pageSize = 1000;

/** What was done with a certificate. */
export interface History {
  /** Newest first. */
  readonly operations: readonly Operation[];
  /** Operations of the account that were looked through. */
  readonly searched: number;
  /** Operations of the account in that time. */
  readonly total: number;
}

/** The operations of one certificate in the last {@link historyDays}, picked from the account's log. */
export async function lookUpHistory(
  service: CertificateService,
  certificateId: string,
  now: Instant,
  signal: AbortSignal,
): ServiceResult<History> {
  const range = { from: now - historyDays * day, to: now };
  const operations: Operation[] = [];
  let searched = 0;
  let total = 0;
  for (let index = 0; searched < mostSearched; index += 1) {
    const page = await service.operationLog(range, { index, size: pageSize }, { signal });
    if (!page.ok) return page;
    const { operations: found } = page.value;
    total = page.value.total;
    searched += found.length;
    operations.push(...found.filter((operation) => operation.certificateId === certificateId));
    if (found.length === 0 || searched >= total) break;
  }
  return success({ operations, searched, total });
}
