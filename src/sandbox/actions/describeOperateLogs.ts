import { failure, type Result, success } from "../../certificates";
import type {
  DescribeCertificateOperateLogsRequest,
  DescribeCertificateOperateLogsResponse,
} from "../../tencent/v3/wire";
import { string, unsigned } from "../gateway/parameters";
import { type Refusal, refusal } from "../gateway/refusals";
import { operationRecord } from "../records/operations";
import { readServiceTime } from "../records/times";
import { action } from "./action";

const defaultLimit = 20;
const maxLimit = 1000;
const defaultPeriod = 15 * 24 * 60 * 60 * 1000;

/** What was done to certificates, newest first: within 15 days unless asked for another time. */
export const describeOperateLogs = action<
  DescribeCertificateOperateLogsRequest,
  DescribeCertificateOperateLogsResponse
>(
  { Offset: unsigned, Limit: unsigned, StartTime: string, EndTime: string },
  async ({ Offset = 0, Limit = defaultLimit, StartTime, EndTime }, { store, now, language }) => {
    const from = readTime(StartTime, now - defaultPeriod);
    if (!from.ok) return from;
    const to = readTime(EndTime, now);
    if (!to.ok) return to;
    const matching = store.operations(from.value, to.value);
    const shown = matching.slice(Offset, Offset + Math.min(Limit, maxLimit));
    return success({
      AllTotal: matching.length,
      TotalCount: shown.length,
      OperateLogs: shown.map((entry) => operationRecord(entry, language)),
    });
  },
);

function readTime(text: string | undefined, fallback: number): Result<number, Refusal> {
  if (!text) return success(fallback);
  const time = readServiceTime(text);
  return time === undefined ? failure(refusal("FailedOperation.InvalidParam")) : success(time);
}
