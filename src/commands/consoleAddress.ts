import type { Site } from "../accounts";

/**
 * Where the Tencent Cloud console shows a certificate. Only the two public sites have a console: for the sandbox and for
 * custom endpoints there is `undefined`.
 */
export function consoleAddress(site: Site, certificateId: string): string | undefined {
  const hosts: Partial<Record<Site, string>> = {
    china: "console.cloud.tencent.com",
    international: "console.tencentcloud.com",
  };
  const host = hosts[site];
  return host === undefined ? undefined : `https://${host}/ssl/detail/${encodeURIComponent(certificateId)}`;
}
