import assert from "node:assert/strict";
import ts from "typescript";
import { nodesOf, parse, placeOf, productSources, type Source } from "./sources";

/** The only files that may look into a secret, and what for. A file that no longer does must leave the list. */
const unwrapping = new Map([
  ["src/certificates/secret.ts", "the function itself"],
  ["src/tencent/v2/sign.ts", "signs requests of the legacy API"],
  ["src/tencent/v2/client.ts", "uploads the private key"],
  ["src/tencent/v3/sign.ts", "signs requests of API 3.0"],
  ["src/tencent/v3/client.ts", "uploads the private key"],
  ["src/pem/keys/passwordEncryption.ts", "decrypts private keys and PKCS#12 files with the passphrase"],
  ["src/pem/keys/pkcs12Mac.ts", "checks the password of a PKCS#12 file"],
  ["src/accounts/keychain.ts", "keeps credentials in the editor's secret storage"],
  ["src/sandbox/gateway/authentication.ts", "verifies the signatures of requests to the sandbox"],
  ["src/sandbox/cli.ts", "prints the credentials of a sandbox that was started from a shell"],
]);

const keychain = "src/accounts/keychain.ts";

/** Uses of the name `unwrap` other than its import: a call, or a reference that could be called elsewhere. */
function unwraps(source: Source): readonly string[] {
  return placesOf(
    source,
    (node) => ts.isIdentifier(node) && node.text === "unwrap" && !ts.isImportSpecifier(node.parent),
  );
}

/** Any way to a member `secrets`: by name, by string, or by destructuring. */
function secretStorageUses(source: Source): readonly string[] {
  return placesOf(
    source,
    (node) =>
      (ts.isPropertyAccessExpression(node) && node.name.text === "secrets") ||
      (ts.isElementAccessExpression(node) && /["'`]secrets["'`]/.test(node.argumentExpression.getText())) ||
      (ts.isBindingElement(node) && (node.propertyName ?? node.name).getText() === "secrets"),
  );
}

function placesOf(source: Source, wanted: (node: ts.Node) => boolean): readonly string[] {
  return [...nodesOf(source)].filter(wanted).map((node) => placeOf(source, node));
}

describe("secrets", () => {
  const sources = productSources();

  it("are unwrapped only in the files listed", () => {
    const elsewhere = sources.filter(({ path }) => !unwrapping.has(path)).flatMap(unwraps);
    assert.deepEqual(elsewhere, []);
  });

  it("the list names no file that unwraps nothing", () => {
    const busy = new Set(sources.filter((source) => unwraps(source).length > 0).map(({ path }) => path));
    assert.deepEqual(
      [...unwrapping.keys()].filter((path) => !busy.has(path)),
      [],
    );
  });

  it("unwrap keeps its name when it is imported", () => {
    const renamed = sources.flatMap((source) =>
      placesOf(source, (node) => ts.isImportSpecifier(node) && node.propertyName?.text === "unwrap"),
    );
    assert.deepEqual(renamed, []);
  });

  it("the editor's secret storage is touched only by the keychain", () => {
    const elsewhere = sources.filter(({ path }) => path !== keychain).flatMap(secretStorageUses);
    assert.deepEqual(elsewhere, []);
  });

  describe("would notice", () => {
    const sample = (text: string) => parse("src/sample.ts", text);

    it("a call and a reference", () => {
      assert.deepEqual(unwraps(sample(`unwrap(key);\nkeys.map(unwrap);\nSecret.unwrap(key);`)), [
        "src/sample.ts:1",
        "src/sample.ts:2",
        "src/sample.ts:3",
      ]);
    });

    it("every way to the secret storage", () => {
      for (const text of [
        "context.secrets.get(a)",
        `context["secrets"]`,
        "const { secrets } = context",
        "const { secrets: s } = c",
      ]) {
        assert.equal(secretStorageUses(sample(text)).length, 1, text);
      }
    });
  });
});
