import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { hasPemExtension, pemExtensions } from "../../../src/editor/pemFileNames";

describe("names of PEM files", () => {
  it("end as they should, in any case", () => {
    for (const name of ["/a/b.pem", "server.CRT", "x.chain", "bundle.ca-bundle", "a.b.key", "c.cer"]) {
      assert.equal(hasPemExtension(name), true, name);
    }
    for (const name of ["pem", "a.pem.txt", "crt/readme.md", "keyboard"]) {
      assert.equal(hasPemExtension(name), false, name);
    }
  });

  it("are those for which the menus show", () => {
    const manifest = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
    const menus: Record<string, { command: string; when: string }[]> = manifest.contributes.menus;
    const pattern = /^\.(pem|crt|cer|key|chain|ca-bundle)$/;
    for (const extension of pemExtensions) assert.match(extension, pattern);
    for (const menu of ["explorer/context", "editor/context", "editor/title"]) {
      const entries = (menus[menu] ?? []).filter(({ command }) => /\.(upload|check)$/.test(command));
      assert.equal(entries.length, 2, menu);
      for (const { when } of entries) assert.ok(when.includes("(pem|crt|cer|key|chain|ca-bundle)"), menu);
    }
  });
});
