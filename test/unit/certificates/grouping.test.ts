import assert from "node:assert/strict";
import { groupCertificates, groupIdsOf, groupKeys, inEnglish, Status } from "../../../src/certificates";
import { sampleCertificate } from "./samples";

const titles = (groups: ReturnType<typeof groupCertificates>) =>
  groups.map(({ title }) => (typeof title === "string" ? title : inEnglish(title)));

describe("groupCertificates", () => {
  const inProject = (id: string, project: number, name = "") =>
    sampleCertificate({ id, project: { id: project, name } });

  it("puts every certificate into the group of its project, the default project first", () => {
    const groups = groupCertificates(
      [inProject("a", 1007, "Web"), inProject("b", 0, "默认项目"), inProject("c", 1007, "Web")],
      "project",
    );
    assert.deepEqual(titles(groups), ["默认项目", "Web"]);
    assert.deepEqual(
      groups.map(({ certificates }) => certificates.map(({ id }) => id)),
      [["b"], ["a", "c"]],
    );
  });

  it("names a project by the first record that knows the name, and by its ID when none does", () => {
    assert.deepEqual(titles(groupCertificates([inProject("a", 7), inProject("b", 7, "Web")], "project")), [
      "Web",
    ]);
    assert.deepEqual(titles(groupCertificates([inProject("a", 7)], "project")), ["Project 7"]);
    assert.deepEqual(titles(groupCertificates([inProject("a", 0)], "project")), ["Default project"]);
  });

  it("keeps a group's ID when the project is renamed", () => {
    const before = groupCertificates([inProject("a", 7, "Web")], "project")[0];
    const after = groupCertificates([inProject("a", 7, "Shop")], "project")[0];
    assert.equal(before?.id, after?.id);
    assert.notEqual(before?.title, after?.title);
  });

  it("orders statuses: issued, pending, failed, ended; a number that is not documented among the pending", () => {
    const statuses = [
      Status.revoked,
      Status.reviewFailed,
      99,
      Status.reviewing,
      Status.expired,
      Status.issued,
    ];
    const groups = groupCertificates(
      statuses.map((status) => sampleCertificate({ id: `s${status}`, status })),
      "status",
    );
    assert.deepEqual(
      groups.map(({ value }) => value),
      [1, 0, 99, 2, 3, 10],
    );
    assert.equal(titles(groups)[2], "Status 99");
  });

  it("by product: what was bought by the package's name, then uploads by issuer, those without one last", () => {
    const certificates = [
      sampleCertificate({ id: "a", product: "Example CA" }),
      sampleCertificate({ id: "b", product: "44" }),
      sampleCertificate({ id: "c", product: "" }),
      sampleCertificate({ id: "d", product: "DNSPod 企业型(OV)通配符", packageType: 44 }),
      sampleCertificate({ id: "e", product: "another name for it", packageType: 44 }),
      sampleCertificate({ id: "f", product: "", packageType: 2 }),
    ];
    const groups = groupCertificates(certificates, "product");
    assert.deepEqual(titles(groups), [
      "TrustAsia TLS RSA CA (free DV)",
      "DNSPod OV wildcard",
      "44",
      "Example CA",
      "Issuer not known",
    ]);
    assert.equal(groups[1]?.certificates.length, 2);
    assert.equal(new Set(groups.map(({ id }) => id)).size, 5, "an issuer may be called by a number");
  });

  it("gives no groups for no certificates", () => {
    for (const key of groupKeys) assert.deepEqual(groupCertificates([], key), []);
  });

  it("tells for one certificate the groups it is in", () => {
    const certificate = sampleCertificate({ id: "a", project: { id: 7, name: "Web" } });
    for (const key of groupKeys) {
      const ids = groupCertificates([certificate], key).map(({ id }) => id);
      assert.deepEqual(groupIdsOf(certificate, key), ids);
    }
  });
});
