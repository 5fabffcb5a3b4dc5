import assert from "node:assert/strict";
import { type Filter, inEnglish, type Message } from "../../../src/certificates";
import { filterSections, hostName } from "../../../src/commands/filter/filterChoices";
import { conditionKey } from "../../../src/ui/filterText";
import { day, now, sampleCertificate } from "../certificates/samples";
import { memorySession } from "../tree/fakes";

const web = { id: 7, name: "Web" };
const soon = { now, expiringDays: 30 };
const live = { key: "env", value: "live" };

async function sections(current: Filter = {}, capabilities: { richFilters?: boolean } = {}) {
  const session = memorySession("a", [
    sampleCertificate({ id: "a" }),
    sampleCertificate({ id: "b", project: web, tags: [live], notAfter: now + 5 * day }),
    sampleCertificate({ id: "c", project: web, type: "CA" }),
  ]);
  await session.store.load();
  const service = { ...session.service, capabilities: { ...session.service.capabilities, ...capabilities } };
  const found = filterSections([{ store: session.store, service }], current, soon);
  const english = (text: string | Message) => (typeof text === "string" ? text : inEnglish(text));
  return new Map(
    found.map(({ title, choices }) => [
      english(title),
      choices.map(({ name, checked, count }) => `${checked ? "✓" : ""}${english(name)} ${count ?? "-"}`),
    ]),
  );
}

describe("filterSections", () => {
  it("offer every documented filter once", async () => {
    const session = memorySession("a", [sampleCertificate({ id: "a", tags: [live] })]);
    await session.store.load();
    const keys = filterSections([session], {}, soon).flatMap(({ choices }) =>
      choices.map(({ condition }) => conditionKey(condition)),
    );
    assert.equal(new Set(keys).size, keys.length);
    for (const member of [
      ...["types", "projectIds", "statuses", "sources", "tags", "usableForDomain"],
      ...["expiring", "uploaded", "deployable", "renewable", "hostable", "chineseSm", "pendingIssue"],
    ]) {
      assert.ok(
        keys.some((key) => key.startsWith(`["${member}"`)),
        `no choice for ${member}`,
      );
    }
  });

  it("name what is in the lists, with how many there are", async () => {
    const found = await sections();
    assert.deepEqual(found.get("Project"), ["Default Project 1", "Web 2"]);
    assert.deepEqual(found.get("Tags"), ["env: live 1"]);
    assert.equal(found.get("Status")?.length, 16);
    assert.ok(found.get("Status")?.includes("Issued 3"));
    assert.deepEqual(found.get("Type and source"), [
      "Server certificate (SVR) 2",
      "Client certificate (CA) 1",
      "Uploaded 3",
      "Bought from Tencent Cloud 0",
    ]);
    const state = found.get("State") ?? [];
    assert.ok(state.includes("Expiring 1"), String(state));
    assert.ok(state.includes("Hostable -"), "only the service knows");
  });

  it("check what is filtered by, even if nothing has it any more", async () => {
    const found = await sections({
      projectIds: [99],
      statuses: [1],
      tags: [{ key: "old", value: "" }],
      usableForDomain: "www.example.com",
    });
    const checked = [...found.values()].flat().filter((line) => line.startsWith("✓"));
    assert.deepEqual(checked, ["✓Usable for www.example.com -", "✓Project 99 0", "✓Issued 3", "✓old 0"]);
  });

  it("leave out what no account can tell", async () => {
    const found = await sections({}, { richFilters: false });
    assert.equal(found.has("Tags"), false);
    const state = found.get("State") ?? [];
    assert.ok(!state.some((line) => /Renewable|Hostable|Chinese SM/.test(line)), String(state));
    assert.ok(state.some((line) => line.startsWith("Expiring")));
  });
});

describe("hostName", () => {
  it("takes host names in any script", () => {
    assert.equal(hostName("  www.example.com. "), "www.example.com");
    assert.equal(hostName("bücher.example"), "bücher.example");
  });

  for (const wrong of [
    "",
    " ",
    "a b",
    "*.example.com",
    "-a.example",
    "a..example",
    "https://a.example",
    "a".repeat(254),
  ]) {
    it(`refuses ${JSON.stringify(wrong.slice(0, 20))}`, () => assert.equal(hostName(wrong), undefined));
  }
});
