import assert from "node:assert/strict";
import {
  type BoundResourceGroup,
  type CertificateService,
  type DomainCheck,
  inEnglish,
  type Operation,
  success,
} from "../../../src/certificates";
import { readResources } from "../../../src/commands/boundResources/readResources";
import { resourcesText } from "../../../src/commands/boundResources/resourcesText";
import { downloadName } from "../../../src/commands/download/fileNames";
import { logText } from "../../../src/commands/operationLog/logText";
import { mostOperations, readLog } from "../../../src/commands/operationLog/readLog";
import { isValidated, validationText } from "../../../src/commands/recheckValidation/validationText";
import { textTable } from "../../../src/ui/textTable";
import { now, sampleError } from "../certificates/samples";

const { signal } = new AbortController();

describe("textTable", () => {
  it("aligns columns, Chinese ones too, and shows what hides", () => {
    assert.deepEqual(textTable([["证书", "a"], ["bcd", "e"], ["x\u202Ey"]]), [
      "证书        a",
      "bcd         e",
      "x⟨U+202E⟩y",
    ]);
  });
});

describe("operation log", () => {
  const operation = (id: string, facts: Partial<Operation> = {}): Operation => ({
    text: "用户 删除 证书",
    type: "delete",
    certificateId: id,
    at: now,
    account: "100",
    ...facts,
  });

  it("tells when, what, which certificate and who", () => {
    const facts = { accountName: "Work", certificateName: "a (a1)", from: now, to: now, isCut: false };
    const text = logText(
      [operation("a1", { actor: "200" }), operation("a1", { type: "new" })],
      facts,
      inEnglish,
    );
    assert.match(text, /Account: Work\nCertificate: a \(a1\)\nFrom 2026-11-21 00:00:00 UTC/);
    assert.match(text, /2026-11-21 00:00:00 UTC {2}Delete +a1 +200 +用户 删除 证书/);
    assert.match(text, /new +a1 +the service/, "a type nobody documented is shown as it is");
  });

  it("says when there is nothing, and when there is more", () => {
    const facts = { accountName: "Work", from: now, to: now };
    assert.match(logText([], { ...facts, isCut: false }, inEnglish), /Nothing was done/);
    assert.match(logText([], { ...facts, isCut: true }, inEnglish), /older operations/);
  });

  const serviceWith = (total: number): Pick<CertificateService, "operationLog"> => ({
    operationLog: async (_range, { index, size }) => {
      const start = index * size;
      const count = Math.max(0, Math.min(size, total - start));
      return success({
        operations: Array.from({ length: count }, (_, n) => operation(`${start + n}`)),
        total,
      });
    },
  });

  for (const total of [0, 1, 500, 501, 1700]) {
    it(`reads all ${total} operations, each once`, async () => {
      const read = await readLog(serviceWith(total), { from: 0, to: now }, signal, () => {});
      assert.ok(read.ok);
      assert.equal(new Set(read.value.operations.map(({ certificateId }) => certificateId)).size, total);
      assert.equal(read.value.isCut, false);
    });
  }

  it("stops at its limit and says so", async () => {
    const read = await readLog(serviceWith(9999), { from: 0, to: now }, signal, () => {});
    assert.ok(read.ok && read.value.isCut);
    assert.equal(read.value.operations.length, mostOperations);
  });

  it("gives the error of a page", async () => {
    const service = { operationLog: async () => ({ ok: false, error: sampleError() }) as const };
    const read = await readLog(service, { from: 0, to: now }, signal, () => {});
    assert.ok(!read.ok && read.error.code === "ECONNREFUSED");
  });
});

describe("bound resources", () => {
  const resource = (id: string) => ({
    type: "CLB",
    id,
    name: `lb ${id}`,
    domains: ["a.example"],
    fields: [],
  });
  const found = {
    taskId: "t1",
    at: now,
    totals: [
      { type: "CLB", region: "ap-guangzhou", total: 130 },
      { type: "CDN", total: 0 },
      { type: "WAF", total: 0, problem: "no permission" },
    ],
  };

  it("are read to the end, only for types where there are some", async () => {
    const asked: unknown[] = [];
    const service: Pick<CertificateService, "boundResourceDetails"> = {
      boundResourceDetails: async (_task, query, { index, size }) => {
        asked.push(query);
        const left = Math.min(size, 130 - index * size);
        const resources = Array.from({ length: left }, (_, n) => resource(`${index * size + n}`));
        return success([{ type: "CLB", region: "ap-guangzhou", total: 130, resources }]);
      },
    };
    const groups = await readResources(service, found, signal);
    assert.ok(groups.ok);
    assert.equal(groups.value[0]?.resources.length, 130);
    assert.deepEqual(asked, [{ types: ["CLB"] }, { types: ["CLB"] }]);
    const none = await readResources(service, { taskId: "t", totals: [] }, signal);
    assert.ok(none.ok && none.value.length === 0 && asked.length === 2);
  });

  it("are told by totals, problems and details", () => {
    const group: BoundResourceGroup = {
      type: "CLB",
      region: "ap-guangzhou",
      total: 130,
      resources: [resource("lb-1")],
    };
    const text = resourcesText(found, [group], { certificateName: "a", accountName: "Work" }, inEnglish);
    assert.match(text, /Cloud resources that use it: 130/);
    assert.match(text, /CLB +ap-guangzhou +130/);
    assert.match(text, /WAF +0 +no permission/, "what could not be looked through is not passed over");
    assert.doesNotMatch(text, /CDN/);
    assert.match(text, /lb-1 +lb lb-1 +a\.example/);
    assert.match(text, /129 more/);
  });

  it("say that nothing was found", () => {
    const facts = { certificateName: "a", accountName: "Work" };
    assert.match(
      resourcesText({ taskId: "t", totals: [] }, [], facts, inEnglish),
      /No cloud resource was found/,
    );
  });
});

describe("domain validation", () => {
  const check = (facts: Partial<DomainCheck> = {}): DomainCheck => ({
    domain: "example.com",
    validation: "DNS",
    localCheck: -1,
    foundByService: false,
    foundByAuthority: false,
    found: [],
    tooOften: false,
    issued: false,
    ...facts,
  });
  const record = { domain: "example.com", type: "TXT", key: "_dnsauth.example.com", value: "secret-1" };

  it("is done when every domain is", () => {
    const done = check({ localCheck: 1, foundByService: true, foundByAuthority: true });
    assert.equal(isValidated([]), false);
    assert.equal(isValidated([done, check()]), false);
    assert.equal(isValidated([done, check({ issued: true })]), true);
  });

  it("tells the problem and the record to set, and loses no record", () => {
    const other = { ...record, domain: "www.example.com", type: "FILE", key: "a.txt", path: "/.well-known/" };
    const text = validationText("example.com", [check({ found: ["wrong"] })], [record, other], inEnglish);
    assert.match(text, /example\.com\n {2}Result: The TXT record was not found\.\n {2}Found: wrong\n/);
    assert.match(text, / {2}DNS record to set: TXT _dnsauth\.example\.com\n {2}Value: secret-1/);
    assert.match(text, /www\.example\.com\n {2}File to put on the web server: \/\.well-known\/a\.txt/);
  });
});

describe("downloadName", () => {
  it("is good on every system", () => {
    assert.equal(downloadName({ id: "a1", domain: "*.example.com", alias: "" }), "_.example.com_a1");
    assert.equal(downloadName({ id: "a1", domain: "", alias: "../../etc" }), "__.._etc_a1");
    assert.equal(downloadName({ id: "a1", domain: "", alias: "证书 1" }), "证书_1_a1");
    assert.equal(downloadName({ id: "a1", domain: "aux.example.com", alias: "" }), "_aux.example.com_a1");
    assert.equal(downloadName({ id: "a1...", domain: "a", alias: "" }), "a_a1");
    const long = downloadName({ id: "i".repeat(300), domain: "很".repeat(300), alias: "" });
    assert.ok(Buffer.byteLength(long) <= 250, long);
    assert.doesNotMatch(long, /\p{Surrogate}/u);
  });
});
