import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type CertificateService, type Result, Secret, type ServiceError } from "../../../src/certificates";
import { type Connection, connect } from "../../../src/tencent";

export interface TestServer {
  readonly url: string;
  /** Requests seen, with their bodies. */
  readonly requests: {
    readonly headers: IncomingMessage["headers"];
    readonly url: string;
    readonly body: string;
  }[];
  /** Connections accepted. */
  connections: number;
  close(): Promise<void>;
}

export type Answer = (response: ServerResponse, body: string, request: IncomingMessage) => void;

/** A server on a free loopback port that reads each request and lets `answer` reply. */
export async function serve(answer: Answer): Promise<TestServer> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      result.requests.push({ headers: request.headers, url: request.url ?? "", body });
      answer(response, body, request);
    });
  });
  const result: TestServer = {
    url: "",
    requests: [],
    connections: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  server.on("connection", () => {
    result.connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(result, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

export function json(response: ServerResponse, value: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(200, { "Content-Type": "application/json", ...headers });
  response.end(JSON.stringify(value));
}

export const credentials = { secretId: "AKIDexample", secretKey: new Secret("exampleSecretKey") };

/** Real time, but sleeping takes none: the clock jumps. */
function hurriedClock() {
  let skipped = 0;
  return {
    now: () => performance.now() + skipped,
    sleep: async (ms: number) => {
      skipped += ms;
    },
  };
}

export function connectTo(endpoint: string, options: Partial<Connection> = {}): CertificateService {
  return connect(
    { generation: "v3", endpoint, credentials, timeoutMs: 5000, ...options },
    { clock: hurriedClock(), random: () => 0 },
  );
}

export function resultOf<T>(result: Result<T, ServiceError>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code}: ${result.error.cause.template}`);
}

export function errorOf<T>(result: Result<T, ServiceError>): ServiceError {
  if (!result.ok) return result.error;
  throw new Error("The call succeeded");
}
