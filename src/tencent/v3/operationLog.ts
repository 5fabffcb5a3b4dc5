import {
  failure,
  type LogRange,
  type Operation,
  type OperationPage,
  type PageRequest,
  type ServiceResult,
  success,
} from "../../certificates";
import { incompleteError } from "../failures";
import { instant, integer, list, localTime, optionalText, present, record, text } from "../fields";
import type { Api } from "./api";
import type { OperationLog } from "./wire";

/** One page of `DescribeCertificateOperateLogs`. */
export async function operationLog(
  api: Api,
  { from, to }: LogRange,
  page: PageRequest,
  signal: AbortSignal | undefined,
): ServiceResult<OperationPage> {
  const action = "DescribeCertificateOperateLogs";
  const range = present({
    StartTime: from === undefined ? undefined : localTime(from),
    EndTime: to === undefined ? undefined : localTime(to),
  });
  const parameters = { Offset: page.index * page.size, Limit: page.size, ...range };
  const answer = await api.read(action, parameters, signal);
  if (!answer.ok) return answer;
  const { OperateLogs, AllTotal } = answer.value.response;
  if (OperateLogs !== null && !Array.isArray(OperateLogs)) {
    return failure(incompleteError(action, "OperateLogs", answer.value.requestId));
  }
  const operations = list(OperateLogs).map(operation);
  return success({ operations, total: integer(AllTotal) ?? page.index * page.size + operations.length });
}

function operation(value: unknown): Operation {
  const from = record<OperationLog>(value);
  const actor = text(from.SubAccountUin);
  return {
    text: text(from.Action),
    type: text(from.Type),
    certificateId: text(from.CertId),
    account: text(from.Uin),
    ...present({
      at: instant(from.CreatedOn),
      actor: actor === "--" ? undefined : optionalText(actor),
    }),
  };
}
