import assert from "node:assert/strict";
import { createPrivateKey } from "node:crypto";
import { type CertificateDetail, inEnglish, Secret, unwrap } from "../../../src/certificates";
import type { UploadOffer, UploadWay } from "../../../src/commands/upload/offer";
import { secondCopy } from "../../../src/commands/upload/offer";
import type { Prior } from "../../../src/commands/upload/prior";
import { reportModel } from "../../../src/commands/upload/report/reportModel";
import { suggestedAlias } from "../../../src/commands/upload/uploadPlan";
import type { SourceFile } from "../../../src/editor";
import { type Examination, examine } from "../../../src/pem";
import {
  generateKey,
  type IssuedCertificate,
  type IssuerKey,
  issueCertificate,
} from "../../../src/sandbox/issue";
import type { Check, ReportModel } from "../../../src/uploadReport";
import { isReportModel } from "../../../src/uploadReport/modelShapes";
import { isReportToExtension, isReportToWebview } from "../../../src/uploadReport/protocol";
import { DAY, FakeService, file, now, record, serviceError, session } from "./uploadSupport";

const passphrase = "correct horse";

/** What the report says of real files. */
describe("the report of an upload", () => {
  let key: IssuerKey;
  let other: IssuerKey;
  let root: IssuedCertificate;
  let intermediate: IssuedCertificate;
  let leaf: IssuedCertificate;

  before(async () => {
    const [rootKey, caKey, ...keys] = await Promise.all(
      (["P-256", "P-256", "P-256", "P-256"] as const).map((kind) => generateKey(kind)),
    );
    assert.ok(rootKey && caKey && keys[0] && keys[1]);
    [key, other] = [keys[0], keys[1]];
    const years = { notBefore: now - 100 * DAY, notAfter: now + 1000 * DAY, isCa: true };
    root = issueCertificate({ subject: { CN: "Example Root" }, key: rootKey, ...years });
    intermediate = issueCertificate({
      subject: { CN: "Example CA" },
      key: caKey,
      issuer: { subject: root.subject, key: rootKey },
      ...years,
    });
    leaf = issueCertificate({
      subject: { CN: "shop.example.com" },
      names: ["shop.example.com", "www.example.com"],
      key,
      issuer: { subject: intermediate.subject, key: caKey },
      notBefore: now - DAY,
      notAfter: now + 90 * DAY,
    });
  });

  function keyFile(name = "shop.key", of = key): SourceFile {
    assert.ok(of.privateKeyPem instanceof Secret);
    return file(name, unwrap(of.privateKeyPem));
  }

  const chainFile = () => file("shop.pem", leaf.pem + intermediate.pem);

  function examined(files: readonly SourceFile[]): Promise<Examination> {
    return examine(files, { now, expiringDays: 30, askPassphrase: async () => new Secret(passphrase) });
  }

  const way = (prior: Prior = { lookup: { kind: "absent" } }, over: Partial<UploadWay> = {}): UploadWay => ({
    session: session(new FakeService()),
    projects: [
      { id: 0, name: "" },
      { id: 7, name: "Shop" },
    ],
    projectId: 7,
    alias: "an alias",
    prior,
    ...over,
  });

  async function modelOf(files: readonly SourceFile[], to?: UploadWay): Promise<ReportModel> {
    const offer: UploadOffer = { files, examination: await examined(files), ...(to && { way: to }) };
    const model = reportModel(offer, now, inEnglish);
    assert.ok(isReportModel(model), "the webview would refuse it");
    assert.ok(isReportModel(structuredClone(model)), "nor does it survive the way there");
    return model;
  }

  const lines = ({ checklist }: ReportModel) => checklist.checks.map(({ tone, text }) => `${tone}: ${text}`);

  function checkOf({ checklist }: ReportModel, text: RegExp): Check {
    const found = checklist.checks.find((check) => text.test(check.text));
    assert.ok(found, `no check says ${text}`);
    return found;
  }

  it("lists what is in order, and lets it be uploaded at once", async () => {
    const model = await modelOf([chainFile(), keyFile()], way());
    assert.deepEqual(lines(model), [
      "good: The private key belongs to the certificate: their public keys are the same.",
      "good: The chain is complete but for its root, and every signature below that was verified.",
      "good: It is valid from 2026-11-20 to 2027-02-19; days left: 90.",
      "good: Key, signature, names and usage are what browsers ask for.",
      "good: The certificates are sent exactly as they are in the file.",
      "good: It is not in Account a1 yet: no certificate there has its fingerprint.",
    ]);
    assert.match(checkOf(model, /^The chain/).notes.at(-1) ?? "", /browsers bring none of its name along/);
    assert.equal(model.head.verdict, "Everything is in order.");
    assert.deepEqual(model.bar.upload?.missing, ["Nothing is sent before you press the button."]);
  });

  it("is refused by the webview with a member too few, too many or of another type", async () => {
    const model = await modelOf([chainFile(), keyFile()], way());
    assert.ok(isReportToWebview({ type: "report", model }));
    const { bar: _, ...barless } = model;
    for (const sent of [
      { type: "report", model: barless },
      { type: "report", model: { ...model, html: "<b>" } },
      { type: "report", model: { ...model, head: { ...model.head, tone: "pink" } } },
      { type: "report", model: { ...model, checklist: { ...model.checklist, checks: {} } } },
      { type: "report", model, extra: 1 },
      { type: "html", model },
      null,
    ]) {
      assert.ok(!isReportToWebview(sent));
    }
  });

  it("is readable, and its answer within the protocol, whatever the certificate is called", async () => {
    for (const name of [
      "x".repeat(10_000),
      "\u202E".repeat(3000),
      "<b>\u0000".repeat(900),
      "\u0430b.example.com",
    ]) {
      const named = issueCertificate({
        subject: { CN: name },
        key,
        notBefore: now - DAY,
        notAfter: now + DAY,
      });
      const files = [file("a.pem", named.pem), keyFile()];
      const { leaf: found } = await examined(files);
      assert.ok(found);
      const alias = suggestedAlias({ leaf: found });
      assert.doesNotMatch(alias, /\p{Cc}|\p{Bidi_Control}/u);
      const model = await modelOf(files, way(undefined, { alias }));
      assert.ok(model.head.title.length < 400, model.head.title);
      assert.doesNotMatch(JSON.stringify(model).replaceAll("\\n", ""), /\p{Bidi_Control}|\\u0000/u);
      const accepted = model.checklist.checks.flatMap(({ id, tick }) => (tick === undefined ? [] : [id]));
      assert.ok(isReportToExtension({ type: "upload", accepted, alias }));
    }
  });

  it("shows the chain as it is sent, and what is left out of it", async () => {
    const all = file("shop.pem", root.pem + intermediate.pem + leaf.pem);
    const { sent } = await modelOf([all, keyFile()], way());
    assert.deepEqual(
      sent?.chain.links.map(({ name, role, note }) => [name, role, note.replace(/;.*/, "")]),
      [
        ["shop.example.com", "leaf", "Valid from 2026-11-20 to 2027-02-19"],
        ["Example CA", "intermediate", "Valid from 2026-08-13 to 2029-08-17"],
        ["Example Root", "root", "not sent: clients have it"],
      ],
    );
    assert.equal(sent?.text.pem, leaf.pem + intermediate.pem);
    assert.ok(sent?.buttons.some(({ action }) => action === "showDifferences"));
  });

  it("has nothing of a private key, nor the passphrase", async () => {
    const open = keyFile();
    const locked = createPrivateKey(open.text).export({
      type: "pkcs8",
      format: "pem",
      cipher: "aes-256-cbc",
      passphrase,
    });
    for (const secret of [open, file("locked.key", locked.toString())]) {
      const text = JSON.stringify(await modelOf([chainFile(), secret], way()));
      assert.match(text, /private key in (shop|locked)\.key is sent/);
      for (const line of [...secret.text.split("\n"), ...open.text.split("\n"), passphrase]) {
        if (line !== "" && !line.startsWith("-----")) assert.equal(text.includes(line), false);
      }
      assert.doesNotMatch(text, /PRIVATE KEY-----/);
    }
  });

  it("says that an encrypted key was opened, and that it is sent without encryption", async () => {
    const locked = createPrivateKey(keyFile().text)
      .export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase })
      .toString();
    const model = await modelOf([chainFile(), file("locked.key", locked)], way());
    assert.deepEqual(checkOf(model, /private key belongs/).notes, [
      "locked.key, line 1 (ENCRYPTED PRIVATE KEY)",
      "It was opened with its passphrase, which is not kept. It is sent without encryption.",
    ]);
  });

  it("stops at an error: no way to upload, and where the error is", async () => {
    const model = await modelOf([chainFile(), keyFile("other.key", other)]);
    const error = checkOf(model, /does not belong to the certificate/);
    assert.deepEqual([error.tone, error.kind, error.tick], ["bad", "Error", undefined]);
    assert.deepEqual(error.notes, ["other.key, line 1 (PRIVATE KEY)"]);
    assert.deepEqual(
      error.buttons.map(({ action }) => action),
      ["otherKey", "open"],
    );
    assert.equal(model.head.verdict, "Nothing can be uploaded: the error must be put right first.");
    assert.deepEqual([model.bar.upload, model.target, model.sent], [undefined, undefined, undefined]);
    assert.ok(!lines(model).some((line) => line.includes("private key belongs")));
  });

  it("wants a tick for each warning, explains it, and offers its fix", async () => {
    const model = await modelOf([file("shop.pem", intermediate.pem + leaf.pem), keyFile()], way());
    const [warning] = model.checklist.checks;
    assert.match(warning?.text ?? "", /^The certificates are not in the order .*\.$/);
    assert.equal(warning?.tick, "I accept this");
    assert.deepEqual(
      warning?.buttons.map(({ label }) => label),
      ["Put the chain in order", "Open File"],
    );
    assert.match(warning?.more?.reference.url ?? "", /^https:/);
    assert.deepEqual(model.bar.upload?.missing, [
      "Nothing is sent before you press the button.",
      "One point of the checklist needs your consent.",
    ]);
  });

  it("does not call in order what a finding contradicts", async () => {
    const expired = issueCertificate({
      subject: { CN: "old.example.com" },
      key,
      notBefore: now - 30 * DAY,
      notAfter: now - DAY,
    });
    const model = await modelOf([file("old.pem", expired.pem), keyFile()]);
    const good = model.checklist.checks.filter(({ tone }) => tone === "good").map(({ id }) => id);
    assert.deepEqual(good, ["pair"]);
  });

  it("says where it goes, and lets project and alias be chosen", async () => {
    const { target } = await modelOf([chainFile(), keyFile()], way());
    assert.deepEqual(target?.rows, [
      { label: "Account", values: ["Account a1"] },
      { label: "Type", values: ["Server certificate (CertificateType SVR)"] },
    ]);
    assert.deepEqual(target?.project, {
      label: "Project",
      choices: [
        { id: 0, label: "Default project" },
        { id: 7, label: "Shop" },
      ],
      chosen: 7,
    });
    assert.equal(target?.alias.value, "an alias");
  });

  it("offers no project where the account cannot choose one, as a legacy account", async () => {
    const legacy = way(undefined, { projects: [], projectId: 0 });
    const { target } = await modelOf([chainFile(), keyFile()], legacy);
    assert.equal(target?.project, undefined);
    assert.deepEqual(target?.rows.at(-1), {
      label: "Project",
      values: ["Default project", "This account cannot upload to another one."],
    });
  });

  it("offers to show what is there already, and wants a tick for a second copy", async () => {
    const certificate: CertificateDetail = record("a1B2c3D4", "shop.example.com", { alias: "the first" });
    const model = await modelOf([chainFile(), keyFile()], way({ lookup: { kind: "found", certificate } }));
    const [point] = model.checklist.checks;
    assert.equal(point?.id, secondCopy);
    assert.equal(point?.text, "shop.example.com is in Account a1 already.");
    assert.match(point?.notes.join() ?? "", /stored as a1B2c3D4.*Alias: the first/);
    assert.equal(point?.tick, "Upload a second copy all the same");
    assert.equal(point?.buttons[0]?.action, "showPrior");
  });

  it("says so when the account could not be asked", async () => {
    const model = await modelOf(
      [chainFile(), keyFile()],
      way({ lookup: { kind: "unknown", error: serviceError() } }),
    );
    assert.deepEqual(checkOf(model, /could not be found out/).notes, ["It took too long."]);
    assert.equal(model.head.tone, "good", "it may be uploaded all the same: the service detects duplicates");
  });

  it("says how old the list is that it looked in, when that could not be refreshed", async () => {
    const listedAt = Date.UTC(2026, 10, 20, 8);
    const model = await modelOf([chainFile(), keyFile()], way({ lookup: { kind: "absent" }, listedAt }));
    assert.match(checkOf(model, /could not be refreshed/).text, /in a list of 2026-11-20 08:00:00 UTC/);
  });

  it("tells what it replaces: names, days and key", async () => {
    const certificate = record("old", "shop.example.com", { notAfter: now + 10 * DAY });
    const replaces = {
      certificate: { ...certificate, notAfter: now + 10 * DAY },
      gained: ["www.example.com"],
      lost: ["cart.example.com", "pay.example.com"],
      kept: ["shop.example.com"],
      daysGained: 80,
    };
    const prior: Prior = { lookup: { kind: "absent" }, replaces, sameKey: false };
    const { replaced } = await modelOf([chainFile(), keyFile()], way(prior));
    assert.deepEqual(
      replaced?.rows.map(({ label, values, tone }) => [label, values.join(" "), tone]),
      [
        ["Certificate", "shop.example.com (old)", undefined],
        ["Ends on", "2026-12-01", undefined],
        ["Days gained", "80", "good"],
        ["Names gained", "www.example.com", "good"],
        ["Names lost", "cart.example.com pay.example.com", "bad"],
        ["Names kept", "shop.example.com", undefined],
        ["Key", "A new one: deploy it together with the new certificate.", undefined],
      ],
    );
    assert.deepEqual(
      replaced?.buttons.map(({ action }) => action),
      ["showReplaced", "compareReplaced"],
    );
    const reused = await modelOf([chainFile(), keyFile()], way({ ...prior, sameKey: true }));
    assert.match(reused.replaced?.rows.at(-1)?.values[0] ?? "", /^The same as before/);
  });

  it("marks what deceives the eye in names", async () => {
    const tricky = issueCertificate({
      subject: { CN: "shop\u202Emoc.example" },
      names: ["shop.example.com"],
      key,
      notBefore: now - DAY,
      notAfter: now + 90 * DAY,
    });
    const model = await modelOf([file("a.pem", tricky.pem), keyFile()], way());
    assert.doesNotMatch(JSON.stringify(model), /\u202E/);
    assert.match(model.head.title, /⟨U\+202E⟩/);
  });
});
