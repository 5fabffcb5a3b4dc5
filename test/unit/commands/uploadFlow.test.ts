import assert from "node:assert/strict";
import type { Session } from "../../../src/accounts";
import { inEnglish, message } from "../../../src/certificates";
import { destinationOf } from "../../../src/commands/upload/destination";
import { UploadSender } from "../../../src/commands/upload/sendUpload";
import { type Destination, runUpload, type UploadDialogs } from "../../../src/commands/upload/uploadFlow";
import { confirmationLines, knownProjects, suggestedAlias } from "../../../src/commands/upload/uploadPlan";
import type { SourceFile } from "../../../src/editor";
import type { DecodedCertificate, Examination } from "../../../src/pem";
import { makeFinding } from "../../fixtures/makeFinding";
import {
  certificateText,
  examination,
  FakeService,
  file,
  keyBody,
  keyText,
  makeCertificate,
  now,
  record,
  serviceError,
  session,
  sessionsOf,
} from "./uploadSupport";

describe("the upload, step by step", () => {
  let leaf: DecodedCertificate;
  let files: readonly SourceFile[];
  let good: Examination;

  before(async () => {
    leaf = await makeCertificate("shop.example.com");
    files = [file("shop.crt", certificateText(leaf)), file("shop.key", keyText())];
    good = examination(files, leaf, { matches: true, spkiSha256: leaf.publicKey.spkiSha256 });
  });

  /** Answers yes to everything unless told otherwise, and notes the questions. */
  function dialogs(steps: string[], over: Partial<UploadDialogs> = {}): UploadDialogs {
    const note = (step: string) => {
      steps.push(step);
    };
    return {
      askPassphrase: async () => undefined,
      choosePartner: async () => undefined,
      noAccount: async () => note("noAccount"),
      stopped: async () => note("stopped"),
      chooseAccount: async (all) => {
        note("account");
        return all[0];
      },
      whileLooking: async (_, look) => look(new AbortController().signal),
      uploadAgain: async (_, { id }) => {
        note(`again ${id}`);
        return true;
      },
      chooseProject: async (projects) => {
        note(`project of ${projects.length}`);
        return projects.at(-1);
      },
      askAlias: async (suggested) => {
        note(`alias ${suggested}`);
        return suggested;
      },
      confirm: async () => {
        note("confirm");
        return true;
      },
      whileSending: (_, send) => {
        note("send");
        return send(new AbortController().signal);
      },
      announce: async (_, outcome) => note(outcome.kind),
      ...over,
    };
  }

  interface Run {
    readonly accounts: readonly Session[];
    readonly found?: Examination;
    readonly destination?: Destination;
    readonly over?: Partial<UploadDialogs>;
  }

  async function run({ accounts, found = good, destination, over = {} }: Run): Promise<string[]> {
    const steps: string[] = [];
    await runUpload(files, destination, {
      sessions: sessionsOf(...accounts),
      examine: async () => found,
      candidates: async () => [],
      dialogs: dialogs(steps, over),
      sender: new UploadSender(async () => undefined),
      keyOfPem: async () => undefined,
      whenListed: async () => undefined,
      now: () => now,
    });
    return steps;
  }

  const alias = "alias shop.example.com 2027-02-19";

  it("asks for the alias and a yes, then sends and tells", async () => {
    const service = new FakeService();
    assert.deepEqual(await run({ accounts: [session(service)] }), [alias, "confirm", "send", "stored"]);
    assert.equal(service.uploads.length, 1);
  });

  it("asks for account and project where there is a choice", async () => {
    const service = new FakeService();
    const accounts = [
      session(service, "a1", [record("x", "x.example", { project: { id: 7, name: "Shop" } })]),
      session(new FakeService(), "a2"),
    ];
    assert.deepEqual(await run({ accounts }), [
      "account",
      "project of 2",
      alias,
      "confirm",
      "send",
      "stored",
    ]);
    assert.equal(service.uploads[0]?.projectId, 7);
  });

  it("asks neither when the user pointed at a project", async () => {
    const service = new FakeService();
    const known = [7, 8].map((id) => record(`x${id}`, "x.example", { project: { id, name: `P${id}` } }));
    const accounts = [session(new FakeService(), "a1"), session(service, "a2", known)];
    const destination = { accountId: "a2", projectId: 7 };
    assert.deepEqual(await run({ accounts, destination }), [alias, "confirm", "send", "stored"]);
    assert.equal(service.uploads[0]?.projectId, 7);
  });

  it("asks for no project where uploads cannot choose one", async () => {
    const service = new FakeService({ uploadToProject: false });
    const known = [record("x", "x.example", { project: { id: 7, name: "Shop" } })];
    await run({ accounts: [session(service, "a1", known)] });
    assert.equal(service.uploads.length, 1);
    assert.equal(service.uploads[0]?.projectId, undefined);
  });

  it("sends nothing when there is no account", async () => {
    assert.deepEqual(await run({ accounts: [] }), ["noAccount"]);
  });

  it("sends nothing when an error was found, and asks nothing either", async () => {
    const service = new FakeService();
    const error = makeFinding({
      code: "key-mismatch",
      severity: "error",
      message: message("They do not match."),
    });
    assert.deepEqual(await run({ accounts: [session(service)], found: { ...good, findings: [error] } }), [
      "stopped",
    ]);
    assert.equal(service.uploads.length, 0);
  });

  it("sends nothing when there is nothing to send, even without an error", async () => {
    const { upload: _, ...found } = good;
    assert.deepEqual(await run({ accounts: [session(new FakeService())], found }), ["stopped"]);
  });

  describe("when the same certificate is in the account already", () => {
    const there = () => {
      const service = new FakeService();
      service.records.push(record("old", "shop.example.com", { pem: certificateText(leaf) }));
      return service;
    };

    it("asks before anything else, and stores a second copy only after a yes", async () => {
      const service = there();
      const steps = await run({ accounts: [session(service)] });
      assert.deepEqual(steps, ["again old", alias, "confirm", "send", "stored"]);
      assert.equal(service.uploads[0]?.repeatable, true);
    });

    it("sends nothing otherwise", async () => {
      const service = there();
      const steps = await run({ accounts: [session(service)], over: { uploadAgain: async () => false } });
      assert.deepEqual(steps, []);
      assert.equal(service.uploads.length, 0);
    });

    it("asks nothing of the kind when the account cannot be asked, and goes on", async () => {
      const service = there();
      service.listError = serviceError();
      assert.equal((await run({ accounts: [session(service)] }))[0], alias);
      assert.equal(service.uploads[0]?.repeatable, false);
    });
  });

  for (const [question, over] of Object.entries({
    account: { chooseAccount: async () => undefined },
    project: { chooseProject: async () => undefined },
    alias: { askAlias: async () => undefined },
    confirmation: { confirm: async () => false },
  } satisfies Record<string, Partial<UploadDialogs>>)) {
    it(`sends nothing when the question about the ${question} is not answered`, async () => {
      const services = [new FakeService(), new FakeService()];
      const known = [record("x", "x.example", { project: { id: 7, name: "Shop" } })];
      const accounts = services.map((service, index) => session(service, `a${index}`, known));
      const steps = await run({ accounts, over });
      assert.equal(steps.includes("send"), false);
      assert.deepEqual(
        services.flatMap(({ uploads }) => uploads),
        [],
      );
    });
  }
});

describe("what an upload says before it is sent", () => {
  it("names, validity, key, chain, files and target, and nothing of the key", async () => {
    const leaf = await makeCertificate("shop.example.com");
    const files = [
      file("shop.crt", certificateText(leaf)),
      { ...file("shop.key", keyText()), unsaved: true },
    ];
    const found = examination(files, leaf, { matches: true, spkiSha256: leaf.publicKey.spkiSha256 });
    assert.ok(found.leaf !== undefined && found.upload !== undefined);
    const uploadable = { ...found, leaf: found.leaf, upload: found.upload };
    const target = { session: session(new FakeService()), alias: "shop", project: { id: 0, name: "" } };
    const prior = { lookup: { kind: "absent" } } as const;
    const plan = { files, examination: uploadable, target, prior, repeatable: false };
    const text = confirmationLines(plan, now).map(inEnglish);
    assert.deepEqual(text, [
      "Names: shop.example.com, www.shop.example.com",
      "Valid from 2026-11-20 to 2027-02-19; days left: 90",
      "Key: EC P-256; the private key in shop.key matches",
      "Chain: shop.example.com",
      "Files: shop.crt, shop.key",
      "shop.key has unsaved changes; the editor's text is sent.",
      "Account: Account a1",
      "Project: Default project",
      "Alias: shop",
    ]);
    assert.equal(text.join().includes(keyBody), false);
    assert.equal(suggestedAlias(uploadable), "shop.example.com 2027-02-19");
  });

  it("knows each project once, by a record that names it, and the default project always", () => {
    const records = [
      record("1", "a.example", { project: { id: 9, name: "" } }),
      record("2", "b.example", { project: { id: 9, name: "Nine" } }),
      record("3", "c.example", { project: { id: 9, name: "Nine" } }),
    ];
    assert.deepEqual(knownProjects(records), [
      { id: 0, name: "" },
      { id: 9, name: "Nine" },
    ]);
    assert.deepEqual(knownProjects([]), [{ id: 0, name: "" }]);
  });
});

describe("where a node of the tree points", () => {
  it("to its account, and to its project", () => {
    assert.deepEqual(destinationOf({ accountId: "a1" }), { accountId: "a1" });
    assert.deepEqual(destinationOf({ accountId: "a1", path: ["project:42", "status:1"] }), {
      accountId: "a1",
      projectId: 42,
    });
    assert.deepEqual(destinationOf({ accountId: "a1", path: ["status:1"] }), { accountId: "a1" });
  });

  it("nowhere when it is no such node", () => {
    for (const other of [undefined, null, "a1", 1, [], {}, { accountId: 1 }]) {
      assert.equal(destinationOf(other), undefined);
    }
  });
});
