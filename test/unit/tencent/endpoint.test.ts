import assert from "node:assert/strict";
import { checkEndpoint, endpointOf } from "../../../src/tencent";
import { connectTo, errorOf } from "./support";

describe("endpoints", () => {
  it("knows the service's own, one for both sites in the legacy API", () => {
    assert.equal(endpointOf("china", "v3"), "https://ssl.tencentcloudapi.com");
    assert.equal(endpointOf("international", "v3"), "https://ssl.intl.tencentcloudapi.com");
    assert.equal(endpointOf("china", "v2"), "https://wss.api.qcloud.com/v2/index.php");
    assert.equal(endpointOf("international", "v2"), endpointOf("china", "v2"));
  });

  for (const good of [
    "https://ssl.example.com",
    "https://ssl.example.com:8443/v2/index.php",
    "http://127.0.0.1:8080",
    "http://127.9.8.7",
    "http://[::1]:8080/",
    "http://localhost:1",
  ]) {
    it(`accepts ${good}`, () => assert.equal(checkEndpoint(good).ok, true));
  }

  for (const bad of [
    "",
    "ssl.example.com",
    "ftp://ssl.example.com",
    "http://ssl.example.com",
    "http://127.0.0.1.example.com",
    "http://localhost.example.com",
    "http://128.0.0.1",
    "http://[::2]",
    "https://user:password@ssl.example.com",
    "https://ssl.example.com/?a=b",
    "https://ssl.example.com/#a",
  ]) {
    it(`refuses "${bad}"`, () => assert.equal(checkEndpoint(bad).ok, false));
  }

  it("makes every call of an account with a bad one fail, without a request", async () => {
    const service = connectTo("http://ssl.example.com");
    const results = [await service.list({}, { index: 0, size: 1 }), await service.delete("a")];
    for (const result of results) {
      assert.equal(result.ok, false);
      if (!result.ok) assert.match(result.error.cause.template, /must use https/);
    }
    const upload = await service.upload({ certificate: "", type: "CA" });
    assert.equal(errorOf(upload).carriedOut, "no");
    assert.equal(errorOf(await service.detail("a")).code, "BadEndpoint");
  });
});
