import assert from "node:assert/strict";
import { pageHtml } from "../../../src/ui/webviewPage";

const hostile = `"><script>alert(1)</script>'\``;

function page(firstMessage?: unknown): string {
  return pageHtml({
    cspSource: "https://host.example",
    script: "https://host.example/webview.js",
    styles: ["https://host.example/detail.css"],
    iconFont: "https://host.example/codicon.ttf",
    language: "zh-cn",
    data: { "account-id": hostile, "certificate-id": hostile },
    title: hostile,
    ...(firstMessage === undefined ? {} : { firstMessage }),
  });
}

describe("the page of a panel", () => {
  it("allows one script by its nonce and nothing inline", () => {
    const html = page();
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
    assert.match(policy, /^default-src &#39;none&#39;;/);
    assert.doesNotMatch(policy, /unsafe|\*/);
    const nonce = /nonce="([^"]+)"/.exec(html)?.[1] ?? "";
    assert.ok(nonce.length >= 32);
    assert.ok(policy.includes(`nonce-${nonce}`));
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.doesNotMatch(html, /<style|style=|\son\w+=/);
  });

  it("has a fresh nonce each time", () => assert.notEqual(page(), page()));

  it("escapes what comes from outside", () => {
    assert.ok(!page().includes("<script>alert"));
    assert.match(page(), /data-certificate-id="&#34;&#62;&#60;script&#62;/);
  });

  it("brings the first message along as text that nothing takes for HTML", () => {
    const message = { text: `${hostile}</template><!--\u0000\r\n&amp;\uD800 密`, list: ["</body>", null] };
    const json = /<template id="first-message">([^<>]*)<\/template>/.exec(page(message))?.[1] ?? "";
    const characters = json.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    assert.deepEqual(JSON.parse(characters), message);
    assert.doesNotMatch(page(), /<template/);
  });

  it("names its language", () => assert.match(page(), /<html lang="zh-cn">/));
});
