// node --import tsx test/fuzz/makeOpensslCorpus.ts
// Adds to test/fixtures/corpus what openssl writes and the sandbox's issuer does not: rare keys, names, forms of files.
// The keys are thrown away. It writes what is not there yet.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openssl } from "../fixtures/openssl";

const corpus = join(import.meta.dirname, "../fixtures/corpus");
const folder = mkdtempSync(join(tmpdir(), "make-corpus-"));
const file = (name: string) => join(folder, name);

function write(name: string, content: () => string | Uint8Array): void {
  if (!existsSync(join(corpus, name))) writeFileSync(join(corpus, name), content());
}

function key(name: string, ...args: readonly string[]): string {
  if (!existsSync(file(name))) openssl(["genpkey", ...args, "-out", file(name)]);
  return file(name);
}

const ec = (curve: string) => key(curve, "-algorithm", "EC", "-pkeyopt", `ec_paramgen_curve:${curve}`);

/** A certificate signed by itself. */
function certificate(keyFile: string, ...args: readonly string[]): string {
  const always = ["req", "-x509", "-new", "-key", keyFile, "-days", "90"];
  return openssl([
    ...always,
    ...(args.includes("-subj") ? [] : ["-subj", "/CN=a.example"]),
    ...args,
  ]).toString();
}

function rareKeys(): string {
  openssl(["dsaparam", "-genkey", "-noout", "-out", file("dsa"), "2048"]);
  const keys = [
    key("pss", "-algorithm", "RSA-PSS", "-pkeyopt", "rsa_keygen_bits:2048"),
    key("rsa1024", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"),
    key("ed448", "-algorithm", "ED448"),
    key("sm2", "-algorithm", "SM2"),
    key(
      "explicit",
      "-algorithm",
      "EC",
      "-pkeyopt",
      "ec_paramgen_curve:P-256",
      "-pkeyopt",
      "ec_param_enc:explicit",
    ),
    file("dsa"),
    ...["secp521r1", "secp256k1", "secp224r1", "brainpoolP256r1", "sect283r1"].map(ec),
  ];
  return keys.map((one) => certificate(one)).join("");
}

const alternativeNames = [
  "DNS:a.example",
  "DNS:*.b.example",
  "IP:192.0.2.1",
  "IP:2001:db8::1",
  "email:a@b.example",
  "URI:https://a.example/?q=1,2",
  "RID:1.2.3.4",
  "dirName:directory",
  "otherName:1.3.6.1.4.1.311.20.2.3;UTF8:a@b.example",
];

const configuration = `
[req]
distinguished_name = none
[none]
[directory]
C = CN
O = Example Ltd
CN = a, b
[numbers]
fullname = URI:http://crl.example.com/a.crl
[extensions]
subjectAltName = ${alternativeNames.join(",").replace("URI:https://a.example/?q=1,2", "URI:https://a.example/?q=1")}
keyUsage = critical,digitalSignature,keyAgreement
extendedKeyUsage = serverAuth,clientAuth,1.2.3.4
certificatePolicies = 2.23.140.1.2.2,1.2.3.4
authorityInfoAccess = OCSP;URI:http://ocsp.example.com,caIssuers;URI:http://ca.example.com/a.crt
crlDistributionPoints = numbers
tlsfeature = status_request
nameConstraints = permitted;DNS:example
1.2.3.4.5 = critical,DER:0102
`;

function rareNames(): string {
  writeFileSync(file("openssl.cnf"), configuration);
  const config = ["-config", file("openssl.cnf")];
  const p256 = ec("prime256v1");
  return [
    certificate(p256, ...config, "-extensions", "extensions"),
    certificate(p256, "-subj", '/C=CN/O=Example, "Ltd"/OU=a+CN=b.example', "-multivalue-rdn"),
    certificate(p256, "-utf8", "-subj", "/O=示例/CN=例子.example/emailAddress=a@b.example"),
    certificate(p256, "-subj", "/DC=example/DC=a/UID=1/serialNumber=2/street=3/postalCode=4/2.5.4.97=5"),
    certificate(p256, "-subj", "/CN=serial", "-set_serial", "-255"),
    certificate(p256, "-subj", "/CN=serial", "-set_serial", `0x${"f".repeat(40)}`),
    certificate(p256, "-subj", "/CN=serial", "-set_serial", "0"),
    certificate(p256, "-subj", "/", "-addext", "subjectAltName=critical,DNS:a.example"),
    certificate(p256, "-subj", "/CN=far", "-days", "36500"),
    certificate(key("rsa", "-algorithm", "RSA"), "-subj", "/CN=pss", "-sigopt", "rsa_padding_mode:pss"),
    certificate(key("rsa"), "-subj", "/CN=sha512", "-sha512"),
  ].join("");
}

/** Version 1, without extensions. */
function versionOne(): string {
  const request = [
    "req",
    "-new",
    "-key",
    ec("prime256v1"),
    "-subj",
    "/CN=v1.example",
    "-out",
    file("v1.csr"),
  ];
  openssl(request);
  const sign = ["x509", "-req", "-in", file("v1.csr"), "-signkey", ec("prime256v1"), "-days", "90"];
  return openssl(sign).toString();
}

function trusted(): string {
  const aux = [
    "-trustout",
    "-addtrust",
    "serverAuth",
    "-addreject",
    "emailProtection",
    "-setalias",
    "My root",
  ];
  return openssl(["x509", ...aux], certificate(ec("prime256v1"))).toString();
}

/** A PKCS#12 file of two certificates and no key, with the password that the fuzzer tries. */
function pkcs12(...args: readonly string[]): Uint8Array {
  writeFileSync(file("a.pem"), certificate(ec("prime256v1")));
  writeFileSync(file("b.pem"), certificate(ec("secp384r1"), "-subj", "/CN=b.example"));
  const from = ["-nokeys", "-in", file("a.pem"), "-certfile", file("b.pem"), "-caname", "a friendly name"];
  return openssl(["pkcs12", "-export", ...from, "-passout", "pass:password", ...args]);
}

/** As `openssl pkcs12` prints certificates: with bag attributes. */
function bagAttributes(): Uint8Array {
  return openssl(["pkcs12", "-nokeys", "-passin", "pass:password"], pkcs12());
}

/** What `openssl x509 -text` and `s_client -showcerts` print around the blocks. */
function textAround(): string {
  const leaf = certificate(ec("prime256v1"));
  const text = openssl(["x509", "-text"], leaf).toString();
  return `depth=0 CN = a.example\n---\nCertificate chain\n 0 s:CN = a.example\n   i:CN = a.example\n${leaf}---\n${text}`;
}

function requests(): string {
  const request = openssl(["req", "-new", "-key", ec("prime256v1"), "-subj", "/CN=a.example"]).toString();
  const old = openssl([
    "req",
    "-new",
    "-newhdr",
    "-key",
    ec("secp384r1"),
    "-subj",
    "/CN=b.example",
  ]).toString();
  return request + old;
}

/** Every cipher openssl writes; the keys are none any more, since nobody knows the passphrase. */
function closedKeys(): string {
  const legacy = ["-provider", "legacy", "-provider", "default"];
  const secret = () => ["-passout", `pass:${Math.random()}`];
  const plain = readFileSync(key("rsa1024", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"));
  const pkcs8 = [
    ["-v2", "aes-256-cbc"],
    ["-v2", "des3"],
    ["-scrypt"],
    ["-v1", "PBE-MD5-DES"],
    ["-v1", "PBE-SHA1-RC2-40"],
  ];
  const traditional = ["-aes256", "-des3", "-des"];
  return [
    ...pkcs8.map((args) => openssl(["pkcs8", "-topk8", ...args, ...secret(), ...legacy], plain)),
    ...traditional.map((cipher) => openssl(["rsa", "-traditional", cipher, ...secret(), ...legacy], plain)),
  ].join("");
}

try {
  write("rare-keys.pem", rareKeys);
  write("rare-names.pem", rareNames);
  write("version-1.pem", versionOne);
  write("trusted.pem", trusted);
  write("bag-attributes.pem", bagAttributes);
  write("bundle.p12", () => pkcs12());
  write("open-bundle.p12", () => pkcs12("-nomac", "-certpbe", "NONE"));
  write("text-around.pem", textAround);
  write("requests.csr", requests);
  write("closed-keys.pem", closedKeys);
} finally {
  rmSync(folder, { recursive: true });
}
