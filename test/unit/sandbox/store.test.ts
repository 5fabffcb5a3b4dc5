import assert from "node:assert/strict";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { errorCode, list, makePair, openTestSandbox, sdkClient } from "./support";

async function uploadTo(opened: Parameters<typeof sdkClient>[0], name: string): Promise<string> {
  const pair = await makePair(name);
  const { CertificateId } = await sdkClient(opened).request("UploadCertificate", {
    CertificatePublicKey: pair.certificate,
    CertificatePrivateKey: pair.privateKey,
  });
  return CertificateId;
}

describe("sandbox: what it keeps", () => {
  it("keeps uploads and deletions across restarts", async () => {
    let opened = await openTestSandbox();
    try {
      const id = await uploadTo(opened, "kept.example.com");
      const gone = await uploadTo(opened, "gone.example.com");
      await sdkClient(opened).request("DeleteCertificate", { CertificateId: gone });
      const before = await list(sdkClient(opened));
      opened = await opened.restart();
      const after = await list(sdkClient(opened));
      assert.deepEqual(after, { ...before, RequestId: (after as { RequestId?: string }).RequestId });
      assert.ok(after.Certificates.some(({ CertificateId }) => CertificateId === id));
    } finally {
      await opened.dispose();
    }
  });

  it("leaves no temporary files behind, even after many uploads at once", async () => {
    const opened = await openTestSandbox();
    try {
      const ids = await Promise.all(
        Array.from({ length: 20 }, (_, index) => uploadTo(opened, `many-${index}.example.com`)),
      );
      assert.equal(new Set(ids).size, 20);
      assert.deepEqual(await readdir(opened.dataDir), ["certificates.json"]);
      const stored = JSON.parse(await readFile(join(opened.dataDir, "certificates.json"), "utf8"));
      const kept = new Set(stored.certificates.map(({ id }: { id: string }) => id));
      assert.ok(ids.every((id) => kept.has(id)));
    } finally {
      await opened.dispose();
    }
  });

  for (const damage of [
    "{ not json",
    "[]",
    '{"version":1,"projects":[],"certificates":[{}],"removedGenerated":[]}',
  ]) {
    it(`sets a damaged file aside and starts anew: ${damage.slice(0, 12)}`, async () => {
      let opened = await openTestSandbox();
      try {
        await opened.stop();
        await writeFile(join(opened.dataDir, "certificates.json"), damage);
        opened = await opened.restart();
        assert.ok((await list(sdkClient(opened))).TotalCount >= 30);
        const files = await readdir(opened.dataDir);
        const aside = files.find((name) => name.includes("damaged")) ?? "";
        assert.equal(await readFile(join(opened.dataDir, aside), "utf8"), damage);
        assert.match(opened.log.join("\n"), /could not be read.*damaged/);
      } finally {
        await opened.dispose();
      }
    });
  }

  it("answers InternalError and changes nothing when the disk refuses", async () => {
    const opened = await openTestSandbox();
    try {
      const { TotalCount } = await list(sdkClient(opened));
      // A file where the folder was: nothing can be written any more.
      await rm(opened.dataDir, { recursive: true });
      await writeFile(opened.dataDir, "");
      assert.equal(await errorCode(uploadTo(opened, "full.example.com")), "InternalError");
      assert.equal((await list(sdkClient(opened))).TotalCount, TotalCount);
      assert.match(opened.log.join("\n"), /Internal error: /);
    } finally {
      await opened.dispose();
    }
  });
});
