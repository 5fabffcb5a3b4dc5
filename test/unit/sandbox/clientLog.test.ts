import assert from "node:assert/strict";
import { unwrap } from "../../../src/certificates";
import { connect, type Generation } from "../../../src/tencent";
import { openTestSandbox, type TestSandbox } from "./support";

/** What a client of a Chinese editor logs while it does everything, and while things go wrong. */
describe("the log of the client", () => {
  let opened: TestSandbox;
  before(async () => {
    opened = await openTestSandbox();
  });
  after(() => opened.dispose());

  async function linesOf(generation: Generation): Promise<readonly string[]> {
    const { sandbox, credentials } = opened;
    const log: string[] = [];
    const service = connect({
      generation,
      endpoint: generation === "v3" ? sandbox.v3 : sandbox.v2,
      credentials,
      timeoutMs: 5_000,
      language: "zh-CN",
      log: (line) => log.push(line),
    });
    const page = await service.list({}, { index: 0, size: 100 });
    assert.ok(page.ok);
    const { certificates } = page.value;
    const withKey = certificates.find(({ domain }) => domain === "pay.example.com");
    const uploaded = certificates.find(({ source, status }) => source === "upload" && status === 1);
    assert.ok(withKey && uploaded);
    const doAll = async () => {
      for (const { id } of [withKey, uploaded]) {
        await service.detail(id);
        await service.download(id);
        await service.boundResources(id);
        await service.delete(id, { checkResources: true });
      }
      await service.setAlias(withKey.id, "支付");
      await service.detail("missing0");
    };
    await doAll();
    for (const fault of ["garbage", "html", "error:AuthFailure.SignatureFailure"]) {
      sandbox.control.set({ faults: [fault] });
      await service.detail(withKey.id);
      await service.download(withKey.id);
    }
    // Given up after the first answer that breaks off: more would be waited for longer.
    sandbox.control.set({ faults: ["truncate:x1"] });
    await service.download(withKey.id);
    sandbox.control.set({ faults: [] });
    return log;
  }

  for (const generation of ["v3", "v2"] as const) {
    it(`is in English and without secrets, ${generation}`, async () => {
      const lines = await linesOf(generation);
      const text = lines.join("\n");
      assert.ok(lines.length >= 8, text);
      assert.doesNotMatch(text, /\p{Script=Han}/u);
      assert.ok(!text.includes(unwrap(opened.credentials.secretKey)));
      assert.ok(!text.includes(opened.credentials.secretId), "an ID of a key is nobody's business either");
      assert.doesNotMatch(text, /PRIVATE KEY|BEGIN CERTIFICATE/);
      assert.doesNotMatch(text, /[A-Za-z0-9+/]{60,}/, "no PEM, no archive");
    });
  }
});
