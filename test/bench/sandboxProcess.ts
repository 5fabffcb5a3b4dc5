import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { type CertificateService, Secret } from "../../src/certificates";
import { connect } from "../../src/tencent";

const cli = resolve(import.meta.dirname, "../../src/sandbox/cli.ts");

/** What the sandbox prints when it is ready. */
interface Ready {
  readonly v3: string;
  readonly secretId: string;
  readonly secretKey: string;
}

/** The sandbox in a process of its own, as a service is: what it works does not count as ours. */
export class SandboxProcess {
  readonly ready: Ready;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, ready: Ready) {
    this.#process = process;
    this.ready = ready;
  }

  /** @param flags as the command line of the sandbox takes them */
  static async start(...flags: readonly string[]): Promise<SandboxProcess> {
    const child = spawn(process.execPath, ["--import", "tsx", cli, ...flags], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [line] = await once(createInterface(child.stdout), "line");
    return new SandboxProcess(child, JSON.parse(String(line)) as Ready);
  }

  connect(): CertificateService {
    const { v3, secretId, secretKey } = this.ready;
    const credentials = { secretId, secretKey: new Secret(secretKey) };
    return connect({ generation: "v3", endpoint: v3, credentials, timeoutMs: 60_000 });
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, "exit");
    this.#process.kill();
    await ended;
  }
}
