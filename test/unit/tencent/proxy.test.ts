import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import https from "node:https";
import { type AddressInfo, connect as connectSocket, createServer as createSocketServer } from "node:net";
import type { Duplex } from "node:stream";
import { HttpsProxyAgent } from "https-proxy-agent";
import { inEnglish, type ServiceError } from "../../../src/certificates";
import { connectTo, errorOf } from "./support";

const page = { index: 0, size: 20 };
const upload = { certificate: "-----BEGIN CERTIFICATE-----", type: "CA" } as const;

/** Goes through a proxy as the editor's own agent does: it tells of the proxy by an event of the request. */
class EditorAgent extends HttpsProxyAgent<string> {
  readonly #proxy: string;

  constructor(host: string) {
    super(`http://user:pass-word@${host}`);
    this.#proxy = `PROXY user:pass-word@${host}`;
  }

  override async connect(...[request, options]: Parameters<HttpsProxyAgent<string>["connect"]>) {
    try {
      const socket = await super.connect(request, options);
      request.emit("proxy", { proxy: this.#proxy, socket });
      return socket;
    } catch (error) {
      request.emit("proxy", { proxy: this.#proxy, error });
      throw new Error("Failed to establish a socket connection to proxies");
    }
  }
}

describe("a proxy of the editor", () => {
  const { request } = https;
  let proxy: Server | undefined;
  let asked: string[] = [];

  afterEach(() => {
    https.request = request;
    proxy?.closeAllConnections();
    proxy?.close();
    proxy = undefined;
    asked = [];
  });

  /** Lets all requests go through it, as the editor does by its setting http.proxy. */
  const goThrough = (host: string) => {
    const patched = (options: https.RequestOptions) => request({ ...options, agent: new EditorAgent(host) });
    https.request = patched as typeof https.request;
    return host;
  };

  const startProxy = async (onConnect: (socket: Duplex) => void): Promise<string> => {
    proxy = createServer().on("connect", ({ url }, socket) => {
      asked.push(url ?? "");
      onConnect(socket);
    });
    const server = proxy;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return goThrough(`127.0.0.1:${(server.address() as AddressInfo).port}`);
  };

  const service = () => connectTo("https://ssl.example.com", { timeoutMs: 5000 });
  const wordsOf = ({ cause, advice }: ServiceError) => `${inEnglish(cause)} ${inEnglish(advice)}`;

  for (const status of [403, 502, 503]) {
    it(`that answers ${status} is named with the setting, and nothing was done`, async () => {
      const host = await startProxy((socket) =>
        // The page is cut short, as proxies do.
        socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 5000\r\n\r\n<html>`),
      );
      const error = errorOf(await service().list({}, page));
      assert.deepEqual([error.kind, error.code, error.carriedOut], ["network", `Proxy${status}`, "no"]);
      const words = wordsOf(error);
      assert.ok(
        words.includes(`The proxy ${host} does not connect to ssl.example.com: HTTP ${status}.`),
        words,
      );
      assert.match(words, /http\.proxy/);
      assert.doesNotMatch(words, /pass-word/);
      assert.deepEqual(asked, ["ssl.example.com:443"]);
    });
  }

  it("that asks for a password says so", async () => {
    await startProxy((socket) => socket.end("HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic\r\n\r\n"));
    const error = errorOf(await service().list({}, page));
    assert.deepEqual([error.kind, error.code, error.carriedOut], ["network", "Http407", "no"]);
    assert.match(wordsOf(error), /user name and password.*http\.proxyAuthorization/);
  });

  it("that is not there is named, not the service", async () => {
    const gone = createSocketServer();
    await new Promise<void>((resolve) => gone.listen(0, "127.0.0.1", resolve));
    const host = goThrough(`127.0.0.1:${(gone.address() as AddressInfo).port}`);
    await new Promise((resolve) => gone.close(resolve));
    const error = errorOf(await service().list({}, page));
    assert.deepEqual([error.kind, error.code, error.carriedOut], ["network", "ECONNREFUSED", "no"]);
    assert.ok(
      wordsOf(error).startsWith(`The proxy ${host} cannot be reached: ECONNREFUSED.`),
      wordsOf(error),
    );
    assert.match(wordsOf(error), /http\.proxy/);
    assert.doesNotMatch(wordsOf(error), /pass-word|ssl\.example\.com/);
  });

  it("that hangs up is named too", async () => {
    const host = await startProxy((socket) => socket.destroy());
    const error = errorOf(await service().list({}, page));
    assert.equal(error.kind, "network");
    assert.ok(wordsOf(error).startsWith(`The proxy ${host} `), wordsOf(error));
  });

  it("that refuses an upload leaves no doubt about it", async () => {
    await startProxy((socket) => socket.end("HTTP/1.1 403 No\r\n\r\n"));
    const error = errorOf(await service().upload(upload));
    assert.deepEqual([error.code, error.carriedOut, asked.length], ["Proxy403", "no", 1]);
  });

  it("that connects to a host nobody vouches for: TLS fails, and nothing was sent", async () => {
    // Speaks no TLS, but takes what comes.
    let received = "";
    const mute = createSocketServer((socket) =>
      socket.on("data", (data) => {
        received += data.toString("latin1");
        socket.end("HTTP/1.1 400 Bad\r\n\r\n");
      }),
    );
    await new Promise<void>((resolve) => mute.listen(0, "127.0.0.1", resolve));
    await startProxy((socket) => {
      const onwards = connectSocket((mute.address() as AddressInfo).port, "127.0.0.1");
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      socket
        .on("error", () => {})
        .pipe(onwards.on("error", () => {}))
        .pipe(socket);
    });
    const error = errorOf(await service().upload(upload));
    assert.deepEqual([error.kind, error.carriedOut], ["network", "no"], error.code);
    assert.doesNotMatch(received, /POST|BEGIN/);
    mute.close();
  });
});
