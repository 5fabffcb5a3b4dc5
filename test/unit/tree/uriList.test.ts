import assert from "node:assert/strict";
import { urisInList } from "../../../src/tree/uriList";

describe("a list of URIs that was dropped", () => {
  it("is read line by line, with any line end, without comments, each once", () => {
    const text = "# dragged\r\nfile:///a.crt\r\nfile:///a.key\n\n file:///a.crt \r";
    assert.deepEqual(urisInList(text), ["file:///a.crt", "file:///a.key"]);
  });

  it("may be empty", () => {
    assert.deepEqual(urisInList(""), []);
  });
});
