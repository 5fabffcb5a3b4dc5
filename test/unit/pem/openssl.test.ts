import assert from "node:assert/strict";
import { Secret } from "../../../src/certificates";
import {
  blockContent,
  type DecodedCertificate,
  decodeCertificates,
  readBinaryFile,
  readBlocks,
  type SubjectAlternativeName,
  toPem,
} from "../../../src/pem";
import { publicKeyOfSpki } from "../../../src/pem/x509/publicKey";
import { caBundle } from "../../bench/bundle";
import { hasOpenssl, openssl } from "../../fixtures/openssl";
import { type CorpusFile, readCorpus } from "../../fuzz/corpus";

/** The certificates of a file of any kind, those in its containers too. */
function certificatesIn({ bytes }: Pick<CorpusFile, "bytes">): readonly DecodedCertificate[] {
  const binary = readBinaryFile(bytes, new Secret("password"));
  const text = binary.ok ? binary.value.publicPem : Buffer.from(bytes).toString("utf8");
  const packed = readBlocks({ name: "", text }).flatMap((block) => {
    const content = blockContent(block);
    return content.kind === "pkcs7" ? content.certificates : [];
  });
  return [...decodeCertificates(text).certificates, ...packed];
}

const corpus = readCorpus();

/** All certificates of the system's CA bundle and of the corpus, each once. */
function allCertificates(): DecodedCertificate[] {
  const files = [{ bytes: Buffer.from(caBundle()) }, ...corpus];
  const found = files
    .flatMap(certificatesIn)
    .map((certificate) => [certificate.sha256, certificate] as const);
  return [...new Map(found).values()];
}

/** What `openssl x509` says of a certificate, by the name before the equals sign; further lines under their title. */
function askOpenssl(certificate: DecodedCertificate): ReadonlyMap<string, string> {
  const fields =
    "-serial -subject -issuer -startdate -enddate -ext subjectAltName -fingerprint -sha256 -pubkey -text";
  const names = ["-nameopt", "utf8,sep_comma_plus_space,space_eq,sname"];
  const hidden = "header,version,serial,validity,subject,issuer,extensions,sigdump,aux";
  const keyOnly = ["-certopt", hidden.replace(/\w+/g, "no_$&")];
  const print = (...args: string[]) =>
    openssl(["x509", "-noout", ...args], toPem("CERTIFICATE", certificate.der)).toString();
  const printed = print(...fields.split(" "), ...names, ...keyOnly);
  const lines = [...printed.split("\n"), ...print("-fingerprint", "-sha1").split("\n")];
  const answers = new Map([["public key", /-----BEGIN PUBLIC KEY-----([^-]+)/.exec(printed)?.[1] ?? ""]]);
  for (const [index, line] of lines.entries()) {
    const [, name = "", value = ""] = /^([^=:]+)=(.*)$/.exec(line) ?? /^ +([\w ]+): (.*)$/.exec(line) ?? [];
    if (name && !answers.has(name.toLowerCase())) answers.set(name.toLowerCase(), value.trim());
    if (line.startsWith("X509v3 Subject Alternative Name"))
      answers.set("names", lines[index + 1]?.trim() ?? "");
  }
  return answers;
}

/** Names as openssl prints them, made comparable: without escapes and quotes, and without spaces around signs. */
const plain = (name: string) => name.replace(/[\\"]/g, "").replace(/\s*([=,+])\s*/g, "$1");

const fingerprint = (text: string | undefined) => text?.replaceAll(":", "").toLowerCase();

const nameTypes: Readonly<Record<SubjectAlternativeName["type"], string>> = {
  dns: "DNS",
  ip: "IP Address",
  email: "email",
  uri: "URI",
  directory: "DirName",
  "registered-id": "Registered ID",
  other: "othername",
};

/** The subject alternative names as openssl prints them, save for white space and the order within directory names. */
function printedNames({ names }: DecodedCertificate): string {
  const printed = names.map(({ type, value }) => {
    switch (type) {
      case "ip":
        return `IP Address:${value.includes(":") ? allGroups(value) : value}`;
      case "directory":
        return `DirName:/${value.replaceAll("\\,", "\0").replaceAll(", ", "/").replaceAll("\0", ",")}`;
      case "other":
        return `othername: ${value.replace(": ", "::")}`;
      default:
        return `${nameTypes[type]}:${value}`;
    }
  });
  return printed.join(", ");
}

/** IPv6 with all its zeros. */
function allGroups(address: string): string {
  const [head = "", tail = ""] = address.split("::").map((part) => part.split(":").filter(Boolean).join(":"));
  const [left, right] = [head, tail].map((part) => part.split(":").filter(Boolean));
  const zeros = new Array(8 - (left?.length ?? 0) - (right?.length ?? 0)).fill("0");
  return [...(left ?? []), ...zeros, ...(right ?? [])].join(":").toUpperCase();
}

/** Our names of curves and algorithms by those of openssl. */
const curveNames: Readonly<Record<string, string>> = {
  prime256v1: "P-256",
  secp384r1: "P-384",
  secp521r1: "P-521",
  secp224r1: "P-224",
};

function assertSameKey({ publicKey }: DecodedCertificate, theirs: ReadonlyMap<string, string>): void {
  const spki = Buffer.from(theirs.get("public key") ?? "", "base64");
  assert.equal(publicKey.spkiSha256, publicKeyOfSpki(spki).spkiSha256);
  const bits = /\((\d+) bit\)/.exec(theirs.get("public-key") ?? "")?.[1];
  const curve = theirs.get("asn1 oid");
  // Of a binary curve openssl prints the length of its order.
  if (bits !== undefined && !curve?.startsWith("sect")) assert.equal(publicKey.bits, Number(bits));
  if (curve !== undefined) assert.equal(publicKey.curve, curveNames[curve] ?? curve);
  const algorithm = theirs.get("public key algorithm") ?? "";
  const types = { RSA: /^rsa/, DSA: /^dsa/, EC: /^id-ec/, SM2: /^id-ec/, Ed25519: /25519/, Ed448: /448/ };
  assert.match(algorithm, types[publicKey.type as keyof typeof types]);
}

/** `SHA256-RSA` for `sha256WithRSAEncryption`, and the like. */
function assertSameSignature({ signatureAlgorithm }: DecodedCertificate, printed: string): void {
  const letters = (text: string) =>
    text.toLowerCase().replace(/encryption|with|ecdsa|rsa|dsa|pss|ssa|[^a-z0-9]/g, "");
  const hash = letters(signatureAlgorithm);
  if (signatureAlgorithm.endsWith("PSS")) assert.match(printed, /^rsassaPss/i);
  else assert.equal(letters(printed), hash, `${signatureAlgorithm} is not ${printed}`);
}

describe("openssl agrees", () => {
  before(function () {
    if (hasOpenssl) return;
    console.log("      skipped: there is no openssl 3 here");
    this.skip();
  });

  it("on every certificate of the CA bundle and of the corpus", function () {
    this.timeout(120_000);
    const certificates = allCertificates();
    assert.ok(certificates.length > 160, `only ${certificates.length} certificates`);
    const types = new Set(certificates.flatMap(({ names }) => names.map(({ type }) => type)));
    assert.deepEqual([...types].sort(), Object.keys(nameTypes).sort());
    for (const certificate of certificates) {
      const theirs = askOpenssl(certificate);
      const what = `${certificate.subject.text} ${certificate.serialNumber}`;
      assert.equal(plain(certificate.subject.text), plain(theirs.get("subject") ?? ""), what);
      assert.equal(plain(certificate.issuer.text), plain(theirs.get("issuer") ?? ""), what);
      assert.equal(certificate.serialNumber.padStart(2, "0"), theirs.get("serial")?.toLowerCase(), what);
      assert.equal(certificate.notBefore, Date.parse(theirs.get("notbefore") ?? ""), what);
      assert.equal(certificate.notAfter, Date.parse(theirs.get("notafter") ?? ""), what);
      assert.equal(printedNames(certificate), theirs.get("names") ?? "", what);
      assert.equal(certificate.sha1, fingerprint(theirs.get("sha1 fingerprint")), what);
      assert.equal(certificate.sha256, fingerprint(theirs.get("sha256 fingerprint")), what);
      assertSameKey(certificate, theirs);
      assertSameSignature(certificate, theirs.get("signature algorithm") ?? "");
    }
  });

  it("that what we refuse is no certificate, and reads what we read, block by block", () => {
    for (const { name, bytes } of corpus) {
      const text = Buffer.from(bytes).toString("utf8");
      for (const block of readBlocks({ name, text })) {
        const content = blockContent(block);
        if (!block.label.endsWith("CERTIFICATE") || block.der === undefined) continue;
        const pem = toPem(block.label, block.der);
        if (content.kind === "certificate") openssl(["x509", "-noout"], pem);
        else assert.equal(isReadable(pem), false, name);
      }
    }
  });

  function isReadable(pem: string): boolean {
    try {
      return !openssl(["x509", "-noout", "-dates"], pem).toString().includes("Bad time value");
    } catch {
      return false;
    }
  }
});
