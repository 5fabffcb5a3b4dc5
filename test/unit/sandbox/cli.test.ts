import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Secret } from "../../../src/certificates";
import { callLegacy, errorCode, list, sdkClient } from "./support";

interface Ready {
  readonly v3: string;
  readonly v2: string;
  readonly secretId: string;
  readonly secretKey: string;
}

function runCli(args: readonly string[], folder: string): ChildProcess {
  const command = ["--import", "tsx", "src/sandbox/cli.ts", ...args];
  return spawn(process.execPath, command, { env: { ...process.env, TMPDIR: folder } });
}

async function readyLine(child: ChildProcess): Promise<Ready> {
  assert.ok(child.stdout);
  const [line] = await once(createInterface(child.stdout), "line");
  return JSON.parse(String(line)) as Ready;
}

function access({ v3, v2, secretId, secretKey }: Ready) {
  return {
    sandbox: { v3, v2 },
    credentials: { secretId, secretKey: new Secret(secretKey) },
  };
}

describe("sandbox: command line", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "sandbox-cli-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`serves both generations, and ends on ${signal} without leaving anything`, async () => {
      const child = runCli(["--certificates", "50"], folder);
      const exited = once(child, "exit");
      const ready = access(await readyLine(child));
      const { TotalCount } = await list(sdkClient(ready));
      const legacy = await callLegacy(ready, { Action: "CertGetList" });
      assert.ok(TotalCount >= 80);
      assert.equal(legacy.data.totalNum, TotalCount);
      child.kill(signal);
      assert.deepEqual(await exited, [0, null]);
      assert.deepEqual(
        (await readdir(folder)).filter((name) => name.includes("sandbox")),
        [],
      );
    });
  }

  it("delays its answers and sets its clock as it is told", async () => {
    const child = runCli(["--latency", "150", "--clock-skew=-3600"], folder);
    const exited = once(child, "exit");
    const { v3 } = await readyLine(child);
    const start = performance.now();
    const response = await fetch(v3);
    assert.ok(performance.now() - start >= 145);
    const behind = Date.now() - Date.parse(response.headers.get("date") ?? "");
    assert.ok(behind > 3_590_000 && behind < 3_610_000);
    child.kill("SIGTERM");
    await exited;
  });

  it("breaks its answers as it is told", async () => {
    const child = runCli(["--fault", "status-502:x1", "--fault", "html", "--rate", "documented"], folder);
    const exited = once(child, "exit");
    const { v3 } = await readyLine(child);
    assert.equal((await fetch(v3)).status, 502);
    assert.match(await (await fetch(v3)).text(), /<html>/);
    child.kill("SIGTERM");
    await exited;
  });

  it("has the conditions it is told", async () => {
    const child = runCli(["--condition", "mfa", "--condition", "unverified"], folder);
    const exited = once(child, "exit");
    const ready = access(await readyLine(child));
    assert.equal(await errorCode(list(sdkClient(ready))), "FailedOperation.NoRealNameAuth");
    child.kill("SIGTERM");
    await exited;
  });

  it("keeps the folder it is given", async () => {
    const data = join(folder, "kept");
    const child = runCli(["--data", data], folder);
    const exited = once(child, "exit");
    await readyLine(child);
    child.kill("SIGTERM");
    await exited;
    assert.ok(existsSync(join(data, "certificates.json")));
  });

  for (const args of [
    ["--port", "x"],
    ["--port", "70000"],
    ["--certificates=-1"],
    ["--latency", "soon"],
    ["--nonsense"],
    ["--fault", "nonsense"],
    ["--rate", "slow"],
    ["--condition", "nonsense"],
    ["file"],
  ]) {
    it(`explains itself when called with ${args.join(" ")}`, async () => {
      const child = runCli(args, folder);
      let printed = "";
      child.stderr?.on("data", (chunk) => {
        printed += chunk;
      });
      assert.deepEqual(await once(child, "close"), [2, null]);
      assert.match(printed, /Usage: sandbox-cli/);
    });
  }
});
