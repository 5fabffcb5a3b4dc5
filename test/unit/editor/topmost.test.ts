import assert from "node:assert/strict";
import { isInside, topmost } from "../../../src/editor/topmost";

describe("addresses of files and folders", () => {
  it("are left out when their folder is among them", () => {
    const addresses = ["file:///w/new/a/b.key", "file:///w/new", "file:///w/newer.key", "file:///w/new"];
    assert.deepEqual(topmost(addresses), ["file:///w/new", "file:///w/newer.key"]);
  });

  it("are inside a folder at any depth, but not inside themselves", () => {
    const folders = new Set(["file:///w/new"]);
    assert.ok(isInside("file:///w/new/a/b/c.key", folders));
    assert.ok(!isInside("file:///w/new", folders));
    assert.ok(!isInside("file:///w/new.key", folders));
  });
});
