import { ssl } from "tencentcloud-sdk-nodejs/tencentcloud/services/ssl";
import type { SandboxProcess } from "./sandboxProcess";

const pageSize = 100;
/** Pages that are really read; the time for more is extrapolated. */
const measuredPages = 30;

export interface SdkLoop {
  readonly name: string;
  readonly milliseconds: number;
}

/** The loop a user writes with the official SDK: `Limit` 100, one page after the other. */
export async function sdkLoop({ ready }: SandboxProcess, certificates: number): Promise<SdkLoop> {
  const client = new ssl.v20191205.Client({
    credential: { secretId: ready.secretId, secretKey: ready.secretKey },
    profile: {
      // Declared as "https://" only; the sandbox speaks HTTP.
      httpProfile: { protocol: "http://" as "https://", endpoint: new URL(ready.v3).host },
    },
  });
  const pages = Math.ceil(certificates / pageSize);
  const read = Math.min(pages, measuredPages);
  const started = performance.now();
  for (let page = 0; page < read; page += 1) {
    const { Certificates } = await client.DescribeCertificates({ Offset: page * pageSize, Limit: pageSize });
    if (!Certificates?.length) throw new Error(`Page ${page} is empty`);
  }
  const took = performance.now() - started;
  const how = read < pages ? ` (${read} of ${pages} pages measured, the rest extrapolated)` : "";
  return { name: `official SDK, Limit 100, one after the other${how}`, milliseconds: (took / read) * pages };
}
