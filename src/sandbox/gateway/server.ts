import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { failure, type Result } from "../../certificates";
import { apiPath } from "../../tencent/v2/wire";
import { answerLegacy, legacyInternalError } from "../legacy/protocol";
import { sendAnswer } from "./answer";
import type { Backend } from "./backend";
import { type Refusal, refusal } from "./refusals";
import { ReplayGuard } from "./replay";
import { type GatewayRequest, readRequest } from "./request";
import { answerV3 } from "./v3";

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
  const isLegacy = message.url?.split("?")[0] === apiPath;
  const answer = isLegacy ? legacyAnswer(request, backend, guard) : v3Answer(request, backend);
  const finished = await answer;
  if (backend.latency > 0) await sleep(backend.latency);
  await sendAnswer(message, response, finished, backend.now());
}

type ReadRequest = Result<GatewayRequest, Refusal>;

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
