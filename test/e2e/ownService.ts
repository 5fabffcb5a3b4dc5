import { join } from "node:path";
import { type CertificateService, unwrap } from "../../src/certificates";
import {
  makeCredentials,
  type RunningSandbox,
  type SandboxCredentials,
  startSandbox,
} from "../../src/sandbox";
import type { CertificateEntry, ProjectEntry } from "../../src/sandbox/records/entry";
import { makeSamples } from "../../src/sandbox/samples/makeSamples";
import { StoreFile } from "../../src/sandbox/store/file";
import { connect } from "../../src/tencent";
import { temporaryFolder } from "../host/temporaryFolder";
import type { Editor } from "./driver";
import { enterAccount } from "./steps";

/** A certificate service in the test's own process, so that the test decides what is in it and how it behaves. */
export interface OwnService {
  readonly sandbox: RunningSandbox;
  readonly credentials: SandboxCredentials;
  /** What it answers, for the test to compare with what the editor shows. */
  readonly client: CertificateService;
  /** Enters it in the editor as an account of a custom endpoint, and waits until it is there. */
  addTo(editor: Editor, name: string): Promise<void>;
  dispose(): Promise<void>;
}

/**
 * @param added what it has besides the samples of every sandbox
 * @param projects the account has besides those of the samples
 */
export async function startOwnService(
  added: readonly CertificateEntry[] = [],
  projects: readonly ProjectEntry[] = [],
): Promise<OwnService> {
  const folder = await temporaryFolder("service");
  const samples = await makeSamples(Date.now());
  const file = new StoreFile(join(folder.path, "certificates.json"), () => {});
  await file.write(() => ({
    ...samples,
    certificates: [...samples.certificates, ...added],
    projects: [...samples.projects, ...projects],
  }));
  const credentials = makeCredentials();
  const sandbox = await startSandbox({ dataDir: folder.path, credentials });
  return {
    sandbox,
    credentials,
    client: connect({ generation: "v3", endpoint: sandbox.v3, credentials, timeoutMs: 10_000 }),
    async addTo(editor, name) {
      await enterAccount(editor, {
        name,
        generation: "API 3.0",
        endpoint: sandbox.v3,
        secretId: credentials.secretId,
        secretKey: unwrap(credentials.secretKey),
      });
      await editor.notifications.waitFor(`Account “${name}” was added.`);
      await editor.palette.run("Notifications: Clear All Notifications");
    },
    async dispose() {
      await sandbox.dispose();
      await folder.remove();
    },
  };
}
