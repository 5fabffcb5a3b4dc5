import assert from "node:assert/strict";
import { message, Secret } from "../../../src/certificates";
import { rememberingPassphrases } from "../../../src/commands/upload/examiner";
import { examineWithPartner, type PartnerChoice } from "../../../src/commands/upload/pairing";
import type { Partner } from "../../../src/commands/upload/partners";
import type { SourceFile } from "../../../src/editor";
import type { DecodedCertificate, Finding } from "../../../src/pem";
import { readBlocks } from "../../../src/pem";
import { makeFinding } from "../../fixtures/makeFinding";
import { certificateText, examination, file, keyText, makeCertificate, tableExamine } from "./uploadSupport";

describe("completing a pair", () => {
  let leaf: DecodedCertificate;
  let same: string;

  before(async () => {
    leaf = await makeCertificate("shop.example.com");
    same = leaf.publicKey.spkiSha256;
  });

  const elsewhere = "file:///work/other";

  /** Runs the pairing with an answer to the one question, and notes what was offered. */
  async function run(
    chosen: Parameters<typeof examineWithPartner>[0],
    candidates: Parameters<typeof examineWithPartner>[0],
    table: Parameters<typeof tableExamine>[0],
    answer: (partners: readonly Partner[]) => PartnerChoice,
  ) {
    const offers: (readonly Partner[])[] = [];
    const examined = await examineWithPartner(chosen, tableExamine(table), async () => candidates, {
      askPassphrase: async () => undefined,
      choosePartner: async (_missing, _chosen, partners) => {
        offers.push(partners);
        return answer(partners);
      },
    });
    return { examined, offers };
  }

  it("asks nothing when both halves were chosen", async () => {
    const chosen = [file("a.crt", certificateText(leaf)), file("a.key", keyText())];
    const both = examination(chosen, leaf, { matches: true, spkiSha256: same });
    const { examined, offers } = await run(chosen, [], { "a.crt + a.key": both }, () => undefined);
    assert.deepEqual(examined, { files: chosen, examination: both });
    assert.equal(offers.length, 0);
  });

  it("asks nothing about a key that is there but does not match", async () => {
    const chosen = [file("a.crt", certificateText(leaf)), file("b.key", keyText())];
    const both = examination(chosen, leaf, { matches: false, spkiSha256: "ff" });
    const { offers } = await run(chosen, [], { "a.crt + b.key": both }, () => undefined);
    assert.equal(offers.length, 0);
  });

  it("asks nothing about a CA certificate", async () => {
    const chosen = [file("ca.crt", certificateText(leaf))];
    const alone = { ...examination(chosen, leaf, undefined), type: "CA" as const };
    const { offers } = await run(chosen, [], { "ca.crt": alone }, () => undefined);
    assert.equal(offers.length, 0);
  });

  function needsPassphrase(of: SourceFile): Finding {
    const [block] = readBlocks(of);
    const text = message("The key is encrypted.");
    return makeFinding({
      code: "needs-passphrase",
      severity: "error",
      message: text,
      ...(block && { block }),
    });
  }

  it("offers the matching key, the one of the same folder first, and adds it only when chosen", async () => {
    const chosen = [file("a.crt", certificateText(leaf))];
    const far = file("far.key", keyText(), elsewhere);
    const near = file("near.key", keyText());
    const wrong = file("wrong.key", keyText());
    const locked = file("locked.key", keyText("ENCRYPTED PRIVATE KEY"));
    const together = (other: typeof far, key: Parameters<typeof examination>[2]) =>
      examination([...chosen, other], leaf, key);
    const table = {
      "a.crt": examination(chosen, leaf, undefined),
      "a.crt + far.key": together(far, { matches: true, spkiSha256: same }),
      "a.crt + near.key": together(near, { matches: true, spkiSha256: same }),
      "a.crt + wrong.key": together(wrong, { matches: false, spkiSha256: "ff" }),
      "a.crt + locked.key": { ...together(locked, undefined), findings: [needsPassphrase(locked)] },
    };
    const candidates = [locked, far, file("a.crt", ""), file("notes.pem", "nothing"), wrong, near];
    const { examined, offers } = await run(chosen, candidates, table, (partners) => partners[0]?.file);
    assert.deepEqual(
      offers[0]?.map((partner) => [partner.file.name, partner.fit]),
      [
        ["near.key", "matches"],
        ["far.key", "matches"],
        ["locked.key", "encrypted"],
      ],
    );
    assert.deepEqual(
      examined?.files.map(({ name }) => name),
      ["a.crt", "near.key"],
    );
    assert.equal(examined?.examination.key?.matches, true);
  });

  it("offers the certificate when only its key was chosen", async () => {
    const chosen = [file("a.key", keyText())];
    const certificate = file("a.crt", certificateText(leaf));
    const table = {
      "a.key": examination(chosen, undefined, undefined),
      "a.key + a.crt": examination([...chosen, certificate], leaf, { matches: true, spkiSha256: same }),
    };
    const { examined, offers } = await run(chosen, [certificate], table, (partners) => partners[0]?.file);
    assert.deepEqual(
      offers[0]?.map(({ fit }) => fit),
      ["matches"],
    );
    assert.equal(examined?.examination.leaf?.certificate, leaf);
  });

  it("does not offer a file with a pair of its own, nor ask about keys that are merely near", async () => {
    const chosen = [file("a.crt", certificateText(leaf))];
    const pair = file("pair.pem", certificateText(leaf) + keyText());
    const own = examination([pair], leaf, { matches: true, spkiSha256: same });
    let asked = 0;
    const offers: (readonly Partner[])[] = [];
    await examineWithPartner(
      chosen,
      async (sources, askPassphrase) => {
        if (sources.length === 1) return examination(chosen, leaf, undefined);
        asked += askPassphrase === undefined ? 0 : 1;
        return own;
      },
      async () => [pair],
      {
        askPassphrase: async () => undefined,
        choosePartner: async (_missing, _chosen, partners) => {
          offers.push(partners);
          return undefined;
        },
      },
    );
    assert.deepEqual(offers, [[]]);
    assert.equal(asked, 0);
  });

  it("stops when the user does, and goes on without when the user says so", async () => {
    const chosen = [file("a.crt", certificateText(leaf))];
    const alone = examination(chosen, leaf, undefined);
    const stopped = await run(chosen, [], { "a.crt": alone }, () => undefined);
    assert.equal(stopped.examined, undefined);
    const without = await run(chosen, [], { "a.crt": alone }, () => "none");
    assert.deepEqual(without.examined, { files: chosen, examination: alone });
  });
});

describe("remembering passphrases", () => {
  const [key] = readBlocks(file("a.key", keyText("ENCRYPTED PRIVATE KEY")));
  if (key === undefined) throw new Error("no block in the sample");

  it("asks three times about one key, and not again in a further examination", async () => {
    const attempts: number[] = [];
    const passphrases = rememberingPassphrases(async (_, attempt) => {
      attempts.push(attempt);
      return new Secret("wrong");
    });
    const first = passphrases.forOneExamination();
    for (let time = 1; time <= 3; time += 1) assert.ok(await first(key, time));
    assert.equal(await first(key, 4), undefined);
    const second = passphrases.forOneExamination();
    assert.equal(await second(key, 1), undefined);
    assert.equal(await second(key, 2), undefined);
    assert.deepEqual(attempts, [1, 2, 3]);
  });

  it("gives a second examination the last answer, and asks again when it is wrong there", async () => {
    const attempts: number[] = [];
    const passphrases = rememberingPassphrases(async (_, attempt) => {
      attempts.push(attempt);
      return new Secret(`answer ${attempt}`);
    });
    const first = passphrases.forOneExamination();
    await first(key, 1);
    const last = await first(key, 2);
    const second = passphrases.forOneExamination();
    assert.equal(await second(key, 1), last);
    assert.deepEqual(attempts, [1, 2]);
    await second(key, 2);
    assert.equal(await second(key, 3), undefined);
    assert.deepEqual(attempts, [1, 2, 3]);
  });

  it("does not ask again a user who declined", async () => {
    let asked = 0;
    const passphrases = rememberingPassphrases(async () => {
      asked += 1;
      return undefined;
    });
    await passphrases.forOneExamination()(key, 1);
    assert.equal(await passphrases.forOneExamination()(key, 1), undefined);
    assert.equal(asked, 1);
  });
});
