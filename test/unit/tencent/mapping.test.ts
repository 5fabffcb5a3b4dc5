import assert from "node:assert/strict";
import { Pool } from "../../../src/tencent/pool";
import { detail as detailV2, certificate as fromV2 } from "../../../src/tencent/v2/mapping";
import { detail as detailV3, certificate as fromV3 } from "../../../src/tencent/v3/mapping";

/** The record of the document "DescribeCertificates", with a sample domain. */
const recordV3 = {
  OwnerUin: "123123",
  ProjectId: "0",
  From: "trustasia",
  PackageType: "2",
  CertificateType: "SVR",
  ProductZhName: "TrustAsia TLS RSA CA",
  Domain: "a.example.com",
  Alias: "example",
  Status: 3,
  CertificateExtra: { SMCert: 0, DomainNumber: "1", ReplacedBy: null },
  StatusMsg: null,
  VerifyType: "FILE",
  CertBeginTime: "2021-06-16 08:00:00",
  CertEndTime: "2022-06-16 07:59:59",
  ValidityPeriod: "12",
  InsertTime: "2021-06-16 16:38:41",
  EncryptAlgorithm: "RSA 2048",
  IsSM: false,
  CertificateId: "nVCOdbjM",
  SubjectAltName: ["b.example.com", "a.example.com"],
  IsVip: false,
  IsDv: true,
  IsWildcard: false,
  RenewAble: false,
  Deployable: true,
  ProjectInfo: {
    ProjectId: "0",
    OwnerUin: 0,
    ProjectName: "Default project",
    ProjectCreateTime: "0000-00-00 00:00:00",
  },
  IsIgnore: false,
  Tags: [{ TagKey: "team", TagValue: "web" }],
};

/** The record of the document "CertGetList", with a sample domain. */
const recordV2 = {
  ownerUin: "664372747",
  projectId: "0",
  from: "trustasia",
  type: "2",
  certType: "SVR",
  productZhName: "TrustAsia TLS RSA CA",
  domain: "a.example.com",
  alias: "",
  status: 1,
  statusMsg: null,
  verifyType: "DNS_AUTO",
  certBeginTime: "2017-12-20 08:00:00",
  certEndTime: "2018-12-20 20:00:00",
  validityPeriod: "12",
  insertTime: "2017-12-20 21:25:00",
  projectInfo: {
    projectId: "0",
    ownerUin: 0,
    name: "默认项目",
    creatorUin: 0,
    createTime: "0000-00-00 00:00:00",
  },
  id: "GjTNRoK7",
  subjectAltName: ["a.example.com"],
  is_vip: false,
  is_dv: true,
  is_wildcard: false,
  is_vulnerability: false,
};

describe("mapping of API 3.0", () => {
  it("maps the documented record", () => {
    assert.deepEqual(fromV3(recordV3, new Pool()), {
      id: "nVCOdbjM",
      domain: "a.example.com",
      alias: "example",
      type: "SVR",
      status: 3,
      source: "trustasia",
      product: "TrustAsia TLS RSA CA",
      packageType: 2,
      project: { id: 0, name: "Default project" },
      names: ["a.example.com", "b.example.com"],
      notBefore: Date.parse("2021-06-16T00:00:00Z"),
      notAfter: Date.parse("2022-06-15T23:59:59Z"),
      createdAt: Date.parse("2021-06-16T08:38:41Z"),
      validityMonths: 12,
      algorithm: "RSA 2048",
      validation: "FILE",
      isDv: true,
      isWildcard: false,
      isPaid: false,
      isSm: false,
      renewable: false,
      deployable: true,
      noticeMuted: false,
      tags: [{ key: "team", value: "web" }],
    });
  });

  it("names the renewal and the reissue a certificate is tied to, whichever field tells it", () => {
    const related = (fields: object) => fromV3({ ...recordV3, ...fields }, new Pool())?.related;
    const none = { OriginCertificateId: null, ReplacedBy: null, ReplacedFor: "", RenewOrder: null };
    assert.equal(related({ CertificateExtra: none, HasRenewOrder: "", HostingRenewCertId: null }), undefined);
    assert.deepEqual(related({ CertificateExtra: { ...none, RenewOrder: "new1" } }), { renewal: "new1" });
    assert.deepEqual(related({ HasRenewOrder: "new2" }), { renewal: "new2" });
    assert.deepEqual(related({ HasRenewOrder: 0, HostingRenewCertId: "new3" }), { renewal: "new3" });
    assert.deepEqual(related({ CertificateExtra: { ServiceRenewCertificateId: "new4" } }), {
      renewal: "new4",
    });
    assert.deepEqual(related({ CertificateExtra: { OriginCertificateId: "old" } }), { renewalOf: "old" });
    for (const field of ["ReplacedBy", "ReplacedFor"]) {
      assert.deepEqual(related({ CertificateExtra: { [field]: "other" } }), { reissue: "other" }, field);
    }
    // An ID that is its own says nothing.
    assert.equal(related({ CertificateExtra: { RenewOrder: recordV3.CertificateId } }), undefined);
  });

  it("makes an order full of nulls a certificate without what it lacks", () => {
    const nulls = Object.fromEntries(Object.keys(recordV3).map((name) => [name, null]));
    const mapped = fromV3({ ...nulls, CertificateId: "K33dxkOk", Status: 0 }, new Pool());
    assert.deepEqual(mapped, {
      id: "K33dxkOk",
      domain: "",
      alias: "",
      type: "SVR",
      status: 0,
      source: "",
      product: "",
      project: { id: 0, name: "" },
      names: [],
      isDv: false,
      isWildcard: false,
      isPaid: false,
      isSm: false,
      renewable: false,
      deployable: false,
      tags: [],
    });
  });

  it("knows uploads, client certificates and Chinese SM", () => {
    const mapped = fromV3(
      {
        ...recordV3,
        From: "upload",
        PackageType: "",
        CertificateType: "CA",
        IsSM: null,
        CertificateExtra: { SMCert: 1 },
      },
      new Pool(),
    );
    assert.deepEqual([mapped?.source, mapped?.type, mapped?.isSm], ["upload", "CA", true]);
    assert.ok(mapped !== undefined && !("packageType" in mapped));
  });

  it("keeps statuses the document does not know, also as digits", () => {
    assert.equal(fromV3({ ...recordV3, Status: 99 }, new Pool())?.status, 99);
    assert.equal(fromV3({ ...recordV3, Status: "15" }, new Pool())?.status, 15);
    assert.equal(fromV3({ ...recordV3, Status: "?" }, new Pool())?.status, -1);
  });

  it("never throws, whatever type a field has", () => {
    const wrongs = [null, undefined, 7, -1.5, "x", true, [], [null, 7, {}], {}, { a: { b: 1 } }];
    for (const name of Object.keys(recordV3)) {
      for (const wrong of wrongs) {
        const mapped = fromV3({ ...recordV3, [name]: wrong }, new Pool());
        if (name !== "CertificateId") assert.equal(mapped?.id, "nVCOdbjM", name);
      }
    }
    for (const wrong of wrongs) assert.equal(fromV3(wrong, new Pool()), undefined);
  });

  it("leaves out a record without an ID and takes a number for one", () => {
    assert.equal(fromV3({ ...recordV3, CertificateId: null }, new Pool()), undefined);
    assert.equal(fromV3({ ...recordV3, CertificateId: 12345678 }, new Pool())?.id, "12345678");
  });

  it("lets records share projects and names", () => {
    const pool = new Pool();
    const text = JSON.stringify({ ...recordV3, ProjectId: "7", ProjectInfo: { ProjectName: "Shop" } });
    const [first, second] = [fromV3(JSON.parse(text), pool), fromV3(JSON.parse(text), pool)];
    assert.equal(first?.project, second?.project);
    assert.deepEqual(first?.project, { id: 7, name: "Shop" });
    assert.equal(detailV3({ CertificateId: "a", ProjectId: "7" }, pool)?.project, first?.project);
  });

  it("maps a detail: names with the primary, chain, PEM, records, and all fields", () => {
    const pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    const answer = {
      CertificateId: "aCMEQWHt",
      Domain: "example.com",
      SubjectAltName: ["www.example.com"],
      CertificatePublicKey: pem,
      RootCert: { Sign: null, Encrypt: null, Standard: pem },
      EncryptCert: null,
      CertFingerprint: "AA:BB",
      OrderId: "o-1",
      VerifyType: "DNS",
      DvAuthDetail: {
        DvAuths: [
          {
            DvAuthKey: "_dnsauth.example.com",
            DvAuthValue: "2021abc",
            DvAuthDomain: "example.com",
            DvAuthPath: null,
            DvAuthSubDomain: "_dnsauth",
            DvAuthVerifyType: "TXT",
          },
        ],
        DvAuthKey: "_dnsauth.example.com",
      },
      DvRevokeAuthDetail: [
        { DvAuthKey: "k", DvAuthValue: "v", DvAuthPath: "/.well-known", DvAuthDomain: "d" },
      ],
      CertChainInfo: [
        {
          Subject: "example.com",
          Issuer: "CA",
          Fingerprint: "F",
          ValidFrom: "2021-06-16 08:00:00",
          ValidTo: null,
        },
      ],
      SubmittedData: { CsrType: "online", PostalCode: null, OrganizationName: "Example Ltd" },
    };
    const mapped = detailV3(answer, new Pool());
    assert.ok(mapped);
    assert.deepEqual(mapped.names, ["example.com", "www.example.com"]);
    assert.deepEqual([mapped.pem, mapped.rootPem, mapped.encryptionPem], [pem, pem, undefined]);
    assert.deepEqual([mapped.fingerprint, mapped.orderId], ["AA:BB", "o-1"]);
    assert.deepEqual(mapped.validationRecords, [
      {
        domain: "example.com",
        type: "TXT",
        key: "_dnsauth.example.com",
        value: "2021abc",
        subdomain: "_dnsauth",
      },
    ]);
    assert.deepEqual(mapped.revocationRecords, [
      { domain: "d", type: "FILE", key: "k", value: "v", path: "/.well-known" },
    ]);
    assert.deepEqual(mapped.chain, [
      {
        subject: "example.com",
        issuer: "CA",
        fingerprint: "F",
        notBefore: Date.parse("2021-06-16T00:00:00Z"),
      },
    ]);
    assert.deepEqual(mapped.submitted, [
      { name: "CsrType", value: "online" },
      { name: "OrganizationName", value: "Example Ltd" },
    ]);
    assert.deepEqual(
      mapped.fields.map(({ name }) => name),
      Object.keys(answer),
    );
  });

  it("reads the one validation record of an older order from the fields around the list", () => {
    const outer = { DvAuthKey: "_x.example.com", DvAuthDomain: "example.com", DvAuthKeySubDomain: "_x" };
    const typeOf = (DvAuthValue: string, VerifyType = "DNS") =>
      detailV3({ CertificateId: "a", VerifyType, DvAuthDetail: { ...outer, DvAuthValue } }, new Pool())
        ?.validationRecords[0];
    assert.deepEqual(typeOf("abc.trust.example.net"), {
      domain: "example.com",
      type: "CNAME",
      key: "_x.example.com",
      value: "abc.trust.example.net",
      subdomain: "_x",
    });
    assert.equal(typeOf("20211105abcdef")?.type, "TXT");
    assert.equal(typeOf("20211105abcdef", "FILE")?.type, "FILE");
    assert.deepEqual(detailV3({ CertificateId: "a", DvAuthDetail: {} }, new Pool())?.validationRecords, []);
  });

  it("never throws on a detail of wrong types", () => {
    for (const wrong of [7, "x", [7, null, "y"], { DvAuths: [7] }, true]) {
      const answer = { CertificateId: "a", DvAuthDetail: wrong, RootCert: wrong, CertChainInfo: wrong };
      assert.equal(
        detailV3({ ...answer, SubmittedData: wrong, DvRevokeAuthDetail: wrong }, new Pool())?.id,
        "a",
      );
    }
  });
});

describe("mapping of the legacy API", () => {
  it("maps the documented record", () => {
    assert.deepEqual(fromV2(recordV2, new Pool()), {
      id: "GjTNRoK7",
      domain: "a.example.com",
      alias: "",
      type: "SVR",
      status: 1,
      source: "trustasia",
      product: "TrustAsia TLS RSA CA",
      packageType: 2,
      project: { id: 0, name: "默认项目" },
      names: ["a.example.com"],
      notBefore: Date.parse("2017-12-20T00:00:00Z"),
      notAfter: Date.parse("2018-12-20T12:00:00Z"),
      createdAt: Date.parse("2017-12-20T13:25:00Z"),
      validityMonths: 12,
      validation: "DNS_AUTO",
      isDv: true,
      isWildcard: false,
      isPaid: false,
      isSm: false,
      renewable: false,
      deployable: false,
      tags: [],
    });
  });

  it("never throws, whatever type a field has", () => {
    for (const name of Object.keys(recordV2)) {
      for (const wrong of [null, 7, "x", true, [], [7], {}, "项目"]) {
        const mapped = detailV2({ ...recordV2, [name]: wrong }, new Pool());
        if (name !== "id") assert.equal(mapped?.id, "GjTNRoK7", name);
      }
    }
    assert.equal(fromV2({ ...recordV2, id: null }, new Pool()), undefined);
  });

  it("takes the certificate of a record got with it", () => {
    const pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    const mapped = detailV2({ ...recordV2, cert: pem }, new Pool());
    assert.equal(mapped?.pem, pem);
    assert.deepEqual(mapped?.fields.at(-1), { name: "cert", value: pem });
  });
});
