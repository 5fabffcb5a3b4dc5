import assert from "node:assert/strict";
import { consoleAddress } from "../../../src/commands/consoleAddress";

describe("consoleAddress", () => {
  it("is the certificate's page on the site's own console", () => {
    assert.equal(
      consoleAddress("china", "GjTNRoK7"),
      "https://console.cloud.tencent.com/ssl/detail/GjTNRoK7",
    );
    assert.equal(
      consoleAddress("international", "GjTNRoK7"),
      "https://console.tencentcloud.com/ssl/detail/GjTNRoK7",
    );
  });

  it("does not exist for the sandbox and custom endpoints", () => {
    assert.equal(consoleAddress("sandbox", "GjTNRoK7"), undefined);
    assert.equal(consoleAddress("custom", "GjTNRoK7"), undefined);
  });

  it("keeps an ID that is not one in its place", () => {
    assert.equal(
      consoleAddress("china", "../?a=b#c"),
      "https://console.cloud.tencent.com/ssl/detail/..%2F%3Fa%3Db%23c",
    );
  });
});
