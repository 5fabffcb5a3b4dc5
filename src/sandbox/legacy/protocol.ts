import { failure, type Result, success } from "../../certificates";
import { apiPath, type Envelope } from "../../tencent/v2/wire";
import type { ActionContext } from "../actions/action";
import { refusingCondition } from "../conditions/conditions";
import { isExpired, isRightToken, sameText } from "../gateway/authentication";
import { type Backend, contextOf } from "../gateway/backend";
import { type Refusal, refusal, refusalTexts } from "../gateway/refusals";
import type { ReplayGuard } from "../gateway/replay";
import { decodeForm, type GatewayRequest } from "../gateway/request";
import { isSignedV1 } from "../gateway/signatureV1";
import { languageOf } from "../records/language";
import { certDelete } from "./certDelete";
import { certGetList } from "./certGetList";
import { certUpload } from "./certUpload";
import {
  badParameter,
  documented,
  type LegacyRefusal,
  legacyMessage,
  operationFailed,
  tooLarge,
} from "./refusals";

interface LegacyAction {
  /** The action of API 3.0 it became. */
  readonly sameAs: string;
  perform(
    parameters: ReadonlyMap<string, string>,
    context: ActionContext,
  ): Promise<Result<object, LegacyRefusal>>;
}

/** The three actions of the legacy API, by the value of the `Action` parameter. */
const actions: ReadonlyMap<string, LegacyAction> = new Map(
  Object.entries({
    CertGetList: { sameAs: "DescribeCertificates", perform: certGetList },
    CertUpload: { sameAs: "UploadCertificate", perform: certUpload },
    CertDelete: { sameAs: "DeleteCertificate", perform: certDelete },
  }),
);

/** Answers one call of the legacy API. Parameters it does not know are ignored, as the service did. */
export async function answerLegacy(
  request: Result<GatewayRequest, Refusal>,
  backend: Backend,
  guard: ReplayGuard,
): Promise<Envelope<object>> {
  if (!request.ok) return envelope(failure(tooLarge), undefined, backend);
  const { method, query, body } = request.value;
  // A POST's parameters are in its body; what is in its query does not count.
  const parameters = decodeForm(method === "GET" ? query : body.toString("utf8"));
  const result = await handle(request.value, parameters, backend, guard);
  return envelope(result, parameters.get("Language"), backend);
}

/** The answer when the sandbox itself failed. */
export function legacyInternalError(): Envelope<object> {
  const { code, codeDesc, message } = documented(6000);
  return { code, codeDesc, message: message.en };
}

function envelope(
  result: Result<object, LegacyRefusal>,
  language: string | undefined,
  { log }: Backend,
): Envelope<object> {
  if (result.ok) return { code: 0, message: "", codeDesc: "Success", data: result.value };
  const { code, codeDesc } = result.error;
  log(`Legacy API ${code} ${codeDesc}`);
  return { code, message: legacyMessage(result.error, languageOf(language)), codeDesc };
}

async function handle(
  request: GatewayRequest,
  parameters: ReadonlyMap<string, string>,
  backend: Backend,
  guard: ReplayGuard,
): Promise<Result<object, LegacyRefusal>> {
  const now = backend.now();
  const verified = verify(request, parameters, backend, now);
  if (!verified.ok) return verified;
  if (!guard.admit(Number(parameters.get("Timestamp")), parameters.get("Nonce") ?? "", now)) {
    return failure(documented(4500));
  }
  const asked = parameters.get("Action") ?? "";
  // Old SDKs write the first letter as they like.
  const name = asked.charAt(0).toUpperCase() + asked.slice(1);
  const found = actions.get(name);
  if (found === undefined) return failure(documented(6100));
  if (backend.control.rateLimit.exceeded(name, now) !== undefined) return failure(documented(4400));
  const refused = checkConditions(found.sameAs, parameters, backend);
  if (!refused.ok) return refused;
  await backend.line.turn();
  return found.perform(parameters, contextOf(backend, request, languageOf(parameters.get("Language"))));
}

function checkConditions(
  action: string,
  parameters: ReadonlyMap<string, string>,
  { control, store }: Backend,
): Result<void, LegacyRefusal> {
  const entry = store.get(parameters.get("id") ?? "");
  const refusing = refusingCondition(control.conditions, { action, request: {}, entry });
  if (refusing === undefined) return success(undefined);
  const { code, legacyCode } = refusing;
  return failure(
    legacyCode === 5100 ? operationFailed(code, refusalTexts(refusal(code))) : documented(legacyCode),
  );
}

function verify(
  { method, header }: GatewayRequest,
  parameters: ReadonlyMap<string, string>,
  { credentials }: Backend,
  now: number,
): Result<void, LegacyRefusal> {
  if (method !== "GET" && method !== "POST") return failure(documented(4600));
  for (const name of ["Action", "SecretId", "Signature"]) {
    if (!parameters.get(name)) return failure(badParameter(name));
  }
  for (const name of ["Timestamp", "Nonce"]) {
    if (!/^\d{1,20}$/.test(parameters.get(name) ?? "")) return failure(badParameter(name));
  }
  if (!sameText(parameters.get("SecretId") ?? "", credentials.secretId)) return failure(documented(4104));
  if (isExpired(Number(parameters.get("Timestamp")), now)) return failure(documented(4500));
  const form = { method, hostHeader: header("host") ?? "", path: apiPath, parameters };
  if (!isSignedV1(form, credentials)) return failure(documented(4100));
  return isRightToken(parameters.get("Token"), credentials) ? success(undefined) : failure(documented(4105));
}
