import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Filter } from "../../../src/certificates";
import { keptFilter } from "../../../src/tree/filterMemory";

const filter: Filter = { statuses: [1, 3], tags: [{ key: "env", value: "live" }], hostable: true };

/** The state of a window, which the editor writes when it likes. */
function memento() {
  const values = new Map<string, unknown>();
  return {
    get: <T>(key: string) => values.get(key) as T | undefined,
    update: async (key: string, value: unknown) => void values.set(key, value),
  };
}

describe("the filter of a workspace", () => {
  let folder: string;
  let log: string[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "filter-test-"));
    log = [];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const memoryIn = (fsPath: string) =>
    keptFilter({ storageUri: { fsPath }, workspaceState: memento() }, (line) => log.push(line));

  it("is on disk as soon as it is set, in a folder that is made for it", () => {
    const place = join(folder, "of the", "workspace");
    memoryIn(place).save(filter);
    assert.deepEqual(memoryIn(place).load(), filter);
    assert.deepEqual(log, []);
  });

  it("is none before one was set", () => {
    assert.equal(memoryIn(folder).load(), undefined);
    assert.deepEqual(log, []);
  });

  it("is none when the file is damaged, which the log tells", () => {
    writeFileSync(join(folder, "filter.json"), '{"statuses":[1,');
    assert.equal(memoryIn(folder).load(), undefined);
    assert.match(String(log), /could not be read/);
  });

  it("does not fail when it cannot be kept", () => {
    writeFileSync(join(folder, "file"), "");
    memoryIn(join(folder, "file", "below")).save(filter);
    assert.match(String(log), /could not be kept/);
  });

  it("is in the state of a window without a folder", () => {
    const storage = { storageUri: undefined, workspaceState: memento() };
    keptFilter(storage, () => {}).save(filter);
    assert.deepEqual(keptFilter(storage, () => {}).load(), filter);
  });
});
