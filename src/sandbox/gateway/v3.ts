import { randomUUID } from "node:crypto";
import { failure, type Result, success } from "../../certificates";
import { apiVersion } from "../../tencent/v3/wire";
import { actions } from "../actions";
import type { Action } from "../actions/action";
import { refusingCondition } from "../conditions/conditions";
import { type Language, languageOf } from "../records/language";
import { type Backend, contextOf } from "./backend";
import { checkParameters } from "./parameters";
import { type Refusal, refusal, refusalMessage } from "./refusals";
import type { GatewayRequest } from "./request";
import { authenticate, type Call, formOf } from "./v3Call";

/** Answers one call of API 3.0. The answer is always an envelope; errors are in it. */
export async function answerV3(request: Result<GatewayRequest, Refusal>, backend: Backend): Promise<object> {
  const requestId = randomUUID();
  const result = request.ok ? await handle(request.value, backend) : request;
  if (result.ok) return { Response: { ...result.value, RequestId: requestId } };
  const language = request.ok ? askedLanguage(request.value) : "en-US";
  const error = { Code: result.error.code, Message: refusalMessage(result.error, language) };
  backend.log(`API 3.0 ${error.Code} ${requestId}`);
  return { Response: { Error: error, RequestId: requestId } };
}

/** The language of a call's header, or of its form or query. */
export function askedLanguage(request: GatewayRequest): Language {
  return languageOf(request.header("x-tc-language") ?? formOf(request).get("Language"));
}

async function handle(request: GatewayRequest, backend: Backend): Promise<Result<object, Refusal>> {
  const call = authenticate(request, backend);
  if (!call.ok) return call;
  const found = findAction(call.value);
  if (!found.ok) return found;
  const tooMany = checkRate(call.value.action, backend);
  if (!tooMany.ok) return tooMany;
  const checked = checkParameters(call.value.parameters, found.value.parameters, call.value.asText);
  if (!checked.ok) return checked;
  const refused = checkConditions(call.value.action, checked.value, backend);
  if (!refused.ok) return refused;
  await backend.line.turn();
  return found.value.perform(checked.value, contextOf(backend, request, askedLanguage(request)));
}

function checkRate(action: string, { control, now }: Backend): Result<void, Refusal> {
  const exceeded = control.rateLimit.exceeded(action, now());
  if (exceeded !== undefined) {
    return failure(refusal("RequestLimitExceeded", exceeded.calls, exceeded.limit));
  }
  return control.rateLimit.exceededByAccount(now())
    ? failure(refusal("LimitExceeded.RateLimitExceeded"))
    : success(undefined);
}

function checkConditions(
  action: string,
  request: Readonly<Record<string, unknown>>,
  { control, store }: Backend,
): Result<void, Refusal> {
  const entry = store.get(String(request["OldCertificateId"] || request["CertificateId"]));
  const refusing = refusingCondition(control.conditions, { action, request, entry });
  return refusing === undefined ? success(undefined) : failure(refusal(refusing.code, action));
}

function findAction({ action, version }: Call): Result<Action, Refusal> {
  if (version !== apiVersion) return failure(refusal("NoSuchVersion", version));
  const found = actions.get(action);
  return found === undefined ? failure(refusal("InvalidAction")) : success(found);
}
