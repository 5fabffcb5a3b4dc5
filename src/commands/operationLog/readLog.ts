import {
  type CertificateService,
  type Instant,
  type Operation,
  type Result,
  type ServiceError,
  success,
} from "../../certificates";

const pageSize = 500;

/** More than this nobody reads in one document. */
export const mostOperations = 5000;

export interface ReadLog {
  readonly operations: readonly Operation[];
  /** The limit was reached before the end. */
  readonly isCut: boolean;
}

/**
 * All operations of a time, newest first, page by page up to {@link mostOperations}.
 *
 * @param onPage is told how many have been read, and how many there are
 */
export async function readLog(
  service: Pick<CertificateService, "operationLog">,
  range: { readonly from: Instant; readonly to: Instant },
  signal: AbortSignal,
  onPage: (read: number, total: number) => void,
): Promise<Result<ReadLog, ServiceError>> {
  const operations: Operation[] = [];
  for (let index = 0; operations.length < mostOperations; index += 1) {
    const page = await service.operationLog(range, { index, size: pageSize }, { signal });
    if (!page.ok) return page;
    operations.push(...page.value.operations);
    onPage(operations.length, page.value.total);
    if (page.value.operations.length < pageSize || operations.length >= page.value.total) {
      return success({ operations, isCut: false });
    }
  }
  return success({ operations, isCut: true });
}
