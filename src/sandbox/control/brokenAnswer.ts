import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { FaultKind } from "./fault";

/** Sends an answer that is broken in the way of a fault. Resolves when it is sent, or when the caller has hung up. */
type Break = (response: ServerResponse, answer: Buffer) => Promise<void> | void;

const json = { "Content-Type": "application/json" };
const hugeSize = 50 * 1024 * 1024;
const filler = Buffer.alloc(64 * 1024, "x");
const drop = { size: 4, pause: 100 };

const page =
  "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in to use this network.</body></html>";
const badGateway = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";

const breaks: Readonly<Partial<Record<FaultKind, Break>>> = {
  "drop-after": (response) => {
    response.destroy();
  },
  truncate(response, answer) {
    response.writeHead(200, { ...json, "Content-Length": answer.length });
    response.write(answer.subarray(0, Math.floor(answer.length / 2)), () => response.destroy());
  },
  garbage(response) {
    response.writeHead(200, json);
    response.end(Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x5d, 0x3c, 0x80, 0x22]));
  },
  html(response) {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
    response.end(page);
  },
  "status-502"(response) {
    response.writeHead(502, { "Content-Type": "text/html" });
    response.end(badGateway);
  },
  huge(response) {
    response.writeHead(200, { ...json, "Content-Length": hugeSize });
    return send(hugeJson(), response);
  },
  endless(response) {
    response.writeHead(200, json);
    return send(endlessJson(), response);
  },
  drip(response, answer) {
    response.writeHead(200, { ...json, "Content-Length": answer.length });
    return send(drops(answer), response);
  },
};

/** The way to break an answer, or undefined when the fault is of another sort. */
export function breakOf(kind: FaultKind): Break | undefined {
  return breaks[kind];
}

function send(chunks: AsyncIterable<Buffer> | Iterable<Buffer>, response: ServerResponse): Promise<void> {
  return pipeline(Readable.from(chunks, { objectMode: false }), response);
}

function* hugeJson(): Generator<Buffer> {
  const start = Buffer.from('{"Response":{"Padding":"');
  const end = Buffer.from('"}}');
  yield start;
  for (let left = hugeSize - start.length - end.length; left > 0; left -= filler.length) {
    yield filler.subarray(0, Math.min(left, filler.length));
  }
  yield end;
}

function* endlessJson(): Generator<Buffer> {
  yield Buffer.from('{"Response":{"Padding":"');
  for (;;) yield filler;
}

async function* drops(answer: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < answer.length; at += drop.size) {
    yield answer.subarray(at, at + drop.size);
    await sleep(drop.pause);
  }
}
