import type { IncomingMessage } from "node:http";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

/** The largest answer accepted, before and after decompression: 32 MiB. A page of 1000 records has about 2. */
const maxBodyBytes = 32 * 1024 * 1024;

/** Unpacked piece by piece, each a round trip to another thread: in zlib's own 16 KiB a page would take 130 of them. */
const pieceBytes = 256 * 1024;

/** Why an answer was not read to its end. `code` is a key of the error table. */
export class BodyError extends Error {
  readonly code: string;

  constructor(code: "TooLarge" | "BadEncoding") {
    super(code);
    this.code = code;
  }
}

/**
 * Reads an answer as text, unpacking gzip on the way. Rejects with {@link BodyError} when it is too large (which is found
 * out while it streams, so that no more than the limit is held), not decodable, or with Node's error when the connection
 * breaks.
 */
export async function readBody(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) chunks.push(chunk);
  };
  if (Number(response.headers["content-length"]) > maxBodyBytes) throw new BodyError("TooLarge");
  const encoding = (response.headers["content-encoding"] ?? "identity").toLowerCase();
  if (encoding === "gzip") {
    await unpacking(pipeline(response, capped, createGunzip({ chunkSize: pieceBytes }), capped, collect));
  } else if (encoding === "identity") {
    await pipeline(response, capped, collect);
  } else {
    throw new BodyError("BadEncoding");
  }
  return decode(Buffer.concat(chunks));
}

async function* capped(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > maxBodyBytes) throw new BodyError("TooLarge");
    yield chunk;
  }
}

/** zlib's errors (`Z_DATA_ERROR`, `Z_BUF_ERROR` …) mean one thing: the answer cannot be unpacked. */
async function unpacking(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const isZlib = error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
    throw isZlib ? new BodyError("BadEncoding") : error;
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new BodyError("BadEncoding");
  }
}
