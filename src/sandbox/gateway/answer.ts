import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const compress = promisify(gzip);

/** Answers shorter than this (bytes) are not worth compressing. */
const compressFrom = 1024;

/** Compressed piece by piece, each a round trip to another thread. A page of the list has 100 KB. */
const pieceBytes = 128 * 1024;

/** Sends a JSON answer: HTTP 200 whatever it says, compressed when the caller takes it. `now` is milliseconds UTC. */
export async function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: object,
  now: number,
): Promise<void> {
  const plain = Buffer.from(JSON.stringify(answer));
  const compressed = plain.length >= compressFrom && acceptsGzip(request);
  const body = compressed ? await compress(plain, { level: 1, chunkSize: pieceBytes }) : plain;
  const trace = request.headers["x-tc-traceid"];
  response.writeHead(200, {
    "Content-Type": "application/json",
    "Content-Length": body.length,
    Date: new Date(now).toUTCString(),
    ...(compressed && { "Content-Encoding": "gzip" }),
    ...(trace !== undefined && { "X-TC-TraceId": trace }),
  });
  response.end(body);
}

function acceptsGzip(request: IncomingMessage): boolean {
  const accepted = request.headers["accept-encoding"] ?? "";
  return accepted
    .toString()
    .split(",")
    .some((item) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(item));
}
