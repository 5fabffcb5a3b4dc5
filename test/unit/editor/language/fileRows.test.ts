import assert from "node:assert/strict";
import { inEnglish, type Message } from "../../../../src/certificates";
import { blockRow, fileRow, type ListedFile } from "../../../../src/editor/language/fileRows";
import { BlockReader, withoutText } from "../../../../src/editor/language/knownBlocks";
import { noPartners, type Partners } from "../../../../src/editor/language/pairing";
import * as pem from "../../../../src/pem";
import { day, keyPem, makeChain, now, type TestChain } from "../../../fixtures/makeCertificates";

const time = { now, expiringDays: 30 };
const damaged = "-----BEGIN CERTIFICATE-----\nM?\n-----END CERTIFICATE-----\n";

function file(text: string, partners: Partial<Partners> = {}): ListedFile {
  return {
    name: "certs/server.pem",
    blocks: new BlockReader(pem).read({ name: "certs/server.pem", text }).map(withoutText),
    partnersOf: () => ({ ...noPartners, ...partners }),
  };
}

function texts(parts: readonly (Message | string)[]): readonly string[] {
  return parts.map((part) => (typeof part === "string" ? part : inEnglish(part)));
}

describe("the rows of PEM files", () => {
  let chain: TestChain;

  before(async () => {
    chain = await makeChain();
  });

  const row = (listed: ListedFile, at = time) => {
    const { label, description, icon, context } = fileRow(listed, at);
    return { label, description: texts(description), icon: icon.name, context: context.join(" ") };
  };

  it("say what a server certificate covers, for how long, and where its key is", () => {
    const listed = file(chain.leaf.pem + chain.intermediate.pem, { key: ["certs/server.key"] });
    assert.deepEqual(row(listed), {
      label: "server.pem",
      description: ["60 days left", "example.com", "key: server.key", "certs"],
      icon: "pass-filled",
      context: "pemFile certificate",
    });
  });

  it("say that the key is in the same file", () => {
    const listed = file(chain.leaf.pem + keyPem(chain.leafKey), { key: ["certs/server.pem"] });
    assert.deepEqual(row(listed).description, ["60 days left", "example.com", "with its key", "certs"]);
  });

  it("change with the time", () => {
    const icons = [-1000, 59, 61].map((days) => {
      const { icon, description } = row(file(chain.leaf.pem), { ...time, now: now + days * day });
      return [icon, description[0]];
    });
    assert.deepEqual(icons, [
      ["clockface", "not valid yet"],
      ["warning", "1 day left"],
      ["error", "expired"],
    ]);
  });

  it("name the first to expire of several server certificates", async () => {
    const other = await makeChain();
    const listed = file(chain.leaf.pem + other.leaf.pem);
    assert.deepEqual(row(listed).description, ["60 days left", "example.com and 1 more", "certs"]);
  });

  it("count the certificates of a bundle, without alarm", () => {
    const listed = file(chain.intermediate.pem + chain.root.pem);
    const { description, icon } = row(listed, { ...time, now: now + 10_000 * day });
    assert.deepEqual({ description, icon }, { description: ["2 CA certificates", "certs"], icon: "library" });
  });

  it("tell keys from certificates, and where their certificate is", () => {
    const listed = file(keyPem(chain.leafKey), { certificate: ["certs/server.crt"] });
    const { description, icon, context } = row(listed);
    assert.match(description.join(" · "), /^private key .+ · certificate: server\.crt · certs$/);
    assert.deepEqual({ icon, context }, { icon: "key", context: "pemFile" });
  });

  it("say what is damaged", () => {
    const { description, icon } = row(file(chain.leaf.pem + damaged));
    assert.deepEqual(
      { description, icon },
      { description: ["CERTIFICATE (damaged)", "certs"], icon: "error" },
    );
  });

  it("show each block of a file, without pointing at the file itself", () => {
    const listed = file(chain.leaf.pem + keyPem(chain.leafKey), {
      key: ["certs/server.pem", "old/server.key"],
    });
    const [leaf] = listed.blocks;
    assert.ok(leaf);
    const { label, description } = blockRow(leaf, listed, time);
    assert.deepEqual(texts([label]), ["example.com (certificate)"]);
    assert.deepEqual(texts(description).slice(1), ["60 days left", "key: old/server.key"]);
  });

  it("keep of a block where it is, not its text or bytes", () => {
    for (const { block } of file(chain.leaf.pem + keyPem(chain.leafKey)).blocks) {
      assert.deepEqual(Object.keys(block).sort(), ["index", "label", "line"]);
    }
  });
});
