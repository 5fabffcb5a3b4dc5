import assert from "node:assert/strict";
import { createPrivateKey } from "node:crypto";
import { inEnglish, Secret, unwrap } from "../../../src/certificates";
import type { Examine } from "../../../src/commands/upload/examiner";
import { examineWithPartner } from "../../../src/commands/upload/pairing";
import type { Partner } from "../../../src/commands/upload/partners";
import { UploadSender } from "../../../src/commands/upload/sendUpload";
import { errorsOf, isUploadable } from "../../../src/commands/upload/uploadPlan";
import type { SourceFile } from "../../../src/editor";
import { examinationReport } from "../../../src/editor/report";
import { examine } from "../../../src/pem";
import { generateKey, type IssuerKey, issueCertificate } from "../../../src/sandbox/issue";
import { DAY, FakeService, file, now, session } from "./uploadSupport";

const passphrase = "correct horse";

/** The real examination, of real keys and certificates made here. */
describe("an upload of real files", () => {
  let shop: IssuerKey;
  let other: IssuerKey;
  let certificate: SourceFile;
  let key: SourceFile;
  let otherKey: SourceFile;
  let locked: SourceFile;

  const reallyExamine: Examine = (sources, askPassphrase) =>
    examine(sources, { now, expiringDays: 30, ...(askPassphrase && { askPassphrase }) });

  before(async () => {
    [shop, other] = await Promise.all([generateKey("RSA 2048"), generateKey("P-256")]);
    const root = { subject: { CN: "Example Root" }, key: other };
    const { pem } = issueCertificate({
      subject: { CN: "shop.example.com" },
      key: shop,
      issuer: root,
      notBefore: now - DAY,
      notAfter: now + 60 * DAY,
      names: ["shop.example.com"],
    });
    certificate = file("shop.crt", pem);
    key = file("shop.key", privatePem(shop));
    otherKey = file("other.key", privatePem(other));
    const pkcs8 = createPrivateKey(privatePem(shop));
    const sealed = pkcs8.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase });
    locked = file("locked.key", sealed.toString());
  });

  function privatePem({ privateKeyPem }: IssuerKey): string {
    assert.ok(privateKeyPem instanceof Secret);
    return unwrap(privateKeyPem);
  }

  async function run(
    chosen: readonly SourceFile[],
    candidates: readonly SourceFile[],
    answers: string[] = [],
  ) {
    const offers: (readonly Partner[])[] = [];
    const asked: number[] = [];
    const examined = await examineWithPartner(chosen, reallyExamine, async () => candidates, {
      askPassphrase: async (_, attempt) => {
        asked.push(attempt);
        const answer = answers.shift();
        return answer === undefined ? undefined : new Secret(answer);
      },
      choosePartner: async (_missing, _chosen, partners) => {
        offers.push(partners);
        return partners[0]?.file;
      },
    });
    return { examined, offers, asked };
  }

  it("finds the key of a certificate, and sends what belongs together", async () => {
    const { examined, offers } = await run([certificate], [otherKey, locked, key]);
    assert.deepEqual(
      offers[0]?.map((partner) => [partner.file.name, partner.fit]),
      [
        ["shop.key", "matches"],
        ["locked.key", "encrypted"],
      ],
    );
    assert.ok(examined !== undefined && isUploadable(examined.examination));
    const service = new FakeService();
    const plan = {
      files: examined.files,
      examination: examined.examination,
      target: { session: session(service), alias: "" },
      prior: { lookup: { kind: "absent" } } as const,
      repeatable: false,
    };
    const outcome = await new UploadSender(async () => undefined).send(plan, new AbortController().signal);
    assert.equal(outcome.kind, "stored");
    const [request] = service.uploads;
    assert.ok(request?.privateKey !== undefined);
    const sent = createPrivateKey(unwrap(request.privateKey));
    assert.ok(sent.equals(createPrivateKey(privatePem(shop))));
  });

  it("finds the certificate of an encrypted key, asking once more after a wrong passphrase", async () => {
    const { examined, offers, asked } = await run([locked], [certificate], ["wrong", passphrase]);
    assert.deepEqual(
      offers[0]?.map(({ file: { name } }) => name),
      ["shop.crt"],
    );
    assert.deepEqual(asked, [1, 2], "and not for the second examination");
    assert.ok(examined !== undefined && isUploadable(examined.examination));
  });

  it("stops at a key of another certificate, at a declined passphrase and at a key alone", async () => {
    const stops: [SourceFile[], string][] = [
      [[certificate, otherKey], "key-mismatch"],
      [[certificate, locked], "needs-passphrase"],
    ];
    for (const [chosen, code] of stops) {
      const { examined } = await run(chosen, []);
      assert.ok(examined !== undefined && !isUploadable(examined.examination), code);
      assert.ok(
        errorsOf(examined.examination).some((finding) => finding.code === code),
        code,
      );
    }
    assert.equal((await run([key], [])).examined, undefined);
  });

  it("reports on it without a word of the key", async () => {
    const { examined } = await run([certificate, locked], [], [passphrase]);
    assert.ok(examined !== undefined);
    const text = examinationReport(examined.files, examined.examination, now, inEnglish);
    assert.ok(text.includes("It belongs to the certificate."), text);
    for (const line of [...privatePem(shop).split("\n"), ...locked.text.split("\n"), passphrase]) {
      if (line !== "" && !line.startsWith("-----")) assert.equal(text.includes(line), false);
    }
  });
});
