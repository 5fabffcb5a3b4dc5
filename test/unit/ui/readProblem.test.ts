import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { inEnglish } from "../../../src/certificates";
import { readProblem } from "../../../src/ui/readProblem";
import { temporaryFolder } from "../../host/temporaryFolder";

describe("why a file could not be read", () => {
  const inWords = (error: unknown) => {
    const reason = readProblem(error);
    return typeof reason === "string" ? reason : inEnglish(reason);
  };
  const withCode = (code: string) => Object.assign(new Error(`Error: ${code}: no luck, stat '/a'`), { code });

  it("is said in words for what the system really answers", async () => {
    const folder = await temporaryFolder("read-problem");
    try {
      const problemOf = (path: string) => readFile(path).then(() => "none", inWords);
      assert.equal(await problemOf(join(folder.path, "b.pem")), "there is no such file any more");
      assert.equal(await problemOf(folder.path), "it is a folder");
    } finally {
      await folder.remove();
    }
  });

  it("is said in words for the codes of the editor's file systems", () => {
    assert.equal(inWords(withCode("FileNotFound")), "there is no such file any more");
    assert.equal(inWords(withCode("NoPermissions")), "you may not read it");
    assert.equal(inWords(withCode("FileIsADirectory")), "it is a folder");
    assert.equal(inWords(withCode("Unavailable")), "its place cannot be reached now");
  });

  it("is the system's own reason otherwise", () => {
    assert.equal(inWords(withCode("EIO")), "EIO: no luck, stat '/a'");
    assert.equal(inWords(withCode("toString")), "toString: no luck, stat '/a'");
    assert.equal(inWords("no luck"), "no luck");
  });
});
