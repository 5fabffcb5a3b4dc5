import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type CertificateDetail, message, Status } from "../../../src/certificates";
import { coveredNames, type DetailInput, findDecoded, present } from "../../../src/detail/present";
import type { DecodedPem } from "../../../src/detail/sections/chain";
import type { ChainLink, ChainReport } from "../../../src/pem";
import {
  brokenChain,
  day,
  decodedChain,
  english,
  goodChain,
  intermediate,
  leaf,
  link,
  now,
  pendingDns,
  refusedIssuer,
  root,
  sampleDecoded,
  sampleDetail,
  sampleInput,
  unfinishedOrder,
} from "./samples";

function shown(change: Partial<DetailInput> = {}) {
  return present(sampleInput(change), english);
}

function shownDetail(change: Partial<CertificateDetail>) {
  return shown({ certificate: sampleDetail(change) });
}

describe("the head", () => {
  const cases: readonly [string, Partial<CertificateDetail>, string, string, RegExp][] = [
    ["valid", {}, "good", "Valid · 43 days left", /^Nothing to do/],
    ["without an end", { notAfter: undefined as never }, "good", "Issued", /^Nothing/],
    [
      "expiring",
      { notAfter: now + 11.5 * day },
      "warning",
      "Valid · 11 days left",
      /^Renew it within 11 days/,
    ],
    [
      "expiring, uploaded",
      { notAfter: now + 11.5 * day, source: "upload" },
      "warning",
      "Valid · 11 days left",
      /^Upload its successor within/,
    ],
    ["in its last two days", { notAfter: now + 1.5 * day }, "warning", "Valid · 1 day left", /^Renew it now/],
    [
      "in its last hours",
      { notAfter: now + day / 4 },
      "warning",
      "Valid · less than a day left",
      /^Renew it now/,
    ],
    ["just expired", { notAfter: now }, "bad", "Expired · less than a day ago", /^Apply for a new one/],
    ["expired yesterday", { notAfter: now - 1.5 * day }, "bad", "Expired · 1 day ago", /^Apply/],
    [
      "long expired",
      { notAfter: now - 5.5 * day, source: "upload" },
      "bad",
      "Expired · 5 days ago",
      /^Upload its successor, replace/,
    ],
    ["expired by the service's word", { status: Status.expired }, "bad", "Expired", /^Apply/],
    [
      "in legal review",
      { status: Status.reviewing, statusMessage: "LEGAL-REVIEWING" },
      "waiting",
      "Under review",
      /^Wait: the application/,
    ],
    [
      "with a DNS record added",
      { status: Status.dnsRecordAdded },
      "waiting",
      "Waiting for domain validation",
      /^Wait: the record was added/,
    ],
    [
      "waiting for documents",
      { status: Status.awaitingSubmission },
      "waiting",
      "Waiting for documents (OV/EV)",
      /^Submit the organisation/,
    ],
    ["failed", { status: Status.reviewFailed }, "bad", "Review failed", /^Correct the application/],
    ["revoked", { status: Status.revoked }, "quiet", "Revoked", /^Replace it/],
    ["of a status not known yet", { status: 77 }, "waiting", "Status 77", /^Wait for the service/],
  ];
  for (const [what, change, tone, state, step] of cases) {
    it(`says of a certificate ${what}: ${state}`, () => {
      const { head } = shownDetail(change);
      assert.equal(head.tone, tone);
      assert.equal(head.state, state);
      assert.match(head.step?.text ?? "", step);
    });
  }

  it("points to the records that are to be published", () => {
    const { head, records } = shown({ certificate: pendingDns });
    assert.equal(head.step?.text, "Publish these 2 DNS records.");
    assert.equal(head.step?.goTo?.section, "records");
    assert.equal(records?.table.rows.length, 2);
  });

  it("asks for the records that are listed, though the service does not say that it waits for them", () => {
    const { statusMessage: _, ...unsaid } = pendingDns;
    const { head } = shown({ certificate: unsaid });
    assert.equal(head.state, "Waiting for domain validation");
    assert.equal(head.step?.goTo?.section, "records");
  });

  it("casts doubt on a certificate that is valid but whose chain does not hold", () => {
    const { head } = shown({ decoded: brokenChain });
    assert.equal(head.tone, "bad");
    assert.equal(head.state, "Its chain does not hold · 43 days left");
    assert.equal(head.step?.goTo?.section, "chain");
  });

  it("calls for nothing when the certificate or its account is gone, whatever its state was", () => {
    for (const absence of ["certificate", "account"] as const) {
      const { head } = shown({ decoded: brokenChain, absence });
      assert.equal(head.tone, "quiet");
      assert.equal(head.icon, "circle-slash");
      assert.match(head.state, /^(Gone from the account|Its account was removed)$/);
      assert.equal(head.step, undefined);
    }
  });

  it("speaks of a chain that does not hold before an end that is near", () => {
    const dates = { notAfter: now + 11.5 * day };
    const expiring = { certificate: sampleDetail(dates) };
    const endingLeaf = (tie: ChainLink["tie"]) =>
      decodedChain([link({ ...leaf, ...dates }, "leaf", tie), link(root, "root", "self")]);
    const { head } = shown({ ...expiring, decoded: endingLeaf("broken") });
    assert.equal(head.tone, "bad");
    assert.equal(head.step?.goTo?.section, "chain");
    assert.match(
      shown({ ...expiring, decoded: endingLeaf("verified") }).head.step?.text ?? "",
      /^Renew it within 11 days/,
    );
  });

  it("says of one whose time has not come from when on it can be deployed", () => {
    const dates = { notBefore: now + 5.5 * day, notAfter: now + 95 * day };
    for (const decoded of [
      undefined,
      decodedChain([link({ ...leaf, ...dates }, "leaf", "verified"), link(root, "root", "self")]),
    ]) {
      const { head, validity } = shown({ certificate: sampleDetail(dates), ...(decoded && { decoded }) });
      assert.deepEqual(
        [head.tone, head.icon, head.state],
        ["waiting", "clockface", "Not valid yet · in 5 days"],
      );
      assert.match(
        head.step?.text ?? "",
        /^Deploy it only from November 27, 2026 .* on: until then clients refuse it/,
      );
      assert.deepEqual([validity?.tone, validity?.left], ["waiting", "Not valid yet"]);
    }
  });

  it("goes by the dates in the certificate, and says that the service has others", () => {
    const ended = { ...leaf, notAfter: now - 1.5 * day };
    const decoded = decodedChain([link(ended, "leaf", "verified"), link(root, "root", "self")]);
    const { head, validity, notices } = shown({ decoded });
    assert.deepEqual([head.tone, head.state], ["bad", "Expired · 1 day ago"]);
    assert.match(head.step?.text ?? "", /^Apply for a new one/);
    assert.deepEqual([validity?.tone, validity?.left], ["bad", "Lasted 46 days"]);
    assert.match(notices[0]?.lines[0] ?? "", /Clients go by the certificate\.$/);
    assert.deepEqual(shown({ decoded: goodChain }).notices, []);
    assert.equal(shown({ certificate: sampleDetail({ type: "CA" }), decoded }).head.tone, "good");
  });

  it("offers the PEM only where there is one, and the console only where there is one", () => {
    const ids = (change: Partial<DetailInput>) => shown(change).head.actions.map(({ id }) => id);
    assert.deepEqual(ids({}), [
      "copyPem",
      "openPem",
      "download",
      "compare",
      "copyId",
      "openInConsole",
      "refresh",
    ]);
    assert.deepEqual(ids({ certificate: unfinishedOrder, hasConsole: false }), ["copyId", "refresh"]);
  });

  it("offers of what is gone only what still works", () => {
    const ids = (absence: "account" | "certificate") => shown({ absence }).head.actions.map(({ id }) => id);
    assert.deepEqual(ids("certificate"), ["refresh"]);
    assert.deepEqual(ids("account"), []);
  });

  it("names the account, on the tab too, where there are several", () => {
    const model = shown({ isOneOfSeveralAccounts: true });
    assert.equal(model.tab, "www.example.com · a1B2c3D4 · Sandbox");
    assert.match(model.head.subtitle ?? "", / · Sandbox$/);
    assert.doesNotMatch(shown().head.subtitle ?? "", /Sandbox/);
  });

  it("calls a certificate without domain and alias by its ID, and the tab too", () => {
    const model = shown({ certificateId: "e5F6g7H8", certificate: unfinishedOrder });
    assert.equal(model.head.name, "e5F6g7H8");
    assert.equal(model.tab, "e5F6g7H8");
    assert.equal(shown().tab, "www.example.com · a1B2c3D4");
  });
});

describe("what one sees at a glance", () => {
  const texts = (change: Partial<DetailInput>) =>
    shown(change).head.glance.map(({ label, text }) => `${label}: ${text}`);

  it("is what it covers, who vouches for it, and its key", () => {
    const { glance } = shown({ decoded: goodChain }).head;
    assert.deepEqual(
      glance.map(({ label, text }) => `${label}: ${text}`),
      [
        "Covers: www.example.com, example.com, *.shop.example.com",
        "Vouched for by: Example TLS CA, under Example Root",
        "Key: RSA 2048",
      ],
    );
    assert.equal(glance[1]?.verdict?.tone, "good");
    assert.equal(glance[1]?.goTo?.section, "chain");
  });

  it("says where to find the names that have no room", () => {
    const names = ["a", "b", "c", "d"].map((label) => `${label}.example.com`);
    const { glance } = shownDetail({ names }).head;
    assert.equal(glance[0]?.text, "a.example.com, b.example.com, c.example.com, …");
    assert.deepEqual(glance[0]?.goTo, { section: "names", label: "All 4 names" });
  });

  it("says what is wrong with a chain that does not hold", () => {
    const { head } = shown({ certificate: sampleDetail({ source: "upload" }), decoded: brokenChain });
    const issuer = head.glance.find(({ verdict }) => verdict !== undefined);
    assert.equal(issuer?.label, "Names as its issuer");
    assert.equal(issuer?.verdict?.tone, "bad");
    assert.match(head.step?.text ?? "", /^Upload it again with the “Example TLS CA” that signed it/);
    assert.equal(
      issuer?.verdict?.text,
      "Broken: the certificate “Example TLS CA” in the PEM did not sign “www.example.com”.",
    );
    assert.equal(
      shown({
        decoded: decodedChain([
          link(leaf, "leaf", "verified"),
          refusedIssuer("notCa", link(root, "root", "self")),
        ]),
      }).head.glance.find(({ verdict }) => verdict !== undefined)?.label,
      "Names as its issuer",
    );
    // The step leads to the chain already.
    assert.equal(head.step?.goTo?.section, "chain");
    assert.equal(issuer?.goTo, undefined);
  });

  it("says of a PEM that cannot be read that nobody is known to vouch", () => {
    const { head } = shown({ decoded: { kind: "unreadable", problems: [] } });
    const vouched = head.glance.find(({ verdict }) => verdict !== undefined);
    assert.equal(vouched?.text, "–");
    assert.match(vouched?.verdict?.text ?? "", /cannot be read/);
  });

  it("says of an order only what was applied for", () => {
    assert.deepEqual(texts({ certificate: unfinishedOrder }), []);
    const ordered = { ...unfinishedOrder, names: ["new.example.com"], algorithm: "RSA 2048" };
    assert.deepEqual(texts({ certificate: ordered }), ["Applied for: new.example.com", "Key: RSA 2048"]);
  });
});

describe("before the detail has come", () => {
  it("shows the record of the list", () => {
    const { fields: _f, validationRecords: _v, ...record } = sampleDetail();
    const { loadedAt: _l, ...input } = sampleInput({ certificate: record as never, loading: true });
    const model = present(input, english);
    assert.equal(model.head.state, "Valid · 43 days left");
    assert.equal(model.head.age.text, "Loading the detail…");
    assert.ok(model.head.busy);
    assert.ok(model.validity);
    assert.equal(model.fields, undefined);
  });

  it("says when the list is from, as long as there is nothing newer", () => {
    const age = (change: Partial<DetailInput>) => {
      const { loadedAt: _, ...input } = sampleInput(change);
      return present(input, english).head.age;
    };
    const listedAt = now - day;
    const listed = age({ listedAt });
    assert.match(listed.text, /^From the list as of .+; the detail is not loaded\.$/);
    assert.equal(listed.instant, new Date(listedAt).toISOString());
    assert.equal(age({ listedAt, absence: "account" }).instant, listed.instant);
    assert.equal(shown({ listedAt }).head.age.instant, new Date(now).toISOString());
  });

  it("shows at least the ID", () => {
    const input: DetailInput = {
      certificateId: "x1",
      loading: true,
      hasConsole: false,
      now,
      expiringDays: 30,
    };
    const model = present(input, english);
    assert.equal(model.head.name, "x1");
    assert.equal(model.head.state, "Loading…");
    assert.equal(model.facts, undefined);
  });
});

describe("notices", () => {
  const error = {
    kind: "timeout",
    code: "Timeout",
    cause: message("No answer within {0} seconds.", 30),
    advice: message("Try again."),
    requestId: "r-1",
    action: "DescribeCertificateDetail",
    retryable: true,
    carriedOut: "maybe",
  } as const;

  it("say what failed, what to do, code and RequestId, and keep the data", () => {
    const model = shown({ error });
    const [notice] = model.notices;
    assert.deepEqual(notice?.lines, [
      "No answer within 30 seconds.",
      "Try again.",
      "Below is what was loaded last.",
    ]);
    assert.deepEqual(
      notice?.facts.map(({ values }) => values[0]?.text),
      ["Timeout", "r-1"],
    );
    assert.deepEqual(
      notice?.actions.map(({ id }) => id),
      ["refresh", "showLog"],
    );
    assert.ok(model.fields);
  });

  it("say that the certificate or its account is gone", () => {
    assert.equal(shown({ absence: "certificate" }).notices[0]?.title, "This certificate is gone");
    assert.equal(shown({ absence: "account" }).notices[0]?.title, "The account was removed");
  });
});

describe("deceptive names", () => {
  for (const [domain, words] of [
    ["ex\u0430mple.com", /Mixes letters of several scripts: Latin, Cyrillic/],
    ["xn--80ak6aa92e.com", /Cyrillic letters that look like Latin ones/],
    ["*.xn--80ak6aa92e.com", /Cyrillic letters that look like Latin ones/],
  ] as const) {
    it(`are warned of: ${domain}`, () => {
      const { notices, names } = shownDetail({ domain, names: [domain] });
      assert.match(notices[0]?.lines[0] ?? "", words);
      assert.match(names?.items[0]?.value.note ?? "", words);
    });
  }

  it("are no names in another script", () => {
    assert.deepEqual(shownDetail({ domain: "xn--e1afmkfd.xn--p1ai" }).notices, []);
    assert.deepEqual(shownDetail({ domain: "证书.example" }).notices, []);
  });
});

describe("the validity bar", () => {
  it("marks 30 days before the end where the renewal begins at another time", () => {
    const certificate = sampleDetail({ notBefore: now - 30 * day, notAfter: now + 70 * day });
    const bar = (expiringDays: number, change: Partial<CertificateDetail> = {}) =>
      shown({ certificate: { ...certificate, ...change }, expiringDays }).validity;
    const early = bar(60);
    assert.deepEqual(early?.mark, { position: 0.7, label: "30 days before the end" });
    assert.deepEqual(early?.renewal?.from, 0.4);
    assert.equal(bar(30)?.mark, undefined);
    assert.equal(bar(30)?.renewal?.from, 0.7);
    assert.equal(bar(60, { notBefore: now + 50 * day })?.mark, undefined, "it lasts 20 days only");
    assert.equal(bar(60, { status: Status.revoked })?.mark, undefined);
  });

  it("has today and the renewal window at their places, and says all in words", () => {
    const { validity } = shownDetail({ notBefore: now - 30 * day, notAfter: now + 70 * day });
    assert.equal(validity?.today.position, 0.3);
    assert.equal(validity?.renewal?.from, 0.7);
    assert.equal(validity?.left, "70 of 100 days left");
    assert.match(
      validity?.summary ?? "",
      /^Valid from October 22, 2026.* GMT\+8 to .*\. 70 of 100 days left\.$/,
    );
    assert.equal(validity?.end.values[0]?.instant, new Date(now + 70 * day).toISOString());
  });

  it("keeps today inside the bar before the beginning and after the end", () => {
    assert.equal(shownDetail({ notBefore: now + day, notAfter: now + 2 * day }).validity?.today.position, 0);
    assert.equal(shownDetail({ notBefore: now - 2 * day, notAfter: now - day }).validity?.today.position, 1);
  });

  it("does not count days that the service says are over", () => {
    const { validity } = shownDetail({ status: Status.expired });
    assert.match(validity?.left ?? "", /^Ended by the service's word, though 43 of 91 days would be left/);
  });

  it("is left out without dates and with dates in the wrong order", () => {
    assert.equal(shown({ certificate: unfinishedOrder }).validity, undefined);
    assert.equal(shownDetail({ notBefore: now, notAfter: now - day }).validity, undefined);
  });
});

describe("a revoked certificate", () => {
  const { validity, chain, facts } = shown({
    certificate: sampleDetail({ status: Status.revoked, revokedAt: now - 20 * day }),
    decoded: goodChain,
  });

  it("is not told to have days left, nor when to renew it", () => {
    assert.match(validity?.left ?? "", /^Revoked: of no use, though 43 of 91 days would be left/);
    assert.equal(validity?.renewal, undefined);
  });

  it("has a badge on its card, which the certificate itself does not tell", () => {
    assert.deepEqual(
      chain?.links.map(({ card }) => card.badges.map(({ text }) => text)),
      [["Revoked"], [], []],
    );
    assert.equal(chain?.links[0]?.card.tone, "bad");
  });

  it("says when that was", () => {
    const fact = facts?.facts.find(({ label }) => label === "Revoked on");
    assert.match(fact?.values[0]?.text ?? "", /^November 1, 2026/);
  });
});

describe("the facts", () => {
  const fact = (model: ReturnType<typeof present>, label: string) =>
    model.facts?.facts.find((known) => known.label === label)?.values.map(({ text }) => text);

  it("name the default project, and leave out what is absent", () => {
    const model = shown({ certificate: unfinishedOrder });
    assert.deepEqual(fact(model, "Project"), ["Default project"]);
    for (const label of ["Domain", "Alias", "Algorithm", "Created", "Order ID", "Tags"]) {
      assert.equal(fact(model, label), undefined, label);
    }
  });

  it("say who issued an uploaded certificate, and which product was bought", () => {
    assert.ok(fact(shownDetail({ source: "upload" }), "Issued by"));
    assert.deepEqual(fact(shown(), "Product"), ["TrustAsia TLS RSA CA"]);
  });

  it("put the service's remark into words and keep its own", () => {
    assert.deepEqual(fact(shown({ certificate: pendingDns }), "Status"), [
      "Under review",
      "Waiting for domain validation",
    ]);
  });

  it("show fingerprints in pairs and copy them plain", () => {
    const value = shown().facts?.facts.find(({ label }) => label === "SHA-1 fingerprint")?.values[0];
    assert.match(value?.text ?? "", /^9F:86:D0/);
    assert.equal(value?.copy?.text, sampleDetail().fingerprint);
  });
});

describe("the names", () => {
  it("mark wildcards, and what only the service or only the certificate has", () => {
    const { names } = shown({
      certificate: sampleDetail({ names: ["www.example.com", "old.example.com"] }),
      decoded: goodChain,
    });
    const notes = new Map(names?.items.map(({ value, badge }) => [value.text, badge ?? value.note]));
    assert.equal(notes.get("www.example.com"), undefined);
    assert.equal(notes.get("old.example.com"), "Listed by the service, not in the certificate");
    assert.equal(notes.get("example.com"), "In the certificate, not listed by the service");
    assert.equal(notes.get("*.shop.example.com"), "Wildcard");
  });

  it("that stand in the common name alone cover nothing, in the list and at a glance", () => {
    const alone = sampleDecoded("cnonly.example.com", "Example TLS CA", { isCa: false, names: [] });
    const decoded = decodedChain([link(alone, "leaf", "missing")]);
    for (const listed of [["cnonly.example.com"], []]) {
      const certificate = sampleDetail({ names: listed });
      const { names, head } = shown({ certificate, decoded });
      assert.deepEqual(
        names?.items.map(({ value }) => [value.text, value.note]),
        [["cnonly.example.com", "Only in the common name, where clients do not look"]],
      );
      const [covers] = head.glance;
      assert.deepEqual([covers?.label, covers?.text, covers?.verdict?.tone], ["Covers", "No host", "bad"]);
      const whole = decodedChain([
        link(alone, "leaf", "verified"),
        link(intermediate, "intermediate", "verified"),
        link(root, "root", "self"),
      ]);
      const sound = shown({ certificate, decoded: whole }).head;
      assert.equal(sound.tone, "bad");
      assert.equal(sound.state, "It stands for no host · 43 days left");
      assert.match(sound.step?.text ?? "", /^Have it reissued with its host among the alternative names/);
      assert.equal(sound.step?.goTo?.section, "names");
      assert.match(covers?.verdict?.text ?? "", /^cnonly\.example\.com stands only in the common name/);
      assert.deepEqual(coveredNames({ certificate, decoded }), {
        hosts: [],
        onlyInSubject: "cnonly.example.com",
      });
    }
  });

  it("that are missing come before an end that is near, and before a root that some do not know", () => {
    const dates = { notAfter: now + 11.5 * day };
    const alone = sampleDecoded("cnonly.example.com", "cnonly.example.com", {
      ...dates,
      isCa: false,
      names: [],
    });
    const decoded = decodedChain([link(alone, "leaf", "self")]);
    for (const certificate of [sampleDetail({ names: [] }), sampleDetail({ names: [], ...dates })]) {
      const { head, chain } = shown({ certificate, decoded });
      assert.equal(chain?.tone, "warning");
      assert.deepEqual([head.tone, head.step?.goTo?.section], ["bad", "names"]);
      assert.match(head.state, /^It stands for no host · (43|11) days left$/);
    }
  });

  it("are not asked of a certificate that is not for servers", () => {
    const client = { isCa: false, names: [], extendedKeyUsage: ["clientAuth"] };
    for (const alone of [
      sampleDecoded("device.example.com", "Example TLS CA", client),
      sampleDecoded("somebody@example.com", "Example TLS CA", { isCa: false, names: [] }),
    ]) {
      const decoded = decodedChain([link(alone, "leaf", "verified"), link(root, "root", "self")]);
      const { head } = shown({ certificate: sampleDetail({ names: [] }), decoded });
      assert.deepEqual([head.tone, head.state], ["good", "Valid · 43 days left"]);
    }
  });

  it("are not missed where the common name is no host", () => {
    const person = sampleDecoded("Somebody at Example", "Example CA", { isCa: false, names: [] });
    const { names, head } = shown({
      certificate: sampleDetail({ names: [] }),
      decoded: decodedChain([link(person, "leaf", "missing")]),
    });
    assert.equal(names, undefined);
    assert.notEqual(head.glance[0]?.label, "Covers");
  });

  it("have a filter from thirteen names on", () => {
    const named = (count: number) => Array.from({ length: count }, (_, index) => `h${index}.example.com`);
    assert.equal(shownDetail({ names: named(12) }).names?.filter, undefined);
    assert.ok(shownDetail({ names: named(13) }).names?.filter);
  });

  it("spell out international names and warn of mixed scripts", () => {
    const { names } = shownDetail({ names: ["xn--fiqs8s.example", "ex\u0430mple.com"] });
    assert.equal(names?.items[0]?.value.note, "中国.example");
    assert.match(names?.items[1]?.value.note ?? "", /Latin, Cyrillic/);
  });

  it("that cover a host are the leaf's own once it is decoded", () => {
    const certificate = sampleDetail({ names: ["old.example.com"] });
    const hosts = (change: Partial<DetailInput>) =>
      coveredNames({ certificate, ...change }).hosts.map(({ value }) => value);
    assert.deepEqual(hosts({}), ["old.example.com"]);
    assert.deepEqual(hosts({ decoded: goodChain }), ["www.example.com", "example.com", "*.shop.example.com"]);
  });
});

describe("the validation records", () => {
  it("can be looked for now where the account can and the order waits for them", () => {
    const actionIn = (change: Partial<DetailInput>) =>
      shown({ certificate: pendingDns, canCheckValidation: true, ...change }).records?.action?.id;
    assert.equal(actionIn({}), "recheckValidation");
    assert.equal(actionIn({ canCheckValidation: false }), undefined);
    assert.equal(actionIn({ certificate: { ...pendingDns, status: Status.reviewFailed } }), undefined);
  });

  it("say who publishes them, by when, and what the last look for them gave", () => {
    const intro = (change: Partial<CertificateDetail>) =>
      shown({ certificate: { ...pendingDns, ...change } }).records?.intro ?? "";
    assert.match(intro({}), /^Publish these records where the domain is served\. [^.]*\.$/);
    assert.match(intro({ validation: "DNS_AUTO" }), /^The service publishes these records itself/);
    assert.match(intro({ status: Status.reviewFailed }), /^These records were to be published/);
    const [soon, past] = [now + day, now - day];
    assert.match(intro({ validationDeadline: soon }), /They must be found by November 22, 2026 .*\.$/);
    assert.match(intro({ validationDeadline: past }), /They had to be found by November 20, 2026 .*\.$/);
    assert.match(intro({ validationProblem: "CAA forbids it" }), /The service says: CAA forbids it$/);
  });

  it("can be copied cell by cell and as lines of a zone file", () => {
    const rows = shown({ certificate: pendingDns }).records?.table.rows;
    assert.deepEqual(
      rows?.[0]?.cells.map(({ copy }) => copy?.text),
      ["example.com", "CNAME", "_dnsauth.example.com", "4f2b8c6d1e.dcv.example.net"],
    );
    assert.equal(
      rows?.[0]?.copies[0]?.text,
      "_dnsauth.example.com. 600 IN CNAME 4f2b8c6d1e.dcv.example.net.",
    );
    assert.equal(rows?.[1]?.copies[0]?.text, '_dnsauth.www.example.com. 600 IN TXT "2026\\"11\\\\21"');
  });

  it("offer no zone line that would smuggle in a second record", () => {
    const record = {
      domain: "example.com",
      type: "TXT",
      key: "_a.example.com",
      value: "x\nevil IN A 192.0.2.1",
    };
    const hostileKey = { ...record, key: "_a IN A 192.0.2.1\n_b", value: "x" };
    const certificate = { ...pendingDns, validationRecords: [record, hostileKey] };
    const rows = shown({ certificate }).records?.table.rows ?? [];
    for (const { copies } of rows) assert.deepEqual(copies, []);
    assert.match(rows[0]?.cells[3]?.note ?? "", /^Holds control characters/);
    assert.match(rows[1]?.cells[2]?.note ?? "", /^No name that DNS allows/);
  });

  it("say where a file belongs", () => {
    const file = {
      domain: "example.com",
      type: "FILE",
      key: "auth.txt",
      value: "abc",
      path: "/.well-known/pki-validation/",
    };
    const { records, head } = shown({ certificate: { ...pendingDns, validationRecords: [file] } });
    assert.equal(records?.table.rows[0]?.cells[2]?.text, "/.well-known/pki-validation/auth.txt");
    assert.match(head.step?.text ?? "", /validation file/);
  });

  it("are not shown once the certificate is issued", () => {
    assert.equal(shownDetail({ validationRecords: pendingDns.validationRecords }).records, undefined);
  });
});

describe("the chain", () => {
  const uploaded = sampleDetail({ source: "upload" });
  const verdicts: readonly [string, DecodedPem, string, RegExp, readonly (string | undefined)[]][] = [
    ["complete", goodChain, "good", /^Complete: 3/, ["verified", "verified", undefined]],
    ["broken", brokenChain, "bad", /^Broken/, ["broken", "missing"]],
    [
      "without its root",
      decodedChain([link(leaf, "leaf", "verified"), link(intermediate, "intermediate", "missing")], {
        endsBelowKnownRoot: true,
      }),
      "good",
      /^Complete but for the root: 1 of 2 signatures verified; clients bring “Example Root” along/,
      ["verified", "notSent"],
    ],
    [
      "without its root, which nobody knows",
      decodedChain([link(leaf, "leaf", "verified"), link(intermediate, "intermediate", "missing")]),
      "warning",
      /^Complete but for the root: 1 of 2 signatures verified; “Example Root” is not here to check/,
      ["verified", "notSent"],
    ],
    [
      "alone, below a root that clients bring along",
      decodedChain([link(leaf, "leaf", "missing")], { endsBelowKnownRoot: true }),
      "good",
      /^Issued by “Example TLS CA”, a root that clients bring along; its signature was not verified/,
      ["notSent"],
    ],
    [
      "alone, below what only calls itself a root",
      decodedChain([link(leaf, "leaf", "missing")]),
      "warning",
      /^Not verified: “Example TLS CA”, which is said to have signed it, is not here/,
      ["notSent"],
    ],
    [
      "self-signed",
      decodedChain([link(sampleDecoded("own.example.com", "own.example.com"), "root", "self")]),
      "warning",
      /^Self-signed: clients trust it only where it is installed/,
      [undefined],
    ],
    [
      "below an issuer that is no CA",
      decodedChain([
        link(leaf, "leaf", "verified"),
        refusedIssuer("notCa", link(sampleDecoded("Test CA", "Example Root"), "intermediate", "verified")),
        link(root, "root", "self"),
      ]),
      "bad",
      /^“Test CA”, on which it rests, is no CA/,
      ["refused", "verified", undefined],
    ],
    [
      "below an issuer whose key is not for certificates",
      decodedChain([link(leaf, "leaf", "verified"), refusedIssuer("noCertSign", link(root, "root", "self"))]),
      "bad",
      /^“Example Root”, on which it rests, has a key that may sign no certificates/,
      ["refused", undefined],
    ],
    [
      "below a root that allows no CA below it",
      decodedChain([
        link(leaf, "leaf", "verified"),
        link(intermediate, "intermediate", "verified"),
        refusedIssuer("tooDeep", link(root, "root", "self")),
      ]),
      "bad",
      /^“Example Root”, on which it rests, allows fewer CA certificates below it/,
      ["verified", "refused", undefined],
    ],
    [
      "below an issuer that is not valid yet",
      decodedChain([
        link(leaf, "leaf", "verified"),
        link(sampleDecoded("New CA", "New CA", { notBefore: now + 5 * day }), "root", "self"),
      ]),
      "bad",
      /^“New CA”, on which it rests, is valid only from November 26, 2026 .*on\.$/,
      ["refused", undefined],
    ],
    [
      "incomplete",
      decodedChain([link(leaf, "leaf", "missing")], {
        complete: false,
        problems: [message("The issuer is missing.")],
      }),
      "bad",
      /^Incomplete/,
      ["missing"],
    ],
    [
      "with an SM2 signature",
      decodedChain([link(leaf, "leaf", "unverifiable"), link(root, "root", "self")]),
      "warning",
      /^The signature of “www\.example\.com” \(SHA256-RSA\) cannot be verified here/,
      ["unverifiable", undefined],
    ],
    [
      "in the wrong order",
      decodedChain([link(leaf, "leaf", "verified"), link(root, "root", "self")], { inOrder: false }),
      "warning",
      /order/,
      ["verified", undefined],
    ],
    [
      "with an expired issuer",
      decodedChain([
        link(leaf, "leaf", "verified"),
        link(sampleDecoded("Old CA", "Old CA", { notAfter: now - day }), "root", "self"),
      ]),
      "bad",
      /^“Old CA”, on which it rests, ended on November 20, 2026/,
      ["expired", undefined],
    ],
  ];
  for (const [what, decoded, tone, summary, ties] of verdicts) {
    it(`${what}: is told by tone, words and ties`, () => {
      const { chain } = shown({ certificate: uploaded, decoded });
      assert.equal(chain?.tone, tone);
      assert.match(chain?.summary ?? "", summary);
      assert.deepEqual(
        chain?.links.map(({ tie }) => tie?.kind),
        ties,
      );
    });
  }

  it("tells each kind of link by an icon and words of its own, and by a line of its own where it does not hold", () => {
    const ties = new Map(
      verdicts
        .flatMap(([, decoded]) => shown({ decoded }).chain?.links ?? [])
        .flatMap(({ tie }) => (tie === undefined ? [] : [[tie.kind, tie] as const])),
    );
    const kinds = ["broken", "expired", "missing", "notSent", "refused", "unverifiable", "verified"];
    assert.deepEqual([...ties.keys()].sort(), kinds);
    assert.equal(new Set([...ties.values()].map(({ icon }) => icon)).size, kinds.length);
    assert.equal(new Set([...ties.values()].map(({ text }) => text)).size, kinds.length);
    const css = readFileSync("media/detail.css", "utf8");
    for (const kind of kinds.filter((kind) => kind !== "verified")) {
      assert.match(
        css,
        new RegExp(
          `\\.tie-${kind}::before \\{[^}]*(border|background)[^}]*(dashed|dotted|double|none|gradient)`,
        ),
        kind,
      );
    }
  });

  it("is called sound nowhere where clients refuse it", () => {
    for (const [what, decoded, tone] of verdicts) {
      const { head, validity, chain } = shown({ certificate: uploaded, decoded });
      assert.equal(head.tone, tone, what);
      assert.equal(validity?.tone, tone, what);
      assert.equal(head.glance.find(({ verdict }) => verdict)?.verdict?.text, chain?.summary, what);
      assert.equal(
        head.state,
        tone === "bad" ? "Its chain does not hold · 43 days left" : "Valid · 43 days left",
      );
      assert.equal(head.step?.text === "Nothing to do.", tone === "good", what);
      assert.equal(head.icon, tone === "good" ? "pass-filled" : "warning", what);
    }
  });

  it("of what the service sells is not doubted for a root that is not here, nor called verified", () => {
    const decoded = decodedChain([
      link(leaf, "leaf", "verified"),
      link(intermediate, "intermediate", "missing"),
    ]);
    const { chain, head } = shown({ decoded });
    assert.match(chain?.summary ?? "", /1 of 2 signatures verified; “Example Root” is not here to check/);
    assert.deepEqual([chain?.tone, head.tone], ["good", "good"]);
  });

  it("says that browsers bring a root along only of one they do", () => {
    const gap = (change: Partial<ChainReport>) =>
      shown({ decoded: decodedChain([link(leaf, "leaf", "missing")], change) }).chain?.gap?.text ?? "";
    assert.match(gap({ endsBelowKnownRoot: true }), /bring it along\.$/);
    assert.match(gap({}), /none that browsers bring along/);
  });

  it("tells the root that only the service has from what is in the PEM", () => {
    const decoded = decodedChain(
      [link(leaf, "leaf", "verified"), { ...link(root, "root", "self"), fromElsewhere: true }],
      { unrelated: [intermediate] },
    );
    const entry = { subject: "s", issuer: "i", notAfter: now };
    const certificate = sampleDetail({
      chain: [leaf, root, intermediate].map(({ sha1 }) => ({ ...entry, fingerprint: sha1 })),
    });
    const { chain } = shown({ certificate, decoded });
    assert.deepEqual(
      chain?.service?.table.rows.map(({ cells }) => cells[3]?.text),
      ["Yes", "No", "Yes"],
    );
    assert.match(chain?.summary ?? "", /^Complete: 1 in the PEM, and the root from the service; /);
    assert.equal(chain?.links[1]?.card.role, "Root, from the service (RootCert)");
    assert.deepEqual(
      chain?.links.map(({ card }) => card.badges.map(({ text }) => text)),
      [[], ["Not in the PEM"]],
    );
  });

  it("tells where to get what is missing", () => {
    const decoded = decodedChain([link(leaf, "leaf", "missing")], {
      complete: false,
      problems: [message("The issuer is missing.")],
    });
    const gap = shown({ decoded }).chain?.gap;
    assert.equal(gap?.title, "Example TLS CA");
    assert.equal(gap?.sources[0]?.copy?.text, "http://pki.example.net/tls-ca.cer");
  });

  it("has the encryption certificate of an SM2 pair and unrelated certificates beside it", () => {
    const decoded = {
      ...decodedChain([link(leaf, "leaf", "verified"), link(root, "root", "self")], {
        unrelated: [intermediate],
      }),
      encryption: sampleDecoded("enc.example.com", "CA"),
    };
    assert.deepEqual(
      shown({ decoded: decoded as DecodedPem }).chain?.groups.map(({ title }) => title),
      ["Encryption certificate", "Not part of the chain"],
    );
  });

  it("that cannot be read says so, and the rest is shown", () => {
    const model = shown({
      decoded: { kind: "unreadable", problems: [message("Block {0}: {1}.", 1, message("there is no data"))] },
    });
    assert.equal(model.chain?.summary, "The certificate's PEM cannot be read. Block 1: there is no data.");
    assert.deepEqual(model.chain?.problems, []);
    assert.equal(model.head.state, "It cannot be read · 43 days left");
    assert.ok(model.facts && model.fields);
  });

  it("says which of the service's own entries are in the PEM", () => {
    const entry = { subject: "s", issuer: "i", notAfter: now };
    const certificate = sampleDetail({
      chain: [
        { ...entry, fingerprint: leaf.sha1.toUpperCase() },
        { ...entry, fingerprint: "00" },
      ],
    });
    const rows = shown({ certificate, decoded: goodChain }).chain?.service?.table.rows;
    assert.deepEqual(
      rows?.map(({ cells }) => cells[3]?.text),
      ["Yes", "No"],
    );
  });

  it("copies a certificate as PEM", () => {
    const pem = shown({ decoded: goodChain }).chain?.links[0]?.card.copies[0]?.text ?? "";
    assert.match(pem, /^-----BEGIN CERTIFICATE-----\n[\w+/=]+\n-----END CERTIFICATE-----\n$/);
  });
});

describe("the actions on one certificate of the chain", () => {
  it("are offered on every card, and find the certificate they are about", () => {
    const { chain } = shown({ decoded: goodChain });
    for (const { card } of chain?.links ?? []) {
      assert.deepEqual(
        card.actions.map(({ id }) => id),
        ["open", "export"],
      );
      assert.equal(findDecoded({ decoded: goodChain }, card.id)?.sha256, card.id);
    }
  });

  it("find nothing that is not in the panel", () => {
    assert.equal(findDecoded({ decoded: goodChain }, "ff".repeat(32)), undefined);
    assert.equal(findDecoded({}, leaf.sha256), undefined);
  });
});

describe("private keys", () => {
  it("never reach the model, whatever field they hide in", () => {
    const key = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----";
    const certificate = sampleDetail({
      fields: [
        { name: "CertificatePrivateKey", value: "c2VjcmV0" },
        { name: "Odd", value: key },
        { name: "Nested", value: { list: [key], KeyPassword: "c2VjcmV0", kept: "yes" } },
      ],
      submitted: [{ name: "KeyPassword", value: "c2VjcmV0" }],
    });
    const text = JSON.stringify(shown({ certificate }));
    assert.ok(!text.includes("c2VjcmV0"));
    assert.ok(text.includes("yes"));
  });
});

describe("hostile texts", () => {
  const hostile = `<img src=x onerror=alert(1)>\u202Egnp\u0000\u001B[31m\u200B👩‍💻${"A".repeat(10_000)}`;
  const name = { attributes: [{ type: "CN", value: hostile }], text: hostile, commonName: hostile };
  const bad = sampleDecoded(hostile, hostile, {
    subject: name,
    issuer: name,
    names: [{ type: "dns", value: hostile }],
    signatureAlgorithm: hostile,
    keyUsage: [hostile],
    caIssuers: [hostile],
    extensions: [{ oid: hostile, critical: true, values: [hostile] }],
  });
  const record = { domain: hostile, type: hostile, key: hostile, value: hostile };
  const certificate = sampleDetail({
    id: hostile,
    domain: hostile,
    alias: hostile,
    status: Status.reviewing,
    statusMessage: hostile,
    source: hostile,
    product: hostile,
    project: { id: 1, name: hostile },
    names: [hostile],
    algorithm: hostile,
    validation: hostile,
    tags: [{ key: hostile, value: hostile }],
    fingerprint: hostile,
    orderId: hostile,
    validationRecords: [record],
    revocationRecords: [record],
    chain: [{ subject: hostile, issuer: hostile, fingerprint: hostile }],
    submitted: [{ name: hostile, value: hostile }],
    fields: [
      { name: hostile, value: hostile },
      { name: "list", value: [hostile] },
    ],
  });
  const error = {
    kind: "service",
    code: hostile,
    cause: message("{0}", hostile),
    advice: message("a"),
    serviceMessage: hostile,
    requestId: hostile,
    action: "x",
    retryable: true,
    carriedOut: "no",
  } as const;
  const decoded = decodedChain([link(bad, "leaf", "missing", message("{0}", hostile))], {
    complete: false,
    unrelated: [bad],
    problems: [message("{0}", hostile)],
  });
  const model = shown({ certificateId: hostile, accountName: hostile, certificate, decoded, error });

  it("are marked and cut everywhere but in what is copied", () => {
    for (const [path, text] of textsOf(model)) {
      if (path.endsWith(".copy.text") || /\.copies\.\d+\.text$/.test(path)) continue;
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
      assert.doesNotMatch(text, /[\u0000-\u0009\u000B-\u001F\u200B\u202E]/, path);
      assert.ok(text.length <= 21_000, path);
      assert.ok(path.startsWith("fields") || path.startsWith("submitted") || text.length < 3000, path);
    }
  });

  it("keep the tab's title short", () => {
    const { tab } = shown({
      certificateId: hostile,
      accountName: hostile,
      isOneOfSeveralAccounts: true,
      certificate,
    });
    assert.ok(tab.length < 90, `${tab.length}`);
  });

  it("are copied unaltered", () => {
    const domain = model.facts?.facts.find(({ label }) => label === "Domain")?.values[0];
    assert.equal(domain?.copy?.text, hostile);
  });
});

function textsOf(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsOf(inner, path === "" ? key : `${path}.${key}`),
  );
}
