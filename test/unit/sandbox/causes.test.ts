import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { Secret, unwrap } from "../../../src/certificates";
import { type ConditionName, issueCertificate, makeCredentials } from "../../../src/sandbox";
import { conditionNames, conditions, isCondition } from "../../../src/sandbox/conditions/conditions";
import { calm } from "../../../src/sandbox/control/control";
import { knownReference } from "../../coverage/reference";
import { requestPem } from "../../fixtures/makeBlocks";
import {
  callLegacy,
  DAY,
  list,
  makePair,
  openTestSandbox,
  sdkClient,
  sdkError,
  sharedKey,
  type TestSandbox,
} from "./support";

const documented = knownReference();
const v3Codes = [...new Set(Object.values(documented.actions).flatMap(({ codes }) => codes))];

/** The rows of the document: code or condition -> what it says of it. */
const told = new Map(
  [...readFileSync("docs/sandbox-errors.md", "utf8").matchAll(/^\| `([^`]+)` \| (.+?) \|$/gm)].map(
    ([, name = "", text = ""]) => [name, text],
  ),
);
const withoutCause = [...told].filter(([, text]) => text.startsWith("None: ")).map(([code]) => code);

/** Codes that go with more actions than list them: the account's own limit, and (section 7.12) downloads switched off. */
const unlisted = ["LimitExceeded.RateLimitExceeded", "FailedOperation.CertificateNotAllowDownload"];

/** The sandbox as a cause finds it, and what causes do. */
class Scene {
  readonly #opened: TestSandbox;

  constructor(opened: TestSandbox) {
    this.#opened = opened;
  }

  get opened(): TestSandbox {
    return this.#opened;
  }

  set(...names: readonly ConditionName[]): this {
    this.#opened.sandbox.control.set({ conditions: names });
    return this;
  }

  /** `Action: code` of every refusal with a code that the action's document does not list. */
  readonly strange = new Set<string>();

  async call(action: string, parameters: object = {}): Promise<Record<string, unknown>> {
    try {
      return await sdkClient(this.#opened).request(action, parameters);
    } catch (error) {
      const { code = "" } = error as { readonly code?: string };
      const listed = [...(documented.actions[action]?.codes ?? []), ...documented.common, ...unlisted];
      if (!listed.includes(code)) this.strange.add(`${action}: ${code}`);
      throw error;
    }
  }

  /** Calls an action for the sample with this primary domain. */
  async about(domain: string, action: string, more: object = {}): Promise<unknown> {
    return this.call(action, { CertificateId: await this.idOf(domain), ...more });
  }

  /** Conditions are about calls, not about looking an ID up. */
  async idOf(domain: string): Promise<string> {
    const { control } = this.#opened.sandbox;
    const { conditions: inForce } = control.state;
    control.set({ conditions: [] });
    const { Certificates } = await list(sdkClient(this.#opened));
    control.set({ conditions: inForce });
    // The last is the oldest: causes upload others of the same name.
    const found = Certificates.findLast(({ Domain }) => Domain === domain)?.CertificateId;
    assert.ok(found, `The sandbox lists no ${domain}`);
    return found;
  }

  /** The one certificate of the log of operations that the list has not. */
  async foreignId(): Promise<string> {
    const { OperateLogs } = await this.call("DescribeCertificateOperateLogs", {
      Limit: 1000,
      StartTime: "2000-01-01 00:00:00",
    });
    const listed = new Set(
      (await list(sdkClient(this.#opened))).Certificates.map(({ CertificateId }) => CertificateId),
    );
    const logged = (OperateLogs as { readonly CertId: string }[]).map(({ CertId }) => CertId);
    const [foreign] = logged.filter((id) => !listed.has(id));
    assert.ok(foreign, "Every certificate of the log is listed");
    return foreign;
  }

  async upload(change: object = {}): Promise<unknown> {
    const pair = await makePair("cause.example.com");
    return this.call("UploadCertificate", {
      CertificatePublicKey: pair.certificate,
      CertificatePrivateKey: pair.privateKey,
      ...change,
    });
  }

  /** Calls the legacy API; what it refuses ends like a refusal of API 3.0. */
  async legacy(data: object, change: Partial<TestSandbox["credentials"]> = {}): Promise<void> {
    const { sandbox, credentials } = this.#opened;
    const answer = await callLegacy({ sandbox, credentials: { ...credentials, ...change } }, data);
    throw Object.assign(new Error(answer.message), { code: String(answer.code) });
  }

  /** Starts the update of a certificate's resources to another one. */
  async update(domain: string, change: object = {}): Promise<unknown> {
    const pair = await makePair(domain);
    return this.call("UpdateCertificateInstance", {
      OldCertificateId: await this.idOf(domain),
      ResourceTypes: ["cdn"],
      CertificatePublicKey: pair.certificate,
      CertificatePrivateKey: pair.privateKey,
      ...change,
    });
  }

  apply(DomainName: string, change: object = {}): Promise<Record<string, unknown>> {
    return this.call("ApplyCertificate", { DvAuthMethod: "DNS", DomainName, ...change });
  }

  /** From now on nothing can be written: a file is where the folder was. */
  async breakDisk(): Promise<void> {
    await rm(this.#opened.dataDir, { recursive: true });
    await writeFile(this.#opened.dataDir, "");
  }

  async reset(): Promise<void> {
    const { sandbox, dataDir } = this.#opened;
    sandbox.control.set(calm);
    await rm(dataDir, { recursive: true });
    await mkdir(dataDir);
  }
}

const manyIds = (count: number) => Array.from({ length: count }, () => "missing0");

type Cause = (scene: Scene) => Promise<unknown>;

const notPem = "-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n";

/** What really leads to each code. */
const causes: Readonly<Record<string, Cause>> = {
  "AuthFailure.UnauthorizedOperation": (scene) => scene.set("read-only").upload(),
  FailedOperation: (scene) => scene.about("new.example.com", "CompleteCertificate"),
  "FailedOperation.AuthError": (scene) =>
    scene.set("tag-limited").about("pay.example.com", "DescribeCertificateDetail"),
  async "FailedOperation.BoundResources"(scene) {
    const id = await scene.idOf("cdn.example.com");
    const { CertTaskIds } = await scene.call("CreateCertificateBindResourceSyncTask", {
      CertificateIds: [id],
      IsCache: 1,
    });
    const [{ TaskId }] = CertTaskIds as [{ readonly TaskId: string }];
    scene.opened.sandbox.control.set({ clockSkew: 1 });
    await scene.call("DescribeCertificateBindResourceTaskResult", { TaskIds: [TaskId] });
    return scene.call("DeleteCertificate", { CertificateId: id, IsCheckResource: true });
  },
  "FailedOperation.CAMAuthorizedFail": (scene) => scene.set("no-cam").call("DescribeCertificates"),
  "FailedOperation.CancelOrderFailed": (scene) => scene.about("stop.example.com", "DeleteCertificate"),
  "FailedOperation.CannotBeDeletedIssued": (scene) => scene.about("example.net", "DeleteCertificate"),
  "FailedOperation.CannotBeDeletedWithinHour": (scene) =>
    scene.about("fresh.example.com", "DeleteCertificate"),
  "FailedOperation.CannotGetOrder": (scene) =>
    scene.set("no-orders").about("shop.example.com", "DescribeCertificateDetail"),
  "FailedOperation.CertificateCancelFailedMulti": (scene) =>
    scene.about("portal-2.example.net", "CancelAuditCertificate"),
  async "FailedOperation.CertificateDeployHasPendingRecord"(scene) {
    await scene.update("platform.example.com");
    return scene.update("platform.example.com", { ResourceTypes: ["live"] });
  },
  "FailedOperation.CertificateDeployInstanceEmpty": (scene) =>
    scene.update("cdn.example.com", { ResourceTypes: ["tke"] }),
  "FailedOperation.CertificateDownloadServiceTypeNotSupport": (scene) =>
    scene.about("example.net", "DescribeDownloadCertificateUrl", { ServiceType: "lighttpd" }),
  async "FailedOperation.CertificateHostDeployCanNotAllow"(scene) {
    return scene.update("Example Ltd Device CA");
  },
  "FailedOperation.CertificateHostResourceTypeInvalid": (scene) =>
    scene.update("cdn.example.com", { ResourceTypes: ["cvm"] }),
  "FailedOperation.CertificateNotAllowDownload": (scene) =>
    scene.about("bank.example.net", "DownloadCertificate"),
  "FailedOperation.CertificateNotAvailable": async (scene) =>
    scene.update("cdn.example.com", { CertificateId: await scene.idOf("new.example.com") }),
  "FailedOperation.CertificateNotDeployInstance": async (scene) =>
    scene.update("cdn.example.com", { CertificateId: await scene.idOf("cdn.example.com") }),
  "FailedOperation.CertificateNotFoundOrAudited": (scene) =>
    scene.about("example.net", "CompleteCertificate"),
  "FailedOperation.CertificateNotFoundOrCantCancel": (scene) =>
    scene.about("example.net", "CancelAuditCertificate"),
  "FailedOperation.CertificateStatusNotAllowDownload": (scene) =>
    scene.about("new.example.com", "DescribeDownloadCertificateUrl"),
  "FailedOperation.CertificateStatusNotAllowVerify": (scene) =>
    scene.about("example.net", "CheckCertificateDomainVerification"),
  "FailedOperation.CertificateSyncTaskCertificateIdCountInvalid": (scene) =>
    scene.call("DeleteCertificates", { CertificateIds: [] }),
  "FailedOperation.CertificateSyncTaskIdInvalid": (scene) =>
    scene.call("DescribeCertificateBindResourceTaskDetail", { TaskId: "1" }),
  "FailedOperation.CertificateWhiteFuncError": async (scene) =>
    scene.set("not-listed").call("UploadUpdateCertificateInstance", {
      OldCertificateId: await scene.idOf("platform.example.com"),
      ResourceTypes: ["clb"],
      CertificatePublicKey: "",
      CertificatePrivateKey: "",
    }),
  async "FailedOperation.MainDomainCertificateCountLimit"(scene) {
    for (let number = 0; ; number += 1) await scene.apply(`host-${number}.limit.test`);
  },
  async "FailedOperation.ExceedsFreeLimit"(scene) {
    for (let number = 0; ; number += 1) {
      const zone = ["one", "two", "three", "four"][Math.floor(number / 20)];
      await scene.apply(`host-${number}.${zone}.test`);
    }
  },
  "FailedOperation.GenCSRFail": (scene) => scene.apply("ecc.example.com", { CsrEncryptAlgo: "ECC" }),
  "FailedOperation.InvalidCertificateSource": (scene) => scene.about("ci.example.org", "RevokeCertificate"),
  "FailedOperation.OrderReplaceFailed": async (scene) =>
    scene.about("bank.example.net", "ReplaceCertificate", {
      ValidType: "DNS",
      CsrType: "Upload",
      CsrContent: requestPem(await sharedKey("P-256"), "other.example.net"),
    }),
  "FailedOperation.PackageNotFound": (scene) => scene.apply("pack.example.com", { PackageId: "package-1" }),
  "FailedOperation.RevokeResourceFailed": (scene) => scene.about("www.example.com", "RevokeCertificate"),
  "FailedOperation.CertificateCaError": (scene) => scene.upload({ CertificateType: "CA" }),
  async "FailedOperation.CertificateChainError"(scene) {
    const pair = await makePair("order.example.com");
    const stranger = await makePair("Example Stranger CA", { isCa: true });
    return scene.upload({
      CertificatePublicKey: pair.certificate + stranger.certificate,
      CertificatePrivateKey: pair.privateKey,
    });
  },
  "FailedOperation.CertificateCsrParseFailed": (scene) =>
    scene.about("csr.example.net", "DescribeCertificateDetail"),
  async "FailedOperation.CertificateEncryptInvalid"(scene) {
    const key = await sharedKey("SM2");
    const validity = { notBefore: Date.now(), notAfter: Date.now() + DAY };
    const { pem } = issueCertificate({ subject: "sm.example.com", key, ...validity });
    return scene.upload({ CertificatePublicKey: pem, CertificatePrivateKey: unwrap(key.privateKeyPem) });
  },
  async "FailedOperation.CertificateExists"(scene) {
    const detail = (await scene.about("shop.example.com", "DescribeCertificateDetail")) as {
      readonly CertificatePublicKey: string;
    };
    return scene.upload({ CertificatePublicKey: detail.CertificatePublicKey, Repeatable: false });
  },
  "FailedOperation.CertificateInvalid": (scene) => scene.upload({ CertificatePublicKey: "no PEM" }),
  async "FailedOperation.CertificateMatchError"(scene) {
    const other = unwrap((await sharedKey("P-384")).privateKeyPem);
    return scene.upload({ CertificatePrivateKey: other.replaceAll("\n", " \n  ") });
  },
  async "FailedOperation.CertificateMismatch"(scene) {
    return scene.upload({ CertificatePrivateKey: unwrap((await sharedKey("P-384")).privateKeyPem) });
  },
  "FailedOperation.CertificateNotFound": (scene) =>
    scene.call("DescribeCertificateDetail", { CertificateId: "missing0" }),
  "FailedOperation.CertificateParseError": (scene) => scene.upload({ CertificatePublicKey: notPem }),
  "FailedOperation.DeleteFailedTimeNotUp": (scene) =>
    scene.about("fresh.example.com", "DeleteCertificate", { IsCheckResource: true }),
  "FailedOperation.DeleteResourceFailed": (scene) => scene.about("platform.example.com", "DeleteCertificate"),
  "FailedOperation.InvalidCertificateStatusCode": (scene) =>
    scene.about("new.example.com", "DeleteCertificate"),
  "FailedOperation.InvalidParam": (scene) => scene.call("DescribeCertificate", { CertificateId: "" }),
  "FailedOperation.NetworkError": (scene) =>
    scene.set("no-ca").about("new.example.com", "DescribeCertificate"),
  "FailedOperation.NoProjectPermission": async (scene) =>
    scene.call("DescribeCertificateDetail", { CertificateId: await scene.foreignId() }),
  "FailedOperation.NoRealNameAuth": (scene) => scene.set("unverified").call("DescribeCertificates"),
  "FailedOperation.OrderAlreadyReplaced": (scene) => scene.about("swap.example.org", "DeleteCertificate"),
  "FailedOperation.RenewNotIssued": (scene) => scene.about("portal.example.net", "DeleteCertificate"),
  "FailedOperation.RoleNotFoundAuthorization": (scene) =>
    scene.set("no-role").about("ci.example.org", "DeleteCertificate", { IsCheckResource: true }),
  async InternalError(scene) {
    await scene.breakDisk();
    return scene.upload();
  },
  InvalidParameter: (scene) => scene.call("DescribeCertificates", { Limit: "10" }),
  "InvalidParameter.CertificateIdNumberLimit": (scene) =>
    scene.call("DescribeDeployedResources", { CertificateIds: manyIds(51), ResourceType: "clb" }),
  "InvalidParameter.CertificatesNumberExceeded": (scene) =>
    scene.call("ModifyCertificatesExpiringNotificationSwitch", {
      CertificateIds: manyIds(51),
      SwitchStatus: 1,
    }),
  "InvalidParameter.ContainsInvalidCertificateId": (scene) =>
    scene.call("DescribeDeployedResources", { CertificateIds: ["missing0"], ResourceType: "clb" }),
  "InvalidParameter.RenewAlgorithmInvalid": (scene) =>
    scene.about("bank.example.net", "ReplaceCertificate", {
      ValidType: "DNS",
      CsrType: "Online",
      CertCSREncryptAlgo: "RSA",
      CertCSRKeyParameter: "1024",
    }),
  "InvalidParameterValue.CertificateDomainMaxLengthInvalid": (scene) =>
    scene.apply(`${"a".repeat(60)}.example.com`),
  "InvalidParameterValue.CertificateEmailParseInvalid": (scene) =>
    scene.apply("mail.example.com", { ContactEmail: "nobody" }),
  "InvalidParameter.MissMatchPrivateKey": (scene) => scene.upload({ CertificatePrivateKey: "no key" }),
  "InvalidParameter.WithDetailReason": (scene) =>
    scene.upload({
      Tags: [
        { TagKey: "env", TagValue: "test" },
        { TagKey: "env", TagValue: "production" },
      ],
    }),
  async "LimitExceeded.RateLimitExceeded"(scene) {
    const id = await scene.idOf("ci.example.org");
    scene.opened.sandbox.control.set({ rate: 1 });
    await scene.call("DescribeCertificates");
    await scene.call("DescribeCertificate", { CertificateId: id });
    await scene.call("DescribeCertificateDetail", { CertificateId: id });
    return scene.call("DownloadCertificate", { CertificateId: id });
  },
  UnauthorizedOperation: (scene) => scene.set("blocked").call("DescribeCertificates"),
  UnknownParameter: (scene) => scene.call("DescribeCertificates", { Colour: "red" }),
  "ResourceNotFound.Manager": (scene) =>
    scene.set("no-manager").about("office.example.net", "DescribeCertificateDetail"),

  "4000": (scene) => scene.legacy({ Action: "CertDelete" }),
  "4100": (scene) =>
    scene.legacy({ Action: "CertGetList" }, { secretKey: new Secret("notTheSecretKeyOfTheSandbox00000") }),
  "4101": (scene) => scene.set("read-only").legacy({ Action: "CertDelete", id: "missing0" }),
  "4102": async (scene) =>
    scene.set("tag-limited").legacy({ Action: "CertDelete", id: await scene.idOf("pay.example.com") }),
  "4104": (scene) => scene.legacy({ Action: "CertGetList" }, { secretId: makeCredentials().secretId }),
  "4105": (scene) => scene.legacy({ Action: "CertGetList", Token: "notTheToken" }),
  "4106": (scene) => scene.set("mfa").legacy({ Action: "CertDelete", id: "missing0" }),
  "4110": (scene) => scene.set("no-cam").legacy({ Action: "CertGetList" }),
  "4300": (scene) => scene.set("blocked").legacy({ Action: "CertGetList" }),
  async "4400"(scene) {
    scene.opened.sandbox.control.set({ rate: 1 });
    await assert.rejects(scene.legacy({ Action: "CertGetList" }), { code: "0" });
    return scene.legacy({ Action: "CertGetList" });
  },
  "4500": (scene) => {
    scene.opened.sandbox.control.set({ clockSkew: 310 });
    return scene.legacy({ Action: "CertGetList" });
  },
  async "4600"(scene) {
    const response = await fetch(scene.opened.sandbox.v2, { method: "PUT" });
    const { code, message } = (await response.json()) as { readonly code: number; readonly message: string };
    throw Object.assign(new Error(message), { code: String(code) });
  },
  "5000": (scene) => scene.legacy({ Action: "CertDelete", id: "missing0" }),
  "5100": async (scene) => scene.legacy({ Action: "CertDelete", id: await scene.idOf("example.net") }),
  "5500": (scene) => scene.set("unverified").legacy({ Action: "CertGetList" }),
  async "6000"(scene) {
    const id = await scene.idOf("ci.example.org");
    await scene.breakDisk();
    return scene.legacy({ Action: "CertDelete", id });
  },
  "6100": (scene) => scene.legacy({ Action: "CertGetDetail" }),
  "6200": (scene) => scene.set("maintenance").legacy({ Action: "CertGetList" }),
};

describe("sandbox: what leads to each documented error", () => {
  let scene: Scene;
  before(async () => {
    scene = new Scene(await openTestSandbox());
  });
  afterEach(() => scene.reset());
  after(() => scene.opened.dispose());

  it("is told of each code and each condition in docs/sandbox-errors.md", () => {
    assert.deepEqual(
      [...told.keys()].toSorted(),
      [...v3Codes, ...documented.legacy, ...conditionNames].toSorted(),
    );
    for (const name of conditionNames) {
      const { about, code, legacyCode } = conditions[name];
      assert.equal(told.get(name), `${about}: \`${code}\`, ${legacyCode}`);
    }
  });

  it("is tried out here for each code the document has a cause for", () => {
    const codes = [...told.keys()].filter((name) => !isCondition(name) && !withoutCause.includes(name));
    assert.deepEqual(Object.keys(causes).toSorted(), codes.toSorted());
  });

  for (const [code, cause] of Object.entries(causes)) {
    it(`leads to ${code}`, async () => {
      const error = await sdkError(cause(scene));
      assert.equal(error.code, code);
      assert.ok(error.message.length > 5 && !/\{\d\}|…/.test(error.message), error.message);
    });
  }

  it("is a code the action's own document lists, or a common one, whatever certificate the call is about", async () => {
    const domains = [
      "ci.example.org",
      "new.example.com",
      "example.net",
      "stop.example.com",
      "old.example.com",
    ];
    const known = await Promise.all(
      [...domains, "Example Ltd Client CA"].map((domain) => scene.idOf(domain)),
    );
    const ids = ["", "missing0", await scene.foreignId(), ...known];
    const others = {
      ReplaceCertificate: { ValidType: "DNS" },
      UpdateCertificateInstance: { ResourceTypes: ["clb"] },
      UploadUpdateCertificateInstance: {
        ResourceTypes: ["clb"],
        CertificatePublicKey: "x",
        CertificatePrivateKey: "x",
      },
    };
    for (const [action, { parameters }] of Object.entries(documented.actions)) {
      const name = ["OldCertificateId", "CertificateId"].find((parameter) => parameters[parameter]?.required);
      if (name === undefined) continue;
      for (const id of ids) {
        const more = new Map<string, object>(Object.entries(others)).get(action);
        await scene.call(action, { [name]: id, ...more }).catch(() => undefined);
      }
    }
    assert.deepEqual([...scene.strange], []);
  });

  for (const code of withoutCause) {
    it(`is a fault for ${code}`, async () => {
      scene.opened.sandbox.control.set({ faults: [`error:${code}`] });
      const call = /^\d/.test(code) ? scene.legacy({ Action: "CertGetList" }) : scene.upload();
      assert.equal((await sdkError(call)).code, code);
    });
  }
});
