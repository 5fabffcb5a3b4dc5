import assert from "node:assert/strict";
import type { Session } from "../../../src/accounts";
import { message } from "../../../src/certificates";
import { destinationOf } from "../../../src/commands/upload/destination";
import { consentsOf, type Decision, secondCopy, type UploadOffer } from "../../../src/commands/upload/offer";
import { UploadSender } from "../../../src/commands/upload/sendUpload";
import { type Destination, runUpload, type UploadDialogs } from "../../../src/commands/upload/uploadFlow";
import { knownProjects, suggestedAlias } from "../../../src/commands/upload/uploadPlan";
import type { SourceFile } from "../../../src/editor";
import type { DecodedCertificate, Examination } from "../../../src/pem";
import { makeFinding } from "../../fixtures/makeFinding";
import {
  certificateText,
  examination,
  FakeService,
  file,
  keyText,
  makeCertificate,
  now,
  record,
  serviceError,
  session,
  sessionsOf,
} from "./uploadSupport";

/** What the user decides when the report is shown, for the first time, the second …. */
type Decide = (offer: UploadOffer, asked: number) => Decision;

describe("the upload, step by step", () => {
  let leaf: DecodedCertificate;
  let files: readonly SourceFile[];
  let good: Examination;

  before(async () => {
    leaf = await makeCertificate("shop.example.com");
    files = [file("shop.crt", certificateText(leaf)), file("shop.key", keyText())];
    good = examination(files, leaf, { matches: true, spkiSha256: leaf.publicKey.spkiSha256 });
  });

  /** Answers yes to everything unless told otherwise, and notes what the user sees. */
  function dialogs(steps: string[], decide: Decide, over: Partial<UploadDialogs>): UploadDialogs {
    const note = (step: string) => {
      steps.push(step);
    };
    let asked = 0;
    return {
      askPassphrase: async () => undefined,
      choosePartner: async () => undefined,
      noAccount: async () => note("noAccount"),
      chooseAccount: async (all) => {
        note("account");
        return all[0];
      },
      openReport: () => ({
        whileLooking: async (_examined, _session, _now, look) => {
          note("look");
          return look(new AbortController().signal);
        },
        ask: async (offer) => {
          note("report");
          asked += 1;
          return decide(offer, asked);
        },
        sending: () => note("sending"),
        close: () => note("close"),
      }),
      whileSending: (_, send) => send(new AbortController().signal),
      announce: async (_, outcome) => note(outcome.kind),
      ...over,
    };
  }

  /** Agrees to everything, and takes what is proposed. */
  const yes: Decide = (offer) => ({
    kind: "upload",
    alias: offer.way?.alias ?? "",
    accepted: consentsOf(offer),
  });

  interface Run {
    readonly accounts: readonly Session[];
    readonly found?: Examination;
    readonly destination?: Destination;
    readonly decide?: Decide;
    readonly over?: Partial<UploadDialogs>;
  }

  async function run({ accounts, found = good, destination, decide = yes, over = {} }: Run) {
    const steps: string[] = [];
    await runUpload(files, destination, {
      sessions: sessionsOf(...accounts),
      examine: async () => found,
      candidates: async () => [],
      readAgain: async (read) => {
        steps.push("read again");
        return read;
      },
      dialogs: dialogs(steps, decide, over),
      sender: new UploadSender(async () => undefined),
      keyOfPem: async () => undefined,
      whenListed: async () => undefined,
      now: () => now,
    });
    return steps;
  }

  const done = ["look", "report", "sending", "close", "stored", "close"];

  it("reports, sends and tells", async () => {
    const service = new FakeService();
    assert.deepEqual(await run({ accounts: [session(service)] }), done);
    assert.equal(service.uploads.length, 1);
    assert.equal(service.uploads[0]?.alias, "shop.example.com 2027-02-19");
    assert.equal(service.uploads[0]?.projectId, 0);
  });

  it("asks for the account where there is a choice, and sends to the project chosen", async () => {
    const service = new FakeService();
    const accounts = [
      session(service, "a1", [record("x", "x.example", { project: { id: 7, name: "Shop" } })]),
      session(new FakeService(), "a2"),
    ];
    const decide: Decide = (offer) => {
      assert.deepEqual(
        offer.way?.projects.map(({ id }) => id),
        [0, 7],
      );
      return { kind: "upload", alias: " mine ", projectId: 7, accepted: [] };
    };
    assert.deepEqual(await run({ accounts, decide }), ["account", ...done]);
    assert.equal(service.uploads[0]?.projectId, 7);
    assert.equal(service.uploads[0]?.alias, "mine");
  });

  it("asks for no account, and proposes the project, where the user pointed", async () => {
    const service = new FakeService();
    const known = [7, 8].map((id) => record(`x${id}`, "x.example", { project: { id, name: `P${id}` } }));
    const accounts = [session(new FakeService(), "a1"), session(service, "a2", known)];
    const destination = { accountId: "a2", projectId: 7 };
    assert.deepEqual(await run({ accounts, destination }), done);
    assert.equal(service.uploads[0]?.projectId, 7);
  });

  it("offers no project where uploads cannot choose one", async () => {
    const service = new FakeService({ uploadToProject: false });
    const known = [record("x", "x.example", { project: { id: 7, name: "Shop" } })];
    await run({ accounts: [session(service, "a1", known)] });
    assert.equal(service.uploads.length, 1);
    assert.equal(service.uploads[0]?.projectId, undefined);
  });

  it("sends nothing when there is no account", async () => {
    assert.deepEqual(await run({ accounts: [] }), ["noAccount"]);
  });

  it("sends nothing when an error was found, whatever is answered, and asks no account", async () => {
    const service = new FakeService();
    const error = makeFinding({
      code: "key-mismatch",
      severity: "error",
      message: message("They do not match."),
    });
    const decide: Decide = (_, asked) =>
      asked < 3 ? { kind: "upload", alias: "", accepted: [] } : { kind: "stop" };
    const found = { ...good, findings: [error] };
    const steps = await run({ accounts: [session(service), session(service, "a2")], found, decide });
    assert.deepEqual(steps, ["report", "report", "report", "close"]);
    assert.equal(service.uploads.length, 0);
  });

  it("sends nothing when there is nothing to send, even without an error", async () => {
    const { upload: _, ...found } = good;
    const decide: Decide = (offer) => (offer.way === undefined ? { kind: "stop" } : yes(offer, 1));
    assert.deepEqual(await run({ accounts: [session(new FakeService())], found, decide }), [
      "report",
      "close",
    ]);
  });

  it("sends nothing while a warning is not agreed to, and asks again", async () => {
    const service = new FakeService();
    const [one, two] = ["self-signed", "weak-key"].map((code) =>
      makeFinding({ code: code as "weak-key", severity: "warning", message: message("A warning.") }),
    );
    assert.ok(one && two);
    const found = { ...good, findings: [one, two] };
    const decide: Decide = (offer, asked) => ({
      kind: "upload",
      alias: "",
      accepted: asked === 1 ? [] : asked === 2 ? consentsOf(offer).slice(0, 1) : consentsOf(offer),
    });
    const steps = await run({ accounts: [session(service)], found, decide });
    assert.deepEqual(steps, ["look", "report", "report", "report", "sending", "close", "stored", "close"]);
    assert.equal(service.uploads.length, 1);
  });

  it("does not take the consent to one warning for another", async () => {
    const warning = (text: string) =>
      makeFinding({ code: "expiring", severity: "warning", message: message("{0}", text) });
    const [before, after] = ["ends in 3 days", "ends in 2 days"].map((text) => ({
      ...warning(text),
      reason: message("{0}", text),
    }));
    assert.ok(before && after);
    const offer = (finding: typeof before) => ({ files, examination: { ...good, findings: [finding] } });
    assert.notDeepEqual(consentsOf(offer(before)), consentsOf(offer(after)));
  });

  it("reads the files again when they have changed, and asks the account only once", async () => {
    const service = new FakeService();
    const decide: Decide = (offer, asked) => (asked === 1 ? { kind: "again" } : yes(offer, asked));
    assert.deepEqual(await run({ accounts: [session(service)], decide }), [
      "look",
      "report",
      "read again",
      "report",
      "sending",
      "close",
      "stored",
      "close",
    ]);
  });

  it("stays open when the upload failed, and looks into the account again before the next try", async () => {
    const service = new FakeService();
    service.uploadError = serviceError({ carriedOut: "no" });
    const decide: Decide = (offer, asked) => {
      if (asked === 2) service.uploadError = undefined;
      return yes(offer, asked);
    };
    const steps = await run({ accounts: [session(service)], decide });
    assert.deepEqual(steps, ["look", "report", "sending", "failed", ...done]);
    assert.equal(service.uploads.length, 2);
  });

  describe("when the same certificate is in the account already", () => {
    const there = () => {
      const service = new FakeService();
      service.records.push(record("old", "shop.example.com", { pem: certificateText(leaf) }));
      return service;
    };

    it("stores a second copy only after a tick", async () => {
      const service = there();
      const decide: Decide = (offer, asked) => {
        assert.deepEqual(consentsOf(offer), [secondCopy]);
        return asked === 1 ? { kind: "upload", alias: "", accepted: [] } : yes(offer, asked);
      };
      await run({ accounts: [session(service)], decide });
      assert.equal(service.uploads.length, 1);
      assert.equal(service.uploads[0]?.repeatable, true);
    });

    it("needs no tick when the account cannot be asked, and stores no second copy then", async () => {
      const service = there();
      service.listError = serviceError();
      await run({ accounts: [session(service)] });
      assert.equal(service.uploads[0]?.repeatable, false);
    });
  });

  for (const [question, answers] of Object.entries({
    account: { over: { chooseAccount: async () => undefined } },
    report: { decide: () => ({ kind: "stop" }) },
  } satisfies Record<string, Pick<Run, "over" | "decide">>)) {
    it(`sends nothing when the question of the ${question} is not answered`, async () => {
      const services = [new FakeService(), new FakeService()];
      const accounts = services.map((service, index) => session(service, `a${index}`));
      const steps = await run({ accounts, ...answers });
      assert.equal(steps.includes("sending"), false);
      assert.deepEqual(
        services.flatMap(({ uploads }) => uploads),
        [],
      );
    });
  }
});

describe("what an upload proposes", () => {
  it("an alias of name and end", async () => {
    const leaf = await makeCertificate("shop.example.com");
    const files = [file("shop.crt", certificateText(leaf)), file("shop.key", keyText())];
    const found = examination(files, leaf, { matches: true, spkiSha256: leaf.publicKey.spkiSha256 });
    assert.ok(found.leaf !== undefined);
    assert.equal(suggestedAlias({ leaf: found.leaf }), "shop.example.com 2027-02-19");
  });

  it("each project once, by a record that names it, and the default project always", () => {
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
