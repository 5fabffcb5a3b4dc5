import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { inspect } from "node:util";
import { gzipSync } from "node:zlib";
import forge from "node-forge";
import { inEnglish, type ServiceError } from "../../../src/certificates";
import { connect } from "../../../src/tencent";
import { exchange } from "../../../src/tencent/transport";
import {
  type Answer,
  connectTo,
  credentials,
  errorOf,
  json,
  resultOf,
  serve,
  type TestServer,
} from "./support";

const emptyList = { Response: { TotalCount: 0, Certificates: [], RequestId: "r-1" } };
const page = { index: 0, size: 20 };

/** Key and certificate of a host that nobody vouches for. */
function selfSigned(): { key: string; cert: string } {
  const pair = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(pair.publicKey);
  certificate.serialNumber = "01";
  certificate.validity.notBefore = new Date(Date.now() - 86_400_000);
  certificate.validity.notAfter = new Date(Date.now() + 86_400_000);
  const name = [{ name: "commonName", value: "localhost" }];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.setExtensions([{ name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] }]);
  certificate.sign(forge.pki.privateKeyFromPem(pair.privateKey), forge.md.sha256.create());
  return { key: pair.privateKey, cert: forge.pki.certificateToPem(certificate) };
}

describe("transport", () => {
  let server: TestServer | undefined;

  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  const start = async (answer: Answer): Promise<TestServer> => {
    server = await serve(answer);
    return server;
  };

  /** The error of a list call that gets this answer. */
  const failingList = async (answer: Answer, timeoutMs = 5000): Promise<ServiceError> => {
    const { url } = await start(answer);
    return errorOf(await connectTo(url, { timeoutMs }).list({}, page));
  };

  it("sends a signed request of API 3.0 with language and token", async () => {
    const { url, requests } = await start((response) => json(response, emptyList));
    const service = connectTo(url, { language: "zh-CN" });
    assert.deepEqual(resultOf(await service.list({}, page)), { certificates: [], total: 0 });
    const headers = requests[0]?.headers ?? {};
    assert.equal(headers["x-tc-action"], "DescribeCertificates");
    assert.equal(headers["x-tc-version"], "2019-12-05");
    assert.equal(headers["x-tc-language"], "zh-CN");
    assert.equal(headers["x-tc-region"], undefined);
    assert.equal(headers["accept-encoding"], "gzip");
    assert.match(headers.authorization ?? "", /SignedHeaders=content-type;host;x-tc-action/);
    assert.equal(requests[0]?.body, '{"Offset":0,"Limit":20}');
  });

  it("reads a compressed answer", async () => {
    const { url } = await start((response) => {
      response.writeHead(200, { "Content-Type": "application/json", "Content-Encoding": "gzip" });
      response.end(gzipSync(JSON.stringify(emptyList)));
    });
    assert.equal((await connectTo(url).list({}, page)).ok, true);
  });

  it("keeps the connection for the next read", async () => {
    const own = await start((response) => json(response, emptyList));
    const service = connectTo(own.url);
    for (let call = 0; call < 3; call += 1) assert.equal((await service.list({}, page)).ok, true);
    assert.equal(own.connections, 1);
  });

  it("gives up after the time limit when nothing comes", async () => {
    const started = Date.now();
    const error = await failingList(() => {}, 100);
    assert.deepEqual([error.kind, error.code, error.carriedOut], ["timeout", "Timeout", "maybe"]);
    assert.ok(Date.now() - started < 15_000);
    assert.equal(server?.requests.length, 1);
  });

  it("gives up after the time limit when the answer drips", async () => {
    const error = await failingList((response) => {
      response.writeHead(200, { "Content-Type": "application/json" });
      const timer = setInterval(() => response.write(" "), 10);
      response.on("close", () => clearInterval(timer));
    }, 200);
    assert.equal(error.code, "Timeout");
  });

  it("gives up after a shorter limit when the connection does not come to stand", async () => {
    const closed: unknown[] = [];
    const mute = createServer((socket) => {
      socket.on("error", () => {}).on("close", () => closed.push(socket));
      socket.resume();
    });
    await new Promise<void>((resolve) => mute.listen(0, "127.0.0.1", resolve));
    const url = new URL(`https://127.0.0.1:${(mute.address() as AddressInfo).port}`);
    const limits = { timeoutMs: 60_000, connectTimeoutMs: 100, freshConnection: false };
    const started = Date.now();
    const result = await exchange({ url, headers: {}, body: "{}" }, limits);
    assert.deepEqual(!result.ok && [result.error.code, result.error.sent], ["ConnectTimeout", false]);
    assert.ok(Date.now() - started < 30_000, "long before the limit of the whole call");
    while (closed.length === 0) await sleep(5);
    mute.close();
  });

  it("does not count the connection's limit against an answer that takes longer", async () => {
    const { url } = await start((response) => setTimeout(() => json(response, emptyList), 400));
    const limits = { timeoutMs: 60_000, connectTimeoutMs: 200, freshConnection: true };
    const result = await exchange({ url: new URL(url), headers: {}, body: "{}" }, limits);
    assert.equal(result.ok, true);
  });

  it("says that the connection broke when it is reset before an answer, after having tried again", async () => {
    const error = await failingList((response) => response.destroy());
    assert.deepEqual([error.kind, error.code, error.retryable], ["network", "ECONNRESET", true]);
    assert.equal(error.carriedOut, "maybe");
    assert.equal(server?.requests.length, 3);
  });

  it("gets over two broken connections", async () => {
    let calls = 0;
    const { url } = await start((response) => {
      calls += 1;
      if (calls < 3) response.destroy();
      else json(response, emptyList);
    });
    assert.equal((await connectTo(url).list({}, page)).ok, true);
  });

  it("takes a truncated answer for a broken connection", async () => {
    const error = await failingList((response) => {
      response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "1000" });
      response.write('{"Response":', () => response.destroy());
    });
    assert.equal(error.kind, "network");
    assert.equal(error.code, "ECONNRESET");
  });

  it("repeats a read at once when a kept connection turns out to be closed, and tells nobody", async () => {
    // Answers the first request of each connection and hangs up on the second.
    let connections = 0;
    const body = JSON.stringify(emptyList);
    const raw = createServer((socket) => {
      connections += 1;
      let requests = 0;
      socket.on("error", () => {});
      socket.on("data", (chunk) => {
        if (!chunk.toString().includes("POST")) return;
        requests += 1;
        if (requests > 1) socket.resetAndDestroy();
        else socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
      });
    });
    await new Promise<void>((resolve) => raw.listen(0, "127.0.0.1", resolve));
    const address = raw.address();
    assert.ok(typeof address === "object" && address !== null);
    const waits: number[] = [];
    const sleepNot = async (ms: number) => void waits.push(ms);
    const clock = { now: () => performance.now() + waits.reduce((sum, ms) => sum + ms, 0), sleep: sleepNot };
    const endpoint = `http://127.0.0.1:${address.port}`;
    const service = connect(
      { generation: "v3", endpoint, credentials, timeoutMs: 5000 },
      { clock, random: () => 0 },
    );
    assert.equal((await service.list({}, page)).ok, true);
    assert.equal((await service.list({}, page)).ok, true);
    assert.equal(connections, 2);
    assert.ok(
      waits.every((ms) => ms <= 50),
      `turns are waited for, not a back-off: ${waits}`,
    );
    raw.close();
  });

  it("says what came instead of JSON, without its content, and logs only a short beginning", async () => {
    const { url } = await start((response) => {
      response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
      response.end(`<html>Please log in ${"x y ".repeat(1000)}secret-tail</html>`);
    });
    const lines: string[] = [];
    const error = errorOf(await connectTo(url, { log: (line) => lines.push(line) }).list({}, page));
    assert.deepEqual([error.kind, error.code], ["protocol", "NotJson"]);
    assert.match(inEnglish(error.cause), /^127\.0\.0\.1:\d+ sent an answer .*HTTP 200, text\/html\.$/);
    assert.doesNotMatch(inspect(error), /log in/);
    assert.match(lines.join("\n"), /Please log in/);
    assert.doesNotMatch(lines.join("\n"), /secret-tail/);
  });

  const wrongAnswers: [string, string, string][] = [
    ["an empty answer", "", "Empty"],
    ["garbage", "\u0000\u0001{{{", "NotJson"],
    ["JSON that is no object", "[1,2]", "NotJson"],
    ["JSON null", "null", "NotJson"],
    ["another object", '{"ok":true}', "NotJson"],
    ["a Response that is no object", '{"Response":"x"}', "NotJson"],
    ["a Response without its list", '{"Response":{"RequestId":"r"}}', "UnexpectedAnswer"],
    ["a list that is none", '{"Response":{"Certificates":"x"}}', "UnexpectedAnswer"],
    ["half of a JSON text", '{"Response":{"TotalCount":1', "NotJson"],
    ["a nesting bomb", "[".repeat(200_000) + "]".repeat(200_000), "NotJson"],
    [
      "a nesting bomb in the envelope",
      `{"Response":{"Certificates":${"[".repeat(9000)}${"]".repeat(9000)}}}`,
      "",
    ],
  ];
  for (const [name, body, code] of wrongAnswers) {
    it(`survives ${name}`, async () => {
      const { url } = await start((response) => {
        response.writeHead(200, { "Content-Type": "application/json" });
        response.end(body);
      });
      const result = await connectTo(url).list({}, page);
      if (code === "") return;
      const error = errorOf(result);
      assert.deepEqual([error.kind, error.code, error.carriedOut], ["protocol", code, "maybe"]);
    });
  }

  it("survives bytes that are not UTF-8", async () => {
    const error = await failingList((response) => {
      response.end(Buffer.from([0x22, 0xff, 0xfe, 0x22]));
    });
    assert.equal(error.code, "BadEncoding");
  });

  it("takes 502 for a passing failure of a gateway and tries again", async () => {
    const error = await failingList((response) => {
      response.writeHead(502, { "Content-Type": "text/html" });
      response.end("<html>Bad Gateway</html>");
    });
    assert.deepEqual([error.kind, error.code, error.retryable], ["protocol", "Http502", true]);
    assert.equal(server?.requests.length, 3);
  });

  it("repeats a read that came too fast, until the service takes it", async () => {
    let calls = 0;
    const tooFast = {
      Response: { Error: { Code: "RequestLimitExceeded", Message: "fast" }, RequestId: "r" },
    };
    const { url } = await start((response) => {
      calls += 1;
      json(response, calls < 5 ? tooFast : emptyList);
    });
    assert.equal((await connectTo(url).list({}, page)).ok, true);
    assert.equal(calls, 5);
  });

  it("gives up when it is always too fast", async () => {
    const error = await failingList((response) => json(response, { code: 4400, message: "fast" }));
    assert.deepEqual([error.kind, error.retryable, error.carriedOut], ["rateLimit", true, "no"]);
    assert.equal(server?.requests.length, 9);
  });

  it("believes an error of the service that comes with another status than 200", async () => {
    const error = await failingList((response) => {
      response.writeHead(400, { "Content-Type": "application/json" });
      response.end('{"Response":{"Error":{"Code":"InvalidParameter","Message":"no"},"RequestId":"r-9"}}');
    });
    assert.deepEqual([error.code, error.requestId], ["InvalidParameter", "r-9"]);
  });

  it("does not follow a redirect", async () => {
    const error = await failingList((response) => {
      response.writeHead(302, { Location: "https://example.com/" });
      response.end();
    });
    assert.deepEqual([error.kind, error.code], ["protocol", "Redirect"]);
    assert.equal(server?.requests.length, 1);
  });

  it("explains a proxy that asks for a password", async () => {
    const error = await failingList((response) => {
      response.writeHead(407);
      response.end();
    });
    assert.deepEqual([error.kind, error.code], ["network", "Http407"]);
  });

  it("explains a server that does not speak HTTP", async () => {
    const raw = createServer((socket) => socket.end("220 mail.example.com ESMTP\r\n"));
    await new Promise<void>((resolve) => raw.listen(0, "127.0.0.1", resolve));
    const address = raw.address();
    assert.ok(typeof address === "object" && address !== null);
    const url = `127.0.0.1:${address.port}`;
    const plain = errorOf(await connectTo(`http://${url}`).list({}, page));
    assert.equal(plain.kind, "protocol");
    const tls = errorOf(await connectTo(`https://${url}`).list({}, page));
    assert.deepEqual([tls.kind, tls.carriedOut], ["network", "no"]);
    raw.close();
  });

  it("sends nothing to a host whose certificate is not trusted", async () => {
    let requests = 0;
    const tls = createTlsServer(selfSigned(), (_, response) => {
      requests += 1;
      response.end(JSON.stringify(emptyList));
    });
    await new Promise<void>((resolve) => tls.listen(0, "127.0.0.1", resolve));
    const address = tls.address();
    assert.ok(typeof address === "object" && address !== null);
    const service = connectTo(`https://localhost:${address.port}`);
    const error = errorOf(await service.list({}, page));
    assert.deepEqual([error.kind, error.code], ["network", "DEPTH_ZERO_SELF_SIGNED_CERT"]);
    assert.deepEqual([error.retryable, error.carriedOut, requests], [false, "no", 0]);
    tls.close();
  });

  it("explains a refused connection and does not try again", async () => {
    const { url } = await start(() => {});
    await server?.close();
    const lines: string[] = [];
    const error = errorOf(await connectTo(url, { log: (line) => lines.push(line) }).list({}, page));
    assert.deepEqual([error.kind, error.code, error.carriedOut], ["network", "ECONNREFUSED", "no"]);
    assert.equal(lines.length, 1);
  });

  it("finds a service that listens at the IPv6 loopback only, and says why 127.0.0.1 does not", async function () {
    const own = createHttpServer((_, response) => json(response, emptyList));
    const hasIpv6 = await new Promise<boolean>((resolve) => {
      own.once("error", () => resolve(false)).listen(0, "::1", () => resolve(true));
    });
    if (!hasIpv6) return this.skip();
    const { port } = own.address() as AddressInfo;
    assert.equal((await connectTo(`http://[::1]:${port}`).list({}, page)).ok, true);
    const error = errorOf(await connectTo(`http://127.0.0.1:${port}`).list({}, page));
    own.closeAllConnections();
    own.close();
    assert.equal(error.code, "ECONNREFUSED");
    assert.match(inEnglish(error.cause), /127\.0\.0\.1:\d+ refused the connection/);
    assert.match(inEnglish(error.advice), /127\.0\.0\.1 is IPv4, \[::1\] is IPv6/);
  });

  it("explains a secret ID that cannot be sent", async () => {
    const { url } = await start((response) => json(response, emptyList));
    const service = connectTo(url, { credentials: { ...credentials, secretId: "AKID\nx" } });
    assert.equal(errorOf(await service.list({}, page)).kind, "credentials");
  });

  it("breaks the connection off when the caller cancels", async () => {
    const abort = new AbortController();
    const closed = new Promise<void>((resolve) => {
      void start((response) => {
        response.on("close", resolve);
        abort.abort();
      }).then(async ({ url }) => {
        const error = errorOf(await connectTo(url).list({}, page, { signal: abort.signal }));
        assert.deepEqual([error.kind, error.carriedOut], ["cancelled", "maybe"]);
        assert.match(inEnglish(error.advice), /stopped too late to be sure/);
      });
    });
    await closed;
  });

  it("closes a connection that is still being made when the caller cancels", async () => {
    const abort = new AbortController();
    const closed = new Promise<void>((resolve, reject) => {
      const mute = createServer((socket) => {
        socket.resume();
        socket
          .on("error", () => {})
          .on("close", () => {
            mute.close();
            resolve();
          });
        abort.abort();
      }).listen(0, "127.0.0.1", () => {
        const { port } = mute.address() as AddressInfo;
        const call = connectTo(`https://127.0.0.1:${port}`).list({}, page, { signal: abort.signal });
        call
          .then((result) => {
            const error = errorOf(result);
            assert.deepEqual([error.kind, error.carriedOut], ["cancelled", "no"]);
            assert.match(inEnglish(error.advice), /^Nothing was done/);
          })
          .catch(reject);
      });
    });
    await closed;
  });

  it("ends a call that waits for its turn when the caller cancels, and sends nothing", async () => {
    const own = await start((response) => json(response, { code: 4400, message: "fast" }));
    const abort = new AbortController();
    // The pause after the refusal ends only by cancelling.
    const clock = {
      now: () => 0,
      sleep: (ms: number, signal?: AbortSignal) =>
        new Promise<void>((resolve) => {
          if (ms === 0) return resolve();
          signal?.addEventListener("abort", () => resolve());
          if (own.requests.length > 0) abort.abort();
        }),
    };
    const service = connect(
      { generation: "v2", endpoint: own.url, credentials, timeoutMs: 60_000 },
      { clock },
    );
    const error = errorOf(await service.list({}, page, { signal: abort.signal }));
    assert.deepEqual([error.kind, own.requests.length], ["cancelled", 1]);
  });

  it("sends nothing for a call cancelled before", async () => {
    const own = await start((response) => json(response, emptyList));
    const error = errorOf(await connectTo(own.url).list({}, page, { signal: AbortSignal.abort() }));
    assert.deepEqual([error.kind, error.carriedOut], ["cancelled", "no"]);
    assert.equal(own.requests.length, 0);
  });

  it("leaves no listener on the caller's signal", async () => {
    const { url } = await start((response) => json(response, emptyList));
    const abort = new AbortController();
    let listeners = 0;
    const { signal } = abort;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners += 1;
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...args);
    };
    await connectTo(url).list({}, page, { signal });
    assert.equal(listeners, 0);
  });

  describe("cuts off", () => {
    const megabyte = Buffer.alloc(1 << 20, 0x20);
    let sent = 0;

    /** Writes without end, as fast as it is read. */
    const endless: Answer = (response) => {
      sent = 0;
      const more = () => {
        while (!response.destroyed && sent < 200) {
          sent += 1;
          if (!response.write(megabyte)) break;
        }
      };
      response.on("drain", more);
      more();
    };

    it("an endless answer, holding no more than the limit", async () => {
      const before = process.memoryUsage.rss();
      const error = await failingList(endless, 20_000);
      assert.deepEqual([error.kind, error.code], ["protocol", "TooLarge"]);
      assert.ok(sent < 60, `${sent} MB were sent`);
      assert.ok(process.memoryUsage.rss() - before < 150 << 20);
    });

    it("an announced 50 MB at once", async () => {
      const error = await failingList((response, ...rest) => {
        response.writeHead(200, { "Content-Length": String(50 << 20) });
        endless(response, ...rest);
      });
      assert.equal(error.code, "TooLarge");
      assert.ok(sent < 20, `${sent} MB were sent`);
    });

    it("a gzip bomb", async () => {
      const bomb = gzipSync(Buffer.alloc(300 << 20));
      const before = process.memoryUsage.rss();
      const error = await failingList((response) => {
        response.writeHead(200, { "Content-Encoding": "gzip" });
        response.end(bomb);
      }, 20_000);
      assert.equal(error.code, "TooLarge");
      assert.ok(process.memoryUsage.rss() - before < 150 << 20);
    });

    it("gzip that is broken off or is none", async () => {
      const half = gzipSync(JSON.stringify(emptyList)).subarray(0, 30);
      for (const body of [half, Buffer.from("no gzip")]) {
        const error = await failingList((response) => {
          response.writeHead(200, { "Content-Encoding": "gzip" });
          response.end(body);
        });
        assert.equal(error.code, "BadEncoding");
        await server?.close();
      }
    });

    it("an encoding nobody asked for", async () => {
      const error = await failingList((response) => {
        response.writeHead(200, { "Content-Encoding": "br" });
        response.end("x");
      });
      assert.equal(error.code, "BadEncoding");
    });
  });

  describe("an upload", () => {
    const upload = { certificate: "-----BEGIN CERTIFICATE-----", type: "CA" } as const;

    for (const generation of ["v3", "v2"] as const) {
      it(`is sent once when the connection breaks (${generation})`, async () => {
        const own = await start((response) => response.destroy());
        const error = errorOf(await connectTo(own.url, { generation }).upload(upload));
        assert.deepEqual([error.kind, error.carriedOut], ["network", "maybe"]);
        assert.equal(own.requests.length, 1);
      });

      it(`is sent once when the service fails (${generation})`, async () => {
        const own = await start((response) =>
          json(
            response,
            generation === "v3"
              ? {
                  Response: {
                    Error: { Code: "LimitExceeded.RateLimitExceeded", Message: "slow" },
                    RequestId: "r",
                  },
                }
              : { code: 6000, message: "" },
          ),
        );
        assert.equal((await connectTo(own.url, { generation }).upload(upload)).ok, false);
        assert.equal(own.requests.length, 1);
      });
    }

    it("was certainly not carried out when the TLS handshake never ended", async () => {
      const mute = createServer(() => {});
      await new Promise<void>((resolve) => mute.listen(0, "127.0.0.1", resolve));
      const address = mute.address();
      assert.ok(typeof address === "object" && address !== null);
      const service = connectTo(`https://127.0.0.1:${address.port}`, { timeoutMs: 100 });
      const error = errorOf(await service.upload(upload));
      assert.deepEqual([error.kind, error.carriedOut], ["timeout", "no"]);
      mute.close();
    });

    it("is tried three times when the connection breaks before TLS stands, since nothing was sent", async () => {
      let connections = 0;
      const breaking = createServer((socket) => {
        connections += 1;
        socket.destroy();
      });
      await new Promise<void>((resolve) => breaking.listen(0, "127.0.0.1", resolve));
      const address = breaking.address();
      assert.ok(typeof address === "object" && address !== null);
      const error = errorOf(await connectTo(`https://127.0.0.1:${address.port}`).upload(upload));
      breaking.close();
      assert.deepEqual([error.kind, error.carriedOut, connections], ["network", "no", 3]);
    });

    it("gets through when the service comes up after a refused connection, and is stored once", async () => {
      const own = await start(() => {});
      await own.close();
      let stored = 0;
      const revived = createHttpServer((_, response) => {
        stored += 1;
        json(response, { Response: { CertificateId: "a" } });
      });
      const comeUp = async (ms: number) => {
        if (revived.listening) return sleep(ms);
        revived.listen(Number(new URL(own.url).port), "127.0.0.1");
        await once(revived, "listening");
      };
      const service = connect(
        { generation: "v3", endpoint: own.url, credentials, timeoutMs: 5000 },
        { clock: { now: () => performance.now(), sleep: comeUp } },
      );
      const result = await service.upload(upload);
      revived.close();
      assert.deepEqual([resultOf(result), stored], [{ id: "a", existed: false }, 1]);
    });

    it("does not use a kept connection", async () => {
      const own = await start((response, body) =>
        json(response, body.includes("PublicKey") ? { Response: { CertificateId: "a" } } : emptyList),
      );
      const service = connectTo(own.url);
      assert.equal((await service.list({}, page)).ok, true);
      assert.equal((await service.upload(upload)).ok, true);
      assert.equal(own.connections, 2);
    });
  });
});
