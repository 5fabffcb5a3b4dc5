import assert from "node:assert/strict";
import { issueCertificate } from "../../../src/sandbox";
import { DownloadLinks } from "../../../src/sandbox/download/links";
import { DAY, errorCode, list, makePair, sampleOf, sharedKey, sharedSandbox } from "./support";
import { unzip } from "./unzip";

describe("sandbox: resources, links and checks", () => {
  const shared = sharedSandbox();
  const { call, clock } = shared;

  const idOf = async (domain: string) => (await sampleOf(shared.client, domain)).CertificateId;

  async function resourcesOf(id: string, ResourceType: string): Promise<readonly string[]> {
    const answer = await call("DescribeDeployedResources", { CertificateIds: [id], ResourceType });
    return answer.DeployedResources[0].Resources;
  }

  async function upload(name: string): Promise<string> {
    const pair = await makePair(name);
    const answer = await call("UploadCertificate", {
      CertificatePublicKey: pair.certificate,
      CertificatePrivateKey: pair.privateKey,
    });
    return answer.CertificateId;
  }

  it("move to another certificate, of the kinds and regions chosen, a moment after they were asked to", async () => {
    const old = await idOf("pay.example.com");
    const next = await upload("pay.example.com");
    const request = {
      OldCertificateId: old,
      CertificateId: next,
      ResourceTypes: ["clb", "waf"],
      ResourceTypesRegions: [{ ResourceType: "clb", Regions: ["ap-shanghai"] }],
      ExpiringNotificationSwitch: 1,
    };
    const started = await call("UpdateCertificateInstance", request);
    assert.deepEqual([started.DeployRecordId, started.DeployStatus], [0, 0]);
    assert.equal((await resourcesOf(old, "clb")).length, 13);
    const other = call("UpdateCertificateInstance", { ...request, ResourceTypes: ["teo"] });
    assert.equal(await errorCode(other), "FailedOperation.CertificateDeployHasPendingRecord");
    clock.offset += 500;
    const done = await call("UpdateCertificateInstance", request);
    assert.ok(done.DeployRecordId > 0);
    const progress = done.UpdateSyncProgress as {
      readonly ResourceType: string;
      readonly UpdateSyncProgressRegions: readonly { readonly Region: string }[];
    }[];
    assert.deepEqual(
      progress.map((kind) => [
        kind.ResourceType,
        ...kind.UpdateSyncProgressRegions.map(({ Region }) => Region),
      ]),
      [
        ["clb", "ap-shanghai"],
        ["waf", "ap-guangzhou"],
      ],
    );
    const kinds = ["clb", "waf", "teo"];
    const counts = (id: string) =>
      Promise.all(kinds.map(async (kind) => (await resourcesOf(id, kind)).length));
    assert.deepEqual(
      [await counts(old), await counts(next)],
      [
        [11, 0, 1],
        [2, 1, 0],
      ],
    );
    assert.equal((await list(shared.client, { CertIds: [old] })).Certificates[0]?.IsIgnore, true);
    const { RequestId, ...told } = await call("UpdateCertificateInstance", request);
    assert.deepEqual({ ...told, RequestId: done.RequestId }, done);
    assert.notEqual(RequestId, done.RequestId);
  });

  it("are not moved by a call that was refused", async () => {
    const OldCertificateId = await idOf("cdn.example.com");
    const pair = await makePair("cdn.example.com");
    const content = { CertificatePublicKey: pair.certificate, CertificatePrivateKey: pair.privateKey };
    const request = { OldCertificateId, ResourceTypes: ["cdn"], ...content };
    const refusals = {
      "FailedOperation.InvalidParam": { CertificatePrivateKey: "" },
      "FailedOperation.CertificateMatchError": { CertificatePrivateKey: "no key" },
      "FailedOperation.CertificateInvalid": { CertificatePublicKey: "no certificate" },
      "FailedOperation.CertificateNotFound": { CertificateId: "missing0" },
      "FailedOperation.CertificateNotDeployInstance": { CertificateId: await idOf("example.net") },
      "FailedOperation.CertificateHostResourceTypeInvalid": { ResourceTypes: [] },
      "FailedOperation.NoProjectPermission": { ProjectId: 1184299 },
    };
    const before = (await list(shared.client)).TotalCount;
    for (const [code, change] of Object.entries(refusals)) {
      assert.equal(await errorCode(call("UpdateCertificateInstance", { ...request, ...change })), code);
    }
    assert.equal((await list(shared.client)).TotalCount, before);
    assert.deepEqual(await resourcesOf(OldCertificateId, "cdn"), ["cdn.example.com"]);
  });

  it("get other content under the same ID", async () => {
    const OldCertificateId = await idOf("platform.example.com");
    const pair = await makePair("platform.example.com", { ends: 300 });
    const request = {
      OldCertificateId,
      ResourceTypes: ["clb"],
      CertificatePublicKey: pair.certificate,
      CertificatePrivateKey: pair.privateKey,
    };
    await call("UploadUpdateCertificateInstance", request);
    const before = await call("DescribeCertificateDetail", { CertificateId: OldCertificateId });
    assert.notEqual(before.CertificatePublicKey, pair.certificate);
    clock.offset += 500;
    assert.ok((await call("UploadUpdateCertificateInstance", request)).DeployRecordId > 0);
    const after = await call("DescribeCertificateDetail", { CertificateId: OldCertificateId });
    assert.equal(after.CertificatePublicKey, pair.certificate);
    assert.deepEqual([after.Alias, after.ProjectId], [before.Alias, before.ProjectId]);
    const change = (more: object) =>
      errorCode(call("UploadUpdateCertificateInstance", { ...request, ...more }));
    assert.equal(
      await change({ ResourceTypes: ["cdn"] }),
      "FailedOperation.CertificateHostResourceTypeInvalid",
    );
    assert.equal(
      await change({ OldCertificateId: await idOf("example.net") }),
      "FailedOperation.CertificateHostDeployCanNotAllow",
    );
    assert.equal(await change({ CertificatePrivateKey: "no key" }), "FailedOperation.CertificateMatchError");
    // The same content again, by another call: there is nothing to update.
    assert.equal(await change({ CertificateId: OldCertificateId }), "FailedOperation.CertificateExists");
  });

  it("are told of one kind, for each certificate asked for", async () => {
    const CertificateIds = [await idOf("example.net"), await idOf("platform.example.com")];
    const { DeployedResources } = await call("DescribeDeployedResources", {
      CertificateIds,
      ResourceType: "antiddos",
    });
    assert.deepEqual(
      DeployedResources.map(({ CertificateId, Count, Type, Resources }: never) => [
        CertificateId,
        Count,
        Type,
        Resources,
      ]),
      [
        [CertificateIds[0], 0, "antiddos", []],
        [CertificateIds[1], 1, "antiddos", ["bgp-platform1"]],
      ],
    );
    const cvm = call("DescribeDeployedResources", { CertificateIds, ResourceType: "cvm" });
    assert.equal(await errorCode(cvm), "InvalidParameter.WithDetailReason");
  });

  describe("links to downloads", () => {
    const link = async (domain: string, ServiceType?: string) =>
      call("DescribeDownloadCertificateUrl", {
        CertificateId: await idOf(domain),
        ...(ServiceType && { ServiceType }),
      });

    it("lead to an archive for each kind of web server", async () => {
      const files: Readonly<Record<string, readonly string[]>> = {
        nginx: ["Nginx/1_example.net_bundle.crt"],
        apache: ["Apache/1_root_bundle.crt", "Apache/2_example.net.crt"],
        iis: ["IIS/example.net.cer"],
        other: ["example.net.pem"],
        tomcat: [],
        jks: [],
        root: ["root.crt"],
      };
      for (const [type, names] of Object.entries(files)) {
        const { DownloadCertificateUrl, DownloadFilename } = await link("example.net", type);
        assert.equal(DownloadFilename, `example.net_${type}.zip`);
        const response = await fetch(DownloadCertificateUrl);
        assert.equal(response.headers.get("content-type"), "application/zip");
        const archive = unzip(Buffer.from(await response.arrayBuffer()));
        assert.deepEqual([...archive.keys()], [...names, "README.txt"]);
      }
    });

    it("are for Nginx unless told otherwise; of CA certificates there is only the root", async () => {
      assert.match((await link("example.net")).DownloadFilename, /_nginx\.zip$/);
      assert.match((await link("Example Ltd Client CA", "root")).DownloadFilename, /_root\.zip$/);
      for (const [domain, type] of [
        ["Example Ltd Client CA", "nginx"],
        ["example.net", "constructor"],
      ] as const) {
        assert.equal(
          await errorCode(link(domain, type)),
          "FailedOperation.CertificateDownloadServiceTypeNotSupport",
        );
      }
      assert.equal(await errorCode(link("bank.example.net")), "FailedOperation.CertificateNotAllowDownload");
    });

    it("end after five minutes, and are not guessed", async () => {
      const { DownloadCertificateUrl } = await link("example.net");
      clock.offset += 5 * 60_000;
      try {
        for (const url of [DownloadCertificateUrl, `${shared.opened.sandbox.v3}/sandbox/download/x/y.zip`]) {
          assert.equal((await fetch(url)).status, 404);
        }
      } finally {
        clock.offset = 0;
      }
    });

    it("have names that fit into an address", () => {
      const path = new DownloadLinks().add(Buffer.from("x"), "ä b.zip", 0);
      assert.match(path, /^\/sandbox\/download\/[0-9a-f-]{36}\/%C3%A4%20b\.zip$/);
    });
  });

  describe("chains", () => {
    const check = (CertificateChain: string) => call("CheckCertificateChain", { CertificateChain });
    const pemOf = async (domain: string): Promise<string> =>
      (await call("DescribeCertificateDetail", { CertificateId: await idOf(domain) })).CertificatePublicKey;
    const verdict = async (pem: string) => {
      const { IsValid, IsTrustedCA, Chains } = await check(pem);
      return [IsValid, IsTrustedCA, Chains.length];
    };

    it("are valid when each is signed by the next, up to a root that need not be there", async () => {
      const { Chains } = await check(await pemOf("example.net"));
      assert.deepEqual(Chains, ["example.net", "Example Sandbox OV CA G1", "Example Sandbox Root CA"]);
      assert.deepEqual(await verdict(await pemOf("sm.example.com")), [true, true, 3]);
    });

    it("are not valid without the intermediate, with a namesake of it, or in the wrong order", async () => {
      assert.deepEqual((await verdict(await pemOf("incomplete.example.org"))).slice(0, 2), [false, false]);
      assert.deepEqual((await verdict(await pemOf("broken.example.com"))).slice(0, 2), [false, false]);
      const [leaf, intermediate] = (await pemOf("example.net")).split(/(?<=-----END CERTIFICATE-----\n)/);
      assert.equal((await verdict(`${intermediate}${leaf}`))[0], false);
      const stranger = await makePair("Example Stranger CA", { isCa: true });
      assert.equal((await verdict(`${leaf}${intermediate}${stranger.certificate}`))[0], false);
    });

    it("are not trusted when they end at somebody's own root", async () => {
      const [rootKey, key] = await Promise.all([sharedKey("P-384"), sharedKey("P-256")]);
      const validity = { notBefore: Date.now() - DAY, notAfter: Date.now() + DAY };
      const root = issueCertificate({ subject: "Example Own Root", key: rootKey, isCa: true, ...validity });
      const leaf = issueCertificate({
        subject: "own.test",
        key,
        issuer: { ...root, key: rootKey },
        ...validity,
      });
      assert.deepEqual(await verdict(leaf.pem + root.pem), [true, false, 2]);
    });

    it("must be certificates", async () => {
      for (const text of [
        "",
        "hello",
        "-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n",
      ]) {
        assert.equal(await errorCode(check(text)), "FailedOperation.CertificateInvalid");
        const exists = call("CheckCertificateExist", { CertificatePublicKey: text });
        assert.equal(await errorCode(exists), "FailedOperation.InvalidParam");
      }
    });

    it("are found in the account by their leaf, whatever follows it", async () => {
      const exists = async (CertificatePublicKey: string) =>
        (await call("CheckCertificateExist", { CertificatePublicKey })).RepeatCertId;
      const pem = await pemOf("example.net");
      const [leaf = ""] = pem.split(/(?<=-----END CERTIFICATE-----\n)/);
      assert.deepEqual([await exists(pem), await exists(leaf)], Array(2).fill(await idOf("example.net")));
      assert.equal(await exists((await makePair("unknown.test")).certificate), "");
    });
  });
});
