import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { type DecodedCertificate, decodeCertificates, toPem } from "../../../src/pem";
import { caBundle } from "../../bench/bundle";
import { hasOpenssl, openssl } from "../../fixtures/openssl";
import { readCorpus } from "../../fuzz/corpus";

/** All certificates of the system's CA bundle and of the corpus, each once. */
function allCertificates(): DecodedCertificate[] {
  const texts = [caBundle(), ...readCorpus().map(({ bytes }) => Buffer.from(bytes).toString("utf8"))];
  const found = texts.flatMap((text) => decodeCertificates(text).certificates);
  return [...new Map(found.map((certificate) => [certificate.sha256, certificate])).values()];
}

/** What `openssl x509` says of a certificate, by the name before the equals sign; further lines under their title. */
function askOpenssl(certificate: DecodedCertificate): ReadonlyMap<string, string> {
  const fields =
    "-serial -subject -issuer -startdate -enddate -ext subjectAltName -fingerprint -sha256 -pubkey";
  const names = ["-nameopt", "utf8,sep_comma_plus_space,space_eq,sname"];
  const print = (...args: string[]) =>
    openssl(["x509", "-noout", ...args], toPem("CERTIFICATE", certificate.der)).toString();
  const printed = print(...fields.split(" "), ...names);
  const lines = [...printed.split("\n"), ...print("-fingerprint", "-sha1").split("\n")];
  const answers = new Map([["public key", /-----BEGIN PUBLIC KEY-----([^-]+)/.exec(printed)?.[1] ?? ""]]);
  for (const [index, line] of lines.entries()) {
    const [, name = "", value = ""] = /^([^=]+)=(.*)$/.exec(line) ?? [];
    if (name && !answers.has(name.toLowerCase())) answers.set(name.toLowerCase(), value);
    if (line.startsWith("X509v3 Subject Alternative Name"))
      answers.set("names", lines[index + 1]?.trim() ?? "");
  }
  return answers;
}

/** Names as openssl prints them, made comparable: without escapes and quotes, and without spaces around signs. */
const plain = (name: string) => name.replace(/[\\"]/g, "").replace(/\s*([=,+])\s*/g, "$1");

const fingerprint = (text: string | undefined) => text?.replaceAll(":", "").toLowerCase();

const dnsAndIp = ({ names }: DecodedCertificate) =>
  names.filter(({ type }) => type === "dns" || type === "ip").map(({ value }) => value.toLowerCase());

/** DNS names and addresses of openssl's list; IPv6 addresses come with all their zeros. */
function namesOf(list: string | undefined): string[] {
  return (list ?? "").split(", ").flatMap((item) => {
    const [, type, value = ""] = /^(DNS|IP Address):(.*)$/.exec(item) ?? [];
    if (type === "DNS") return [value.toLowerCase()];
    return type === undefined
      ? []
      : [new URL(`http://${value.includes(":") ? `[${value}]` : value}`).hostname.replace(/[[\]]/g, "")];
  });
}

describe("openssl agrees", () => {
  before(function () {
    if (hasOpenssl) return;
    console.log("      skipped: there is no openssl 3 here");
    this.skip();
  });

  it("on every certificate of the CA bundle and of the corpus", function () {
    this.timeout(60_000);
    const certificates = allCertificates();
    assert.ok(certificates.length > 120, `only ${certificates.length} certificates`);
    for (const certificate of certificates) {
      const theirs = askOpenssl(certificate);
      const what = certificate.subject.text;
      assert.equal(plain(certificate.subject.text), plain(theirs.get("subject") ?? ""), what);
      assert.equal(plain(certificate.issuer.text), plain(theirs.get("issuer") ?? ""), what);
      assert.equal(certificate.serialNumber.padStart(2, "0"), theirs.get("serial")?.toLowerCase(), what);
      assert.equal(certificate.notBefore, Date.parse(theirs.get("notbefore") ?? ""), what);
      assert.equal(certificate.notAfter, Date.parse(theirs.get("notafter") ?? ""), what);
      assert.deepEqual(dnsAndIp(certificate), namesOf(theirs.get("names")), what);
      assert.equal(certificate.sha1, fingerprint(theirs.get("sha1 fingerprint")), what);
      assert.equal(certificate.sha256, fingerprint(theirs.get("sha256 fingerprint")), what);
      const spki = Buffer.from(theirs.get("public key") ?? "", "base64");
      assert.equal(certificate.publicKey.spkiSha256, createHash("sha256").update(spki).digest("hex"), what);
    }
  });
});
