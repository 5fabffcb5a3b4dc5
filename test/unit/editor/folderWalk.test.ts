import assert from "node:assert/strict";
import { type FolderEntry, walkFolders } from "../../../src/editor/folderWalk";

/** A tree of folders: a name ending in `/` is a folder. */
const tree: Record<string, readonly string[]> = {
  "": ["deep/", "node_modules/", ".git/", "top.pem", "notes.txt", "link"],
  "deep/": ["deeper/", "middle.pem"],
  "deep/deeper/": ["bottom.pem"],
  "node_modules/": ["other.pem"],
  ".git/": ["hidden.pem"],
};

describe("walking folders", () => {
  const opened: string[] = [];

  async function list(folder: string): Promise<readonly FolderEntry<string>[]> {
    opened.push(folder);
    return (tree[folder] ?? []).map((entry) => ({
      name: entry.replace("/", ""),
      kind: entry.endsWith("/") ? "folder" : entry.includes(".") ? "file" : "other",
      place: folder + entry,
    }));
  }

  const walk = (folders = 100, files = 100) =>
    walkFolders([""], list, (name) => name.endsWith(".pem"), { folders, files });

  beforeEach(() => {
    opened.length = 0;
  });

  it("finds what is wanted, nearest first, and leaves out packages and version control", async () => {
    assert.deepEqual(await walk(), ["top.pem", "deep/middle.pem", "deep/deeper/bottom.pem"]);
    assert.deepEqual(opened, ["", "deep/", "deep/deeper/"]);
  });

  it("ends at its limits", async () => {
    assert.deepEqual(await walk(1), ["top.pem"]);
    assert.deepEqual(opened, [""]);
    assert.deepEqual(await walk(100, 2), ["top.pem", "deep/middle.pem"]);
  });

  it("finds nothing where there is nothing", async () => {
    assert.deepEqual(await walkFolders<string>([], list, () => true, { folders: 9, files: 9 }), []);
  });
});
