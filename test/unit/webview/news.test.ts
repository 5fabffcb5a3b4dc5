import assert from "node:assert/strict";
import { type CertificateDetail, failure, message, type ServiceError } from "../../../src/certificates";
import { type DetailInput, present } from "../../../src/detail/present";
import { newsOf } from "../../../src/webview/news";
import { day, english, now, sampleDetail, sampleInput } from "../detail/samples";

const refused: ServiceError = {
  kind: "refused",
  code: "FailedOperation",
  cause: message("The service refused the request."),
  advice: message("Try again later."),
  action: "DescribeCertificateDetail",
  retryable: false,
  carriedOut: "no",
};

function shown(change: Partial<DetailInput> = {}) {
  return present(sampleInput(change), english);
}

function shownDetail(change: Partial<CertificateDetail>) {
  return shown({ certificate: sampleDetail(change) });
}

describe("what is told of a change to a reader who does not see the page", () => {
  it("is nothing where nothing changed, and where only a detail did", () => {
    assert.equal(newsOf(shown(), shown()), "");
    assert.equal(newsOf(shown(), shownDetail({ alias: "another" })), "");
    assert.equal(newsOf(shown(), shown({ loading: true })), "");
  });

  it("is when the data is from, once it has been loaded anew", () => {
    assert.match(newsOf(shown({ loading: true }), shown()), /^As of November 21, 2026/);
  });

  it("is that loading failed, why, and what to do, and not that it was loaded", () => {
    const news = newsOf(shown({ loading: true }), shown({ error: refused }));
    assert.match(
      news,
      /^The detail could not be loaded\. The service refused the request\. Try again later\./,
    );
    assert.doesNotMatch(news, /As of/);
  });

  it("is that the certificate is gone", () => {
    assert.match(newsOf(shown(), shown({ absence: "certificate" })), /^This certificate is gone\./);
  });

  it("is a new state, and what it calls for", () => {
    const news = newsOf(shown(), shownDetail({ notAfter: now + 11.5 * day }));
    assert.equal(news, "Valid · 11 days left. Renew it within 11 days in the Tencent Cloud console.");
  });

  it("is that a lookup began, and where the certificate is used", () => {
    const group = { type: "clb", region: "ap-guangzhou", total: 2, resources: [] };
    const asking = shown({ usage: { loading: true } });
    const answered = shown({ usage: { loading: false, at: now, value: { groups: [group] } } });
    assert.match(
      newsOf(shown({ usage: { loading: false } }), asking),
      /^Where it is used\. The service is looking/,
    );
    assert.equal(newsOf(asking, answered), "Where it is used. clb · ap-guangzhou (2).");
    const nothing = shown({ usage: { loading: false, at: now, value: { groups: [] } } });
    assert.equal(newsOf(asking, nothing), "Where it is used. No cloud resource uses it.");
  });

  it("is that a lookup failed", () => {
    const asking = shown({ history: { loading: true } });
    const failed = shown({ history: { loading: false, error: failure(refused).error } });
    assert.match(newsOf(asking, failed), /could not be .*\. The service refused the request\./);
  });
});
