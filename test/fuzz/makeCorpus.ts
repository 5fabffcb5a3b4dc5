// node --import tsx test/fuzz/makeCorpus.ts
// Writes test/fixtures/corpus: certificates, requests and broken text that the fuzzer starts from. No private keys: those
// are made when the fuzzer runs. It writes what is not there yet: run it again to add a case.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { toPem } from "../../src/pem";
import { encode, encodeOid, encodeSequence } from "../../src/pem/asn1/derWriter";
import { sequenceOf } from "../fixtures/ber";
import { crlPem, junkPem, pkcs7Pem, requestPem } from "../fixtures/makeBlocks";
import { day, makeChain, makeDouble, now, testKey } from "../fixtures/makeCertificates";

const folder = join(import.meta.dirname, "../fixtures/corpus");
mkdirSync(folder, { recursive: true });
const write = (name: string, content: string | Uint8Array) => {
  if (!existsSync(join(folder, name))) writeFileSync(join(folder, name), content);
};

async function makeCorpus(): Promise<void> {
  const rsa = await makeChain("RSA 2048", { policies: ["DV"] });
  const ec = await makeChain("P-256", {
    names: [
      "example.com",
      "*.example.com",
      "192.0.2.1",
      "2001:db8::1",
      "admin@example.com",
      "https://example.com/",
    ],
    policies: ["EV"],
  });
  const chain = rsa.leaf.pem + rsa.intermediate.pem;
  const all = chain + rsa.root.pem;

  write("chain.pem", chain);
  write("chain-crlf.pem", chain.replaceAll("\n", "\r\n"));
  write("with-root.pem", all);
  write("wrong-order.pem", rsa.root.pem + rsa.intermediate.pem + rsa.leaf.pem);
  write("wrong-order-no-line-end.pem", (rsa.intermediate.pem + rsa.leaf.pem).trimEnd());
  write("duplicates.pem", chain + rsa.leaf.pem + ec.leaf.pem + rsa.intermediate.pem);
  write("two-leaves.pem", rsa.leaf.pem + ec.leaf.pem + ec.intermediate.pem + rsa.intermediate.pem);
  write("leaf-only.pem", ec.leaf.pem);
  write(
    "wildcards.pem",
    ec.issueLeaf({ names: ["*", "*.example", "a.*.example.com", "a*.example.com"] }).pem,
  );
  write("no-names.pem", ec.issueLeaf({ names: [] }).pem + ec.intermediate.pem);
  write("long-life.pem", rsa.issueLeaf({ policies: ["OV"], notAfter: Date.UTC(2036, 0, 1) }).pem);
  for (const algorithm of ["Ed25519", "SM2", "P-384"] as const) {
    write(`${algorithm.toLowerCase()}.pem`, (await makeChain(algorithm)).leaf.pem);
  }

  const spaced = chain.replaceAll("\n", " \t\n").replaceAll("-----BEGIN", "\n\n-----BEGIN");
  write("untidy.pem", `\uFEFF${spaced}`);
  write("mixed-line-ends.pem", chain.replace("\n", "\r\n").replace("\n", "\r"));
  write("one-line.pem", rsa.leaf.pem.replaceAll("\n", ""));
  write("lines-of-76.pem", rsa.leaf.pem.replaceAll("\n", "").replace(/-----(?=M)|.{76}/g, "$&\n"));
  write(
    "comments.pem",
    `# server\nsubject=CN = example.com\n${rsa.intermediate.pem}\n# issuer\n 0 s:CN = a\n   i:CN = b\n${rsa.leaf.pem}`,
  );
  write(
    "secret.yaml",
    `data:\n  tls.crt: |\n${(rsa.root.pem + chain).replaceAll(/^(?=.)/gm, "    ")}  other: 1\n`,
  );
  write("settings.json", JSON.stringify({ certificate: chain, again: chain }, null, 2));
  write("variables.env", `CERT="${chain.replaceAll("\n", "\\n")}"\nCA="""\n${rsa.root.pem}"""\n`);

  write("truncated.pem", chain.slice(0, 700));
  write("no-end.pem", rsa.leaf.pem.replace("-----END CERTIFICATE-----\n", "") + rsa.intermediate.pem);
  write("wrong-label.pem", rsa.leaf.pem.replace("END CERTIFICATE", "END PRIVATE KEY") + rsa.intermediate.pem);
  write("bad-character.pem", rsa.leaf.pem.replace(/(?<=\n.{20})./, "!"));
  write("padding.pem", "-----BEGIN CERTIFICATE-----\nMA==A\n-----END CERTIFICATE-----\n");
  write("empty.pem", "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n");
  write(
    "headers.pem",
    `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,${"00".repeat(16)}\n\n${"A".repeat(64)}\n-----END RSA PRIVATE KEY-----\n`,
  );
  write("not-a-certificate.pem", toPem("CERTIFICATE", encodeSequence(encodeSequence(), encodeSequence())));
  write("deep.pem", toPem("PKCS7", sequenceOf(400)));
  write(
    "many-labels.pem",
    [
      "PKCS7",
      "X509 CRL",
      "CERTIFICATE REQUEST",
      "PUBLIC KEY",
      "RSA PUBLIC KEY",
      "EC PARAMETERS",
      "PRIVATE KEY",
      "ENCRYPTED PRIVATE KEY",
      "X",
    ]
      .map((label) =>
        toPem(label, encodeSequence(encodeOid("1.2.840.10045.3.1.7"), encode(4, Buffer.alloc(9)))),
      )
      .join(""),
  );
  write("container.p7b.pem", `# chain\n${pkcs7Pem([rsa.root, rsa.leaf, rsa.intermediate])}`);
  write("container-and-leaf.pem", ec.leaf.pem + pkcs7Pem([ec.intermediate, ec.root], "PKCS #7 SIGNED DATA"));
  write("container.yaml", `chain: |\n${pkcs7Pem([rsa.intermediate, rsa.leaf]).replaceAll(/^(?=.)/gm, "  ")}`);
  write("request.csr", requestPem(ec.leafKey, "example.com", ["example.com", "192.0.2.1"]));
  write("broken-request.csr", junkPem("NEW CERTIFICATE REQUEST"));
  const issuer = { issuer: rsa.intermediate.subject, key: await testKey("RSA 2048", "intermediate") };
  write(
    "list.crl",
    crlPem({ ...issuer, thisUpdate: now, nextUpdate: now + 7 * day, revoked: [1n, 2n ** 70n] }),
  );
  write("sm2-double.pem", (await makeDouble()).text);
  const namesake = rsa.issueLeaf({ subject: "../con", names: ["*.example.org"] });
  const nameless = rsa.issueLeaf({ subject: { O: "Example Ltd" }, names: [] });
  write(
    "collection.pem",
    rsa.leaf.pem + rsa.issueLeaf({}).pem + rsa.intermediate.pem + namesake.pem + nameless.pem + ec.leaf.pem,
  );
  write("certificate.der", rsa.leaf.der);
  write(
    "indefinite.ber",
    Buffer.from("308006092a864886f70d010702a080308002010131003080060000000000000000", "hex"),
  );
}

makeCorpus().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
