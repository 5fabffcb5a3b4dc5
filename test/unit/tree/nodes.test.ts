import assert from "node:assert/strict";
import type { Account } from "../../../src/accounts/types";
import { groupCertificates, inEnglish, message, Status } from "../../../src/certificates";
import { capabilitiesOf } from "../../../src/tencent";
import { accountFace, accountNode } from "../../../src/tree/accountNode";
import { certificateFace, certificateNode } from "../../../src/tree/certificateNode";
import { emptyFace } from "../../../src/tree/emptyNode";
import { errorFace } from "../../../src/tree/errorNode";
import { groupFace, groupNode } from "../../../src/tree/groupNode";
import type { NodeFace, Text } from "../../../src/tree/node";
import { stateText } from "../../../src/ui/stateText";
import { day, now, sampleCertificate, sampleError, sampleOrder } from "../certificates/samples";

const account: Account = { id: "a1", name: "Work", site: "china", generation: "v3" };

const hour = 60 * 60 * 1000;
const service = { capabilities: capabilitiesOf("v2", "china") };
const newService = { capabilities: capabilitiesOf("v3", "china") };

const text = (value: Text) => (typeof value === "string" ? value : inEnglish(value));
const description = (face: NodeFace) => face.description.map(text).join(" · ");
const spoken = (face: NodeFace) => face.spoken.map(text).join(", ");

describe("stateText", () => {
  const cases: readonly [string, Parameters<typeof stateText>[0]][] = [
    ["expires in 12 days", { status: Status.issued, notAfter: now + 12.5 * day }],
    ["expires in 1 day", { status: Status.issued, notAfter: now + day }],
    ["expires in less than a day", { status: Status.issued, notAfter: now + 1 }],
    ["expires in 729 days", { status: Status.issued, notAfter: now + 729 * day }],
    ["expires in 2 years", { status: Status.issued, notAfter: now + 730 * day }],
    ["expires in 9 years", { status: Status.issued, notAfter: now + 9.9 * 365 * day }],
    ["expired less than a day ago", { status: Status.issued, notAfter: now }],
    ["expired 1 day ago", { status: Status.expired, notAfter: now - day }],
    ["expired 3 days ago", { status: Status.expired, notAfter: now - 3.5 * day }],
    ["expired 2 years ago", { status: Status.expired, notAfter: now - 800 * day }],
    [
      "becomes valid in 5 days",
      { status: Status.issued, notBefore: now + 5.5 * day, notAfter: now + 9 * day },
    ],
    ["becomes valid in 1 day", { status: Status.issued, notBefore: now + day, notAfter: now + 9 * day }],
    [
      "becomes valid in less than a day",
      { status: Status.issued, notBefore: now + 1, notAfter: now + 9 * day },
    ],
    ["Expired", { status: Status.expired, notAfter: now + day }],
    ["Expired", { status: Status.expired }],
    ["Issued", { status: Status.issued }],
    ["Revoked", { status: Status.revoked, notAfter: now + day }],
    ["waiting for domain validation", { status: Status.reviewing, statusMessage: "PENDING-DCV" }],
    ["waiting for domain validation", { status: Status.dnsRecordAdded }],
    ["Under review", { status: Status.reviewing, statusMessage: "CA-REVIEWING" }],
    ["Status 42", { status: 42 }],
  ];
  for (const [expected, certificate] of cases) {
    it(expected, () => assert.equal(inEnglish(stateText(certificate, now)), expected));
  }
});

describe("a certificate's node", () => {
  const face = (facts: Partial<Parameters<typeof sampleCertificate>[0]>, of = account) =>
    certificateFace(sampleCertificate({ id: "abc", ...facts }), { account: of, service }, now, 30);

  it("is identified by account, groups and certificate, not by names", () => {
    const node = certificateNode({ accountId: "a1", certificateId: "abc" }, ["project:7", "status:1"]);
    assert.equal(node.id, "a1/project:7/status:1/certificate:abc");
  });

  it("shows the domain, what one wants to know, and the alias", () => {
    const shown = face({ domain: "www.example.com", alias: "shop", notAfter: now + 12 * day });
    assert.equal(text(shown.label), "www.example.com");
    assert.equal(description(shown), "expires in 12 days · shop");
    assert.equal(spoken(shown), "Certificate www.example.com, expires in 12 days, shop");
  });

  it("does not say the alias twice when it stands in for the domain", () => {
    const shown = face({ domain: "", alias: "shop" });
    assert.equal(text(shown.label), "shop");
    assert.equal(description(shown), "expires in 100 days");
  });

  it("has an icon for each state of health, told apart by more than colour where it matters", () => {
    const icon = (facts: Parameters<typeof face>[0]) => face(facts).icon;
    assert.deepEqual(icon({}), { name: "pass-filled", color: "charts.green" });
    assert.deepEqual(icon({ notAfter: now + 3 * day }), { name: "warning", color: "charts.yellow" });
    assert.deepEqual(icon({ notAfter: now - day }), { name: "error", color: "list.errorForeground" });
    assert.equal(icon({ status: Status.reviewing }).name, "clockface");
    assert.equal(icon({ status: Status.reviewFailed }).name, "error");
    assert.equal(icon({ status: Status.cancelled }).name, "circle-slash");
  });

  it("offers only what the account can do", () => {
    const words = (certificate: Parameters<typeof certificateFace>[0]) =>
      certificateFace(certificate, { account, service: newService }, now, 30).context;
    const issued = words(sampleCertificate({ id: "abc" }));
    for (const word of ["aliasable", "movable", "logged", "resources", "noticed"]) {
      assert.ok(issued.includes(word), word);
    }
    assert.ok(!issued.includes("validating") && !issued.includes("muted"));
    assert.ok(words(sampleCertificate({ id: "abc", noticeMuted: true })).includes("muted"));
    const waiting = words(sampleOrder({ id: "o", status: Status.dnsRecordAdded }));
    assert.ok(waiting.includes("validating"));
    assert.ok(!waiting.includes("resources") && !waiting.includes("noticed"));
  });

  it("offers by its context words what can be done", () => {
    assert.deepEqual(face({}).context, [
      "certificate",
      "issued",
      "uploaded",
      "deletable",
      "console",
      "china",
    ]);
    assert.deepEqual(face({ source: "trustasia", isPaid: true }).context, [
      "certificate",
      "issued",
      "console",
      "china",
    ]);
    const order = certificateFace(
      sampleOrder({ id: "o" }),
      { account: { ...account, site: "sandbox" }, service },
      now,
      30,
    );
    assert.deepEqual(order.context, ["certificate", "sandbox"]);
    const failed = sampleOrder({ id: "o", status: Status.reviewFailed });
    assert.ok(certificateFace(failed, { account, service }, now, 30).context.includes("deletable"));
  });

  it("offers the console only where there is one", () => {
    const hasConsole = (site: Account["site"]) => face({}, { ...account, site }).context.includes("console");
    assert.deepEqual((["china", "international", "custom", "sandbox"] as const).map(hasConsole), [
      true,
      true,
      false,
      false,
    ]);
  });

  it("opens the detail of its certificate when clicked", () => {
    const { click } = face({});
    assert.equal(click?.command, "certificateBrowser.showDetail");
    assert.deepEqual(click?.argument, { accountId: "a1", certificateId: "abc" });
  });
});

describe("a group's node", () => {
  it("is identified by its path", () => {
    assert.equal(groupNode("a1", ["project:7", "status:1"]).id, "a1/project:7/status:1");
  });

  it("shows how many certificates there are and how many expire", () => {
    const certificates = [sampleCertificate({ id: "a", project: { id: 7, name: "Web" } })];
    const [group] = groupCertificates(certificates, "project");
    assert.ok(group);
    const face = groupFace(group, { all: 12, expiring: 2 }, true);
    assert.equal(text(face.label), "Web");
    assert.equal(description(face), "12 · 2 expiring");
    assert.equal(spoken(face), "Project Web, 12 certificates, 2 expiring");
    assert.deepEqual(face.context, ["group", "project"]);
    assert.equal(face.collapsible, "expanded");
  });

  it("of a status is collapsed when it holds certificates", () => {
    const [group] = groupCertificates([sampleCertificate({ id: "a" })], "status");
    assert.ok(group);
    const face = groupFace(group, { all: 1, expiring: 0 }, false);
    assert.equal(text(face.label), "Issued");
    assert.equal(description(face), "1");
    assert.equal(spoken(face), "Status Issued, 1 certificate");
    assert.equal(face.collapsible, "collapsed");
  });
});

describe("an account's node", () => {
  it("is identified by the account, not by its name", () => {
    assert.equal(accountNode("a1").id, "a1");
  });

  const face = (state: Parameters<typeof accountFace>[1], all: number) =>
    accountFace({ account, service }, state, { all, expiring: 0 }, now);

  it("shows counts, or that it is loading", () => {
    assert.equal(description(face({ loading: false, loadedAt: now }, 5)), "5");
    assert.equal(description(face({ loading: false, loadedAt: now }, 0)), "0");
    assert.equal(description(face({ loading: true }, 0)), "loading…");
    assert.equal(description(face({ loading: true }, 5)), "5");
  });

  it("shows how old a remembered list is, until it was listed anew", () => {
    const remembered = { loadedAt: now - 3 * hour, stale: true } as const;
    assert.equal(
      description(face({ ...remembered, loading: true }, 5)),
      "5 · as of 3 hours ago · refreshing…",
    );
    assert.equal(description(face({ ...remembered, loading: false }, 5)), "5 · as of 3 hours ago");
    assert.equal(description(face({ loading: false, loadedAt: now }, 5)), "5");
  });

  it("shows how old the last good list is after a refresh that failed", () => {
    const error = sampleError();
    const failed = face({ loading: false, loadedAt: now - 90_000, error }, 5);
    assert.equal(description(failed), "5 · as of 1 minute ago · refresh failed");
    assert.equal(failed.icon.name, "error");
    assert.match(spoken(failed), /as of 1 minute ago, refresh failed/);
    assert.equal(
      description(face({ loading: true, loadedAt: now - 90_000, error }, 5)),
      "5 · as of 1 minute ago · refreshing…",
    );
    assert.equal(description(face({ loading: false, error }, 0)), "could not be listed");
    assert.equal(description(face({ loading: true, error }, 0)), "trying again…");
  });

  it("says its site and API generation to the menus", () => {
    const sandbox: Account = { ...account, site: "sandbox", generation: "v2" };
    const face = accountFace({ account: sandbox, service }, { loading: false }, { all: 0, expiring: 0 }, now);
    assert.deepEqual(face.context, ["account", "sandbox", "v2"]);
  });
});

describe("an error's node", () => {
  const error = sampleError({ cause: message("Host {0} is unreachable", "h"), code: "ENOTFOUND" });

  it("says what happened and the code, and tries the account again when clicked", () => {
    const face = errorFace("a1", error, false);
    assert.equal(text(face.label), "Host h is unreachable");
    assert.equal(description(face), "ENOTFOUND");
    assert.equal(spoken(face), "Error: Host h is unreachable, ENOTFOUND, Try later");
    assert.equal(face.click?.command, "certificateBrowser.refresh");
    assert.deepEqual(face.click?.argument, { accountId: "a1" });
    assert.deepEqual(face.context, ["error", "network"]);
  });

  it("shows that it is being tried again", () => {
    assert.equal(description(errorFace("a1", error, true)), "trying again…");
  });
});

describe("an empty account's node", () => {
  it("says whether there is nothing or nothing that is shown", () => {
    assert.match(text(emptyFace({ kind: "nothing" }).label), /No certificates/);
    assert.match(text(emptyFace({ kind: "expired", hidden: 3 }).label), /hidden \(3\)/);
  });

  it("offers to clear a filter that nothing passes", () => {
    for (const reason of [{ kind: "filtered", hidden: 3 }, { kind: "untold" }] as const) {
      const face = emptyFace(reason);
      assert.match(text(face.label), /filter/);
      assert.match(description(face), /clear the filter/);
      assert.equal(face.click?.command, "certificateBrowser.clearFilter");
    }
    assert.equal(emptyFace({ kind: "nothing" }).click, undefined);
  });
});
