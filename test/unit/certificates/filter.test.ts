import assert from "node:assert/strict";
import { type Capabilities, type Certificate, Status } from "../../../src/certificates";
import { type Filter, isFiltering, matcher, toQuery, unanswerable } from "../../../src/certificates/filter";
import { day, MemoryService, now, sampleCertificate, sampleOrder } from "./samples";

const v3: Capabilities = new MemoryService([]).capabilities;
const legacy: Capabilities = { ...v3, richFilters: false, filterByUsableDomain: true };

function matching(
  filter: Filter,
  certificates: readonly Certificate[],
  { capabilities = v3, answered }: { capabilities?: Capabilities; answered?: ReadonlySet<string> } = {},
): string[] {
  const context = { now, expiringDays: 30, capabilities, ...(answered ? { answered } : {}) };
  return certificates.filter(matcher(filter, context)).map(({ id }) => id);
}

const samples = [
  sampleCertificate({ id: "plain" }),
  sampleCertificate({ id: "client", type: "CA" }),
  sampleCertificate({ id: "web", project: { id: 7, name: "Web" } }),
  sampleCertificate({ id: "soon", notAfter: now + 5 * day }),
  sampleCertificate({ id: "gone", notAfter: now - day }),
  sampleCertificate({ id: "bought", source: "trustasia", renewable: true, deployable: false }),
  sampleCertificate({ id: "sm", isSm: true }),
  sampleOrder({ id: "order", deployable: false }),
];

describe("Filter", () => {
  it("lets everything through when it is empty", () => {
    assert.equal(isFiltering({}), false);
    assert.equal(matching({}, samples).length, samples.length);
  });

  const cases: readonly [Filter, string[]][] = [
    [{ types: ["CA"] }, ["client"]],
    [{ projectIds: [7, 8] }, ["web"]],
    [{ statuses: [Status.reviewing, Status.revoked] }, ["order"]],
    [{ sources: ["buy"] }, ["bought", "order"]],
    [{ renewable: true }, ["bought"]],
    [{ chineseSm: true }, ["sm"]],
    [{ expiring: true }, ["soon"]],
    [{ sources: ["buy"], deployable: true }, []],
    [{ sources: ["buy"], statuses: [Status.issued] }, ["bought"]],
  ];
  for (const [filter, expected] of cases) {
    it(JSON.stringify(filter), () => assert.deepEqual(matching(filter, samples), expected));
  }

  it("wants one value of each tag key", () => {
    const tagged = [
      sampleCertificate({ id: "a", tags: [{ key: "env", value: "live" }] }),
      sampleCertificate({
        id: "b",
        tags: [
          { key: "env", value: "test" },
          { key: "team", value: "web" },
        ],
      }),
      sampleCertificate({ id: "c" }),
    ];
    const env = [
      { key: "env", value: "live" },
      { key: "env", value: "test" },
    ];
    assert.deepEqual(matching({ tags: env }, tagged), ["a", "b"]);
    assert.deepEqual(matching({ tags: [...env, { key: "team", value: "web" }] }, tagged), ["b"]);
  });

  describe("by what only the service knows", () => {
    it("asks for it, all in one query", () => {
      assert.deepEqual(toQuery({ hostable: true, uploaded: true, types: ["SVR"] }, v3), {
        hostable: true,
        uploaded: true,
      });
      assert.equal(toQuery({ types: ["SVR"], expiring: true }, v3), undefined);
    });

    it("matches what was answered, and nothing before", () => {
      assert.deepEqual(matching({ hostable: true }, samples), []);
      const answered = new Set(["web", "client"]);
      assert.deepEqual(matching({ hostable: true, types: ["SVR"] }, samples, { answered }), ["web"]);
    });
  });

  describe("by the domain a certificate is usable for", () => {
    const named = [
      sampleCertificate({ id: "exact", names: ["Shop.Example.com"] }),
      sampleCertificate({ id: "wildcard", names: ["example.com", "*.example.com"] }),
      sampleCertificate({ id: "deeper", names: ["*.shop.example.com"] }),
    ];

    it("is worked out from the names where the service cannot be asked", () => {
      assert.equal(toQuery({ usableForDomain: "shop.example.com" }, v3), undefined);
      assert.deepEqual(matching({ usableForDomain: "shop.EXAMPLE.com." }, named), ["exact", "wildcard"]);
      assert.deepEqual(matching({ usableForDomain: "a.b.example.com" }, named), []);
    });

    it("compares international names in their ASCII form", () => {
      const names = ["*.bücher.example"];
      const found = matching({ usableForDomain: "a.xn--bcher-kva.example" }, [
        sampleCertificate({ id: "idn", names }),
      ]);
      assert.deepEqual(found, ["idn"]);
    });

    it("is the service's answer where it can be asked", () => {
      const filter = { usableForDomain: "shop.example.com" };
      assert.deepEqual(toQuery(filter, legacy), filter);
      const answered = new Set(["deeper"]);
      assert.deepEqual(matching(filter, named, { capabilities: legacy, answered }), ["deeper"]);
    });
  });

  describe("of a legacy account", () => {
    it("takes an upload for an upload", () => {
      assert.equal(toQuery({ uploaded: true }, legacy), undefined);
      const found = matching({ uploaded: true }, samples, { capabilities: legacy });
      assert.ok(found.includes("plain") && !found.includes("bought"));
    });

    it("matches nothing by what its records do not say", () => {
      const filter: Filter = { renewable: true, expiring: true };
      assert.deepEqual(unanswerable(filter, legacy), ["renewable"]);
      assert.deepEqual(matching(filter, samples, { capabilities: legacy }), []);
    });
  });
});
