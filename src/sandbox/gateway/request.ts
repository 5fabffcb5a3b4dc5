import type { IncomingMessage } from "node:http";
import { failure, type Result, success } from "../../certificates";
import { type Refusal, refusal } from "./refusals";

/** One HTTP request, read to its end. */
export interface GatewayRequest {
  readonly method: string;
  /** Exactly as sent, without the question mark: signatures are over these bytes. */
  readonly query: string;
  /** A header's value, by lower-case name. */
  header(name: string): string | undefined;
  readonly body: Buffer;
}

/** The documented limits, in bytes: a query; a body signed with TC3; a body signed the older way. */
export const sizeLimits = { query: 32 * 1024, body: 10 * 1024 * 1024, formBody: 1024 * 1024 } as const;

/** Reads a request. One that is too large is refused without keeping it. */
export async function readRequest(message: IncomingMessage): Promise<Result<GatewayRequest, Refusal>> {
  const [, query = ""] = splitOnce(message.url ?? "/", "?");
  if (query.length > sizeLimits.query) {
    return failure(refusal("RequestSizeLimitExceeded", sizeLimits.query));
  }
  const body = await readBody(message, sizeLimits.body);
  if (body === undefined) return failure(refusal("RequestSizeLimitExceeded", sizeLimits.body));
  const header = (name: string) => headerText(message.headers[name]);
  return success({ method: message.method ?? "GET", query, header, body });
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function headerText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(",") : value;
}

/** The whole body; undefined when it is longer than `limit`. */
async function readBody(message: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else chunks.length = 0;
    // A little too much is read to its end, so that the client gets to read the answer; much more is cut off.
    if (size > limit * 2) return undefined;
  }
  return size <= limit ? Buffer.concat(chunks) : undefined;
}

/** The parameters of a query string or a form body, decoded, the last of a name counting. */
export function decodeForm(text: string): Map<string, string> {
  return new Map(new URLSearchParams(text));
}
