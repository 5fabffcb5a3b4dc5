import assert from "node:assert/strict";
import { publicCertificates } from "../../../src/editor/publicCertificates";

const block = (label: string, body: string) => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----`;

describe("what of a PEM text is public", () => {
  it("keeps certificates of all texts, in order, one after the other", () => {
    const texts = [
      `${block("CERTIFICATE", "QQ==")}\n\n\n${block("CERTIFICATE", "Qg==")}`,
      undefined,
      block("CERTIFICATE", "Qw=="),
    ];
    assert.equal(
      publicCertificates(...texts),
      ["QQ==", "Qg==", "Qw=="].map((body) => `${block("CERTIFICATE", body)}\n`).join(""),
    );
  });

  it("drops private keys and text, whatever is around them", () => {
    const mixed = `note\n${block("RSA PRIVATE KEY", "S0VZ")}\n${block("CERTIFICATE", "QQ==")}\n${block("PRIVATE KEY", "S0VZ")}`;
    assert.equal(publicCertificates(mixed), `${block("CERTIFICATE", "QQ==")}\n`);
  });

  it("does not take a key for the inside of a broken certificate", () => {
    const broken = `-----BEGIN CERTIFICATE-----\n${block("PRIVATE KEY", "S0VZ")}\n-----END CERTIFICATE-----`;
    assert.equal(publicCertificates(broken), "");
  });

  it("is empty when nothing is issued", () => {
    assert.equal(publicCertificates(undefined, ""), "");
  });
});
