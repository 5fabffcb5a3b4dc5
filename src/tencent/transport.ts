import * as http from "node:http";
import * as https from "node:https";
import type { Socket } from "node:net";
import { urlToHttpOptions } from "node:url";
import { failure, type Result, success } from "../certificates";
import { readBody } from "./body";

export interface HttpRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  /** The `Date` header as sent, empty when missing: it tells how far our clock is off. */
  readonly date: string;
  readonly body: string;
  /** The proxy (`host:port`, or empty) that answered itself instead of making the connection: nothing reached the service. */
  readonly refusedBy?: string;
}

/** Why no answer was read. */
export interface TransportFault {
  /** Node's or OpenSSL's code (`ECONNREFUSED`, `CERT_HAS_EXPIRED`), or ours: a key of the error table. */
  readonly code: string;
  /** Whether a byte of the request may have left: false only when there never was a connection. */
  readonly sent: boolean;
  /** The request went over a kept connection that broke before anything was answered: the server had hung up. */
  readonly staleConnection: boolean;
  /** The proxy (`host:port`) that could not be reached or used. */
  readonly proxy?: string;
}

export interface ExchangeOptions {
  /** Limit of the whole exchange in milliseconds. */
  readonly timeoutMs: number;
  /** Limit until the connection stands, with TLS and proxy. Default 10 s. */
  readonly connectTimeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Opens a connection of its own, so that a kept one that the server closed cannot leave the outcome in doubt. */
  readonly freshConnection: boolean;
  /** The connection stands, so that the request is leaving. Not called when that never comes about. */
  readonly onConnected?: () => void;
}

const defaultConnectTimeoutMs = 10_000;

/** Kept connections, one pool for each scheme. Node does not let idle ones keep the process alive. */
const keptAgents = {
  "http:": new http.Agent({ keepAlive: true, timeout: 30_000 }),
  "https:": new https.Agent({ keepAlive: true, timeout: 30_000 }),
};
const freshAgents = { "http:": new http.Agent(), "https:": new https.Agent() };

/**
 * Sends one POST and reads the answer, whatever its status. Redirects are not followed. Never rejects.
 *
 * Requests go through `node:https` as the editor patches it for proxies and additional CAs, hence the access through the
 * module object at the time of the call.
 */
export function exchange(
  request: HttpRequest,
  options: ExchangeOptions,
  ownAgent = true,
): Promise<Result<HttpAnswer, TransportFault>> {
  if (options.signal?.aborted) {
    return Promise.resolve(failure({ code: "Cancelled", sent: false, staleConnection: false }));
  }
  let outgoing: http.ClientRequest;
  try {
    outgoing = start(request, options.freshConnection, ownAgent);
  } catch (error) {
    // A header that cannot be sent, for example a secret ID with a line break.
    return Promise.resolve(failure({ code: codeOf(error), sent: false, staleConnection: false }));
  }
  return new Promise((resolve) => new Exchange(outgoing, request, options, resolve));
}

/** One request under way. It settles once; whatever happens afterwards is of no interest. */
class Exchange {
  readonly #outgoing: http.ClientRequest;
  readonly #resolve: (result: Result<HttpAnswer, TransportFault>) => void;
  readonly #signal: AbortSignal | undefined;
  readonly #timers: NodeJS.Timeout[];
  /** The proxy that the editor chose for this request, as `host:port`. */
  #proxy: string | undefined;
  #proxyFault: string | undefined;
  #sent = false;
  #answered = false;
  #settled = false;

  constructor(
    outgoing: http.ClientRequest,
    request: HttpRequest,
    options: ExchangeOptions,
    resolve: (result: Result<HttpAnswer, TransportFault>) => void,
  ) {
    this.#resolve = resolve;
    this.#signal = options.signal;
    this.#outgoing = outgoing;
    const connectTimer = setTimeout(
      this.#fail,
      options.connectTimeoutMs ?? defaultConnectTimeoutMs,
      "ConnectTimeout",
    );
    this.#timers = [connectTimer, setTimeout(this.#fail, options.timeoutMs, "Timeout")];
    this.#signal?.addEventListener("abort", this.#cancel, { once: true });
    this.#outgoing.on("proxy", this.#noteProxy);
    this.#outgoing.on("socket", (socket) => {
      const connected = () => {
        this.#sent = true;
        clearTimeout(connectTimer);
        options.onConnected?.();
      };
      if (!isConnecting(socket)) connected();
      else socket.once(request.url.protocol === "https:" ? "secureConnect" : "connect", connected);
    });
    this.#outgoing.on("error", (error) => this.#fail(codeOf(error)));
    this.#outgoing.on("response", (response) => void this.#read(request, response));
    this.#outgoing.end(request.body);
  }

  async #read(request: HttpRequest, response: http.IncomingMessage): Promise<void> {
    this.#answered = true;
    const refused = isProxysAnswer(request.url, response);
    try {
      // A proxy's page is often cut short; its status says enough.
      const body = refused ? "" : await readBody(response);
      this.#settle(
        success({
          status: response.statusCode ?? 0,
          contentType: response.headers["content-type"] ?? "",
          date: response.headers.date ?? "",
          body,
          ...(refused && { refusedBy: this.#proxy ?? "" }),
        }),
      );
      if (refused) this.#outgoing.destroy();
    } catch (error) {
      this.#fail(codeOf(error));
    }
  }

  readonly #cancel = () => this.#fail("Cancelled");

  /** What the editor tells of its proxy; the error that follows, if it fails, does not say what it was. */
  readonly #noteProxy = ({ proxy, error }: ProxyNews) => {
    if (proxy === "DIRECT") return;
    // "PROXY user:password@host:port"
    this.#proxy = proxy.replace(/^\S+\s+/, "").replace(/^.*@/, "");
    if (error !== undefined) this.#proxyFault = codeOf(error);
  };

  readonly #fail = (reason: string) => {
    const code = this.#proxyFault ?? reason;
    const reused = this.#outgoing.reusedSocket && !this.#answered;
    const broke = code === "ECONNRESET" || code === "EPIPE";
    const proxy = this.#proxyFault === undefined ? undefined : this.#proxy;
    const staleConnection = reused && broke;
    this.#settle(failure({ code, sent: this.#sent, staleConnection, ...(proxy !== undefined && { proxy }) }));
    this.#outgoing.destroy();
  };

  #settle(result: Result<HttpAnswer, TransportFault>): void {
    if (this.#settled) return;
    this.#settled = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#signal?.removeEventListener("abort", this.#cancel);
    this.#resolve(result);
  }
}

/** The `proxy` event of a request that the editor sends through a proxy, or not: "DIRECT". */
interface ProxyNews {
  readonly proxy: string;
  readonly error?: unknown;
}

/** A proxy that does not make the connection answers itself, which comes without TLS. The service always says 200. */
function isProxysAnswer(url: URL, { statusCode, socket }: http.IncomingMessage): boolean {
  const isSecure = "encrypted" in socket && socket.encrypted === true;
  return url.protocol === "https:" && !isSecure && statusCode !== 200;
}

/** Through a proxy's tunnel the connection stands before its TLS does. */
function isConnecting(socket: Socket): boolean {
  return socket.connecting || ("secureConnecting" in socket && socket.secureConnecting === true);
}

function start(request: HttpRequest, fresh: boolean, ownAgent: boolean): http.ClientRequest {
  const scheme = request.url.protocol === "https:" ? "https:" : "http:";
  const agent = (fresh ? freshAgents : keptAgents)[scheme];
  // One object, not URL and options: libraries of other extensions (agent-base 4) replace `https.request` by a function
  // that takes no second one.
  const options: https.RequestOptions = {
    ...urlToHttpOptions(request.url),
    method: "POST",
    headers: {
      ...request.headers,
      "Accept-Encoding": "gzip",
      "Content-Length": Buffer.byteLength(request.body),
    },
    ...(ownAgent ? { agent } : {}),
  };
  return scheme === "https:" ? https.request(options) : http.request(options);
}

function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  return "NetworkFailure";
}
