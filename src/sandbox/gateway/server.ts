import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { failure, type Result } from "../../certificates";
import { apiPath } from "../../tencent/v2/wire";
import { breakOf } from "../control/brokenAnswer";
import { answerControl, controlPath } from "../control/controlRequest";
import type { Fault } from "../control/fault";
import { downloadPath } from "../download/links";
import { answerLegacy, legacyInternalError } from "../legacy/protocol";
import type { Language } from "../records/language";
import { sendAnswer } from "./answer";
import type { Backend } from "./backend";
import { injectedError } from "./injectedError";
import { type Refusal, refusal } from "./refusals";
import { ReplayGuard } from "./replay";
import { decodeForm, type GatewayRequest, readRequest } from "./request";
import { answerV3, askedLanguage } from "./v3";

export interface RunningServer {
  readonly port: number;
  /** Stops listening and closes all connections, idle or not. */
  close(): Promise<void>;
}

/** Listens on 127.0.0.1 for both generations of the API: the path tells them apart. Port 0 takes a free one. */
export async function startServer(port: number, backend: Backend): Promise<RunningServer> {
  const guard = new ReplayGuard();
  const server = createServer((request, response) => {
    serve(request, response, backend, guard).catch((error: unknown) => {
      // The caller hung up before the answer: nobody is left to tell.
      backend.log(`A connection broke: ${describe(error)}`);
      response.destroy();
    });
  });
  await listen(server, port);
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

async function serve(
  message: IncomingMessage,
  response: ServerResponse,
  backend: Backend,
  guard: ReplayGuard,
): Promise<void> {
  const request = await readRequest(message);
  const path = message.url?.split("?")[0];
  if (path === controlPath) return answerControl(message, request, response, backend);
  if (path?.startsWith(downloadPath)) return backend.links.answer(path, response, backend.now());
  const isLegacy = path === apiPath;
  const { control } = backend;
  const fault = control.nextFault({ action: actionNamed(request), isLegacy });
  if (fault !== undefined) backend.log(`Fault: ${fault.kind}`);
  if (fault?.kind === "drop-before") {
    response.destroy();
    return;
  }
  const seen = fault?.kind === "clock" ? { ...backend, now: () => backend.now() + wrongBy } : backend;
  const answer = await answerTo(request, isLegacy, fault, seen, guard);
  if (control.latency > 0) await sleep(control.latency);
  const broken = fault === undefined ? undefined : breakOf(fault.kind);
  if (broken !== undefined) await broken(response, Buffer.from(JSON.stringify(answer)));
  else await sendAnswer(message, response, answer, seen.now());
}

/** How far ahead a `clock` fault sets the clock, milliseconds. */
const wrongBy = 60 * 60 * 1000;

type ReadRequest = Result<GatewayRequest, Refusal>;

/** The action a call names in its header, its query or its form; empty when it names none. Faults go by it. */
function actionNamed(request: ReadRequest): string {
  if (!request.ok) return "";
  const { method, query, body, header } = request.value;
  const named = header("x-tc-action");
  if (named !== undefined) return named;
  return decodeForm(method === "GET" ? query : body.toString("utf8")).get("Action") ?? "";
}

function answerTo(
  request: ReadRequest,
  isLegacy: boolean,
  fault: Fault | undefined,
  backend: Backend,
  guard: ReplayGuard,
): object | Promise<object> {
  if (fault?.code !== undefined) return injectedError(fault.code, languageAsked(request));
  return isLegacy ? legacyAnswer(request, backend, guard) : v3Answer(request, backend);
}

function languageAsked(request: ReadRequest): Language {
  return request.ok ? askedLanguage(request.value) : "en-US";
}

/** A mistake of ours, or a disk that refuses, becomes the service's own "internal error". */
async function v3Answer(request: ReadRequest, backend: Backend): Promise<object> {
  try {
    return await answerV3(request, backend);
  } catch (error) {
    backend.log(`Internal error: ${describe(error)}`);
    return answerV3(failure(refusal("InternalError")), backend);
  }
}

async function legacyAnswer(request: ReadRequest, backend: Backend, guard: ReplayGuard): Promise<object> {
  try {
    return await answerLegacy(request, backend, guard);
  } catch (error) {
    backend.log(`Internal error: ${describe(error)}`);
    return legacyInternalError();
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
