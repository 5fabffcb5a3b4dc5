import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { zipArchive } from "../../../src/sandbox/download/zip";
import { errorCode, makePair, sampleOf, sharedSandbox } from "./support";
import { unzip } from "./unzip";

describe("sandbox: ZIP archives", () => {
  it("hold what was put in, whatever the names", () => {
    const files = [
      { path: "Nginx/1_例子.crt", content: "hello\n".repeat(1000) },
      { path: "empty", content: "" },
    ];
    const read = unzip(zipArchive(files, Date.UTC(2026, 10, 21, 10, 30, 58)));
    assert.deepEqual(
      [...read],
      files.map(({ path, content }) => [path, content]),
    );
  });

  it("may be empty", () => assert.deepEqual([...unzip(zipArchive([], Date.now()))], []));
});

describe("sandbox: downloads", () => {
  const shared = sharedSandbox({ certificates: 3 });
  const { call } = shared;

  const record = (domain: string) => sampleOf(shared.client, domain);

  async function download(CertificateId: string) {
    const answer = await call("DownloadCertificate", { CertificateId });
    assert.equal(answer.ContentType, "application/zip");
    return unzip(Buffer.from(answer.Content, "base64"));
  }

  it("give the chain by kind of web server, and no private key", async () => {
    const { CertificateId } = await record("*.example.org");
    const files = await download(CertificateId);
    assert.deepEqual([...files.keys()].sort(), [
      "Apache/1_root_bundle.crt",
      "Apache/2__.example.org.crt",
      "IIS/_.example.org.cer",
      "Nginx/1__.example.org_bundle.crt",
      "README.txt",
      "_.example.org.pem",
    ]);
    const { CertificatePublicKey } = await call("DescribeCertificateDetail", { CertificateId });
    assert.equal(files.get("Nginx/1__.example.org_bundle.crt"), CertificatePublicKey);
    const leaf = new X509Certificate(files.get("Apache/2__.example.org.crt") ?? "");
    assert.match(leaf.subjectAltName ?? "", /\*\.example\.org/);
    assert.match(files.get("README.txt") ?? "", /keeps no private keys/);
    assert.ok([...files.values()].every((text) => !text.includes("PRIVATE KEY")));
  });

  it("give generated certificates, uploads, shared.client CAs and both halves of Chinese SM certificates", async () => {
    const pair = await makePair("uploaded.example.com");
    const { CertificateId } = await call("UploadCertificate", {
      CertificatePublicKey: pair.certificate,
      CertificatePrivateKey: pair.privateKey,
    });
    assert.equal((await download(CertificateId)).get("uploaded.example.com.pem"), pair.certificate);
    const generated = await record("www-0.example.com");
    assert.ok((await download(generated.CertificateId)).has("www-0.example.com.pem"));
    const ca = await record("Example Ltd Client CA");
    assert.deepEqual(
      [...(await download(ca.CertificateId)).keys()],
      ["Example_Ltd_Client_CA.crt", "README.txt"],
    );
    const sm = await record("sm.example.com");
    assert.ok((await download(sm.CertificateId)).has("Nginx/sm.example.com_encrypt.crt"));
  });

  it("are refused where the list says so: switched off, revoked, not issued, unknown", async () => {
    const refusals: readonly (readonly [string, string])[] = [
      ["bank.example.net", "FailedOperation.CertificateNotAllowDownload"],
      ["leaked.example.com", "FailedOperation.InvalidCertificateStatusCode"],
      ["new.example.com", "FailedOperation.InvalidCertificateStatusCode"],
    ];
    for (const [domain, code] of refusals) {
      const { CertificateId, AllowDownload } = await record(domain);
      assert.equal(AllowDownload, false);
      assert.equal(await errorCode(download(CertificateId)), code);
    }
    assert.equal(await errorCode(download("missing0")), "FailedOperation.CertificateNotFound");
  });
});
