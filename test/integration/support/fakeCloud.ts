import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What the service's gateway answers, without the envelope. */
export type CloudAnswer = Readonly<Record<string, unknown>>;

/** A web server on the loopback address that gives the answers of API 3.0, one after the other; the last one again. */
export async function startFakeCloud(answers: readonly CloudAnswer[]) {
  let calls = 0;
  const server = createServer((request, response) => {
    const answer = answers[Math.min(calls, answers.length - 1)];
    calls += 1;
    request.resume();
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify({ Response: { ...answer, RequestId: `request-${calls}` } }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls: () => calls,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const emptyListing: CloudAnswer = { TotalCount: 0, Certificates: [] };

export const unknownSecretId: CloudAnswer = {
  Error: {
    Code: "AuthFailure.SecretIdNotFound",
    Message: "The SecretId is not found, please ensure that your SecretId is correct.",
  },
};
