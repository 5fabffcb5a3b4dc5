// For every code of the catalogue: files that have the finding, and files that are like them and have it not.
import { generateKeyPairSync } from "node:crypto";
import { Secret } from "../../../src/certificates";
import {
  type ExamineOptions,
  examine,
  type Finding,
  type FindingCode,
  inspect,
  toPem,
} from "../../../src/pem";
import { type CertificateContent, issueCertificate, type KeyAlgorithm } from "../../../src/sandbox/issue";
import { junkPem, pkcs7Pem, requestPem } from "../../fixtures/makeBlocks";
import { day, issuedByLeaf, keyPem, makeChain, now, testKey } from "../../fixtures/makeCertificates";

/** The texts of some files, and what the caller knows of them. */
export interface CaseFiles extends Partial<ExamineOptions> {
  readonly texts: readonly string[];
}

export interface FindingCase {
  /** Which of the two finds it: `inspect` when a file is shown, `examine` before an upload. */
  readonly by: "inspect" | "examine";
  readonly bad: () => Promise<CaseFiles>;
  readonly good: () => Promise<CaseFiles>;
}

/** The findings in the files of a case. */
export async function findingsOf(
  by: FindingCase["by"],
  { texts, ...own }: CaseFiles,
): Promise<readonly Finding[]> {
  const sources = texts.map((text, index) => ({ name: `file-${index + 1}.pem`, text }));
  const options = { now, expiringDays: 30, ...own };
  return by === "inspect" ? inspect(sources, options) : (await examine(sources, options)).findings;
}

const files = (...texts: readonly string[]): CaseFiles => ({ texts });

/** Leaf and intermediate, with what the leaf says of its own. */
async function chainText(content: Partial<CertificateContent> = {}, algorithm?: KeyAlgorithm) {
  const { issueLeaf, intermediate } = await makeChain(algorithm);
  return issueLeaf(content).pem + intermediate.pem;
}

/** A chain with its key in one text, the text changed. */
async function pairText(change: (text: string) => string = (text) => text): Promise<CaseFiles> {
  const { leafKey } = await makeChain();
  return files(change(await chainText()), keyPem(leafKey));
}

async function leafCase(bad: Partial<CertificateContent>): Promise<Pick<FindingCase, "bad" | "good">> {
  return { bad: async () => files(await chainText(bad)), good: async () => files(await chainText()) };
}

/** A chain whose key is encrypted, with the answers that the user gives. */
async function encryptedPair(answer: string | undefined, cipher?: string): Promise<CaseFiles> {
  const key = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const spki = key.publicKey.export({ type: "spki", format: "der" });
  const pem = key.privateKey
    .export({ type: "sec1", format: "pem", cipher: "aes-128-cbc", passphrase: "right" })
    .toString();
  const askPassphrase = async () => (answer === undefined ? undefined : new Secret(answer));
  const text = cipher === undefined ? pem : pem.replace("AES-128-CBC", cipher);
  return { texts: [await chainText({ key: { spki, algorithm: "P-256" } }), text], askPassphrase };
}

/** The certificate with another signature algorithm named in it; its signature is then wrong. */
function renamed(der: Uint8Array, from: string, to: string): string {
  const changed = Buffer.from(der).toString("hex").replaceAll(from, to);
  return toPem("CERTIFICATE", Buffer.from(changed, "hex"));
}

const sha256Rsa = "06092a864886f70d01010b";
const sha1Rsa = "06092a864886f70d010105";
const md2Rsa = "06092a864886f70d010102";

/** A leaf below two CAs, of which the upper one, a root, is as told. */
async function issuedByTwo(upper: Partial<CertificateContent>): Promise<string> {
  const [upperKey, lowerKey, key] = [
    await testKey("P-256", "root"),
    await testKey("P-256", "lower"),
    await testKey("P-256"),
  ];
  const dates = { notBefore: now - day, notAfter: now + 60 * day };
  const root = issueCertificate({
    ...dates,
    subject: { CN: "Upper CA" },
    key: upperKey,
    isCa: true,
    ...upper,
  });
  const lower = issueCertificate({
    ...dates,
    subject: { CN: "Lower CA" },
    key: lowerKey,
    isCa: true,
    issuer: { ...root, key: upperKey },
  });
  const leaf = issueCertificate({
    ...dates,
    subject: { CN: "example.com" },
    names: ["example.com"],
    key,
    issuer: { ...lower, key: lowerKey },
  });
  return leaf.pem + lower.pem + root.pem;
}

const trusted = { notBefore: now - day, policies: ["DV"] };

const good = async () => files(await chainText());
const goodPair = () => pairText();

/** A new code without a case does not compile. */
export const findingCases: Readonly<Record<FindingCode, () => Promise<FindingCase>>> = {
  "not-pem": async () => ({ by: "examine", bad: async () => files("hello"), good: goodPair }),
  "broken-block": async () => ({
    by: "inspect",
    bad: async () => files((await chainText()).replace(/(?<=\n.{20})./, "!")),
    good,
  }),
  "unreadable-certificate": async () => ({
    by: "inspect",
    bad: async () => files(junkPem("CERTIFICATE")),
    good,
  }),
  "unreadable-block": async () => ({
    by: "inspect",
    bad: async () => files(junkPem("X509 CRL")),
    good: async () => files(requestPem(await testKey("P-256"), "a.example")),
  }),
  "blank-lines": async () => ({
    by: "inspect",
    bad: () => pairText((text) => text.replace("-----END CERTIFICATE-----\n", "$&\n")),
    good,
  }),
  "trailing-spaces": async () => ({
    by: "inspect",
    bad: () => pairText((text) => text.replace("\n", " \n")),
    good,
  }),
  "mixed-line-ends": async () => ({
    by: "inspect",
    bad: () => pairText((text) => text.replace("\n", "\r\n")),
    good: () => pairText((text) => text.replaceAll("\n", "\r\n")),
  }),
  "long-lines": async () => ({
    by: "inspect",
    bad: () => pairText((text) => text.replace(/(?<=\n.{64})\n/, "")),
    good,
  }),
  "byte-order-mark": async () => ({ by: "inspect", bad: () => pairText((text) => `\uFEFF${text}`), good }),
  "duplicate-certificate": async () => ({
    by: "inspect",
    bad: async () => {
      const { leaf, intermediate } = await makeChain();
      return files(leaf.pem + intermediate.pem + intermediate.pem);
    },
    good,
  }),
  "broken-request": async () => {
    const [key, other] = [await testKey("P-256"), await testKey("P-256", "other")];
    return {
      by: "inspect",
      bad: async () => files(requestPem({ ...key, sign: other.sign }, "a.example")),
      good: async () => files(requestPem(key, "a.example")),
    };
  },
  "pkcs7-container": async () => {
    const { leaf, intermediate } = await makeChain();
    return { by: "inspect", bad: async () => files(pkcs7Pem([leaf, intermediate])), good };
  },
  "sm2-upload": async () => {
    const { leafKey } = await makeChain("SM2");
    return {
      by: "examine",
      bad: async () => files(await chainText({}, "SM2"), keyPem(leafKey)),
      good: goodPair,
    };
  },
  "unused-block": async () => ({
    by: "examine",
    bad: async () => pairText((text) => text + toPem("SOMETHING ELSE", Uint8Array.of(0x30, 0))),
    good: goodPair,
  }),
  "no-certificate": async () => ({
    by: "examine",
    bad: async () => files(requestPem(await testKey("P-256"), "a.example")),
    good: goodPair,
  }),
  "key-alone": async () => ({
    by: "examine",
    bad: async () => files(keyPem(await testKey("P-256"))),
    good: goodPair,
  }),
  "missing-key": async () => ({ by: "examine", bad: good, good: goodPair }),
  "key-mismatch": async () => ({
    by: "inspect",
    bad: async () => files(await chainText(), keyPem(await testKey("P-256", "other"))),
    good: goodPair,
  }),
  "unused-key": async () => ({
    by: "examine",
    bad: async () => {
      const pair = await goodPair();
      return files(...pair.texts, keyPem(await testKey("P-256", "other")));
    },
    good: goodPair,
  }),
  "needs-passphrase": async () => ({
    by: "examine",
    bad: () => encryptedPair(undefined),
    good: () => encryptedPair("right"),
  }),
  "wrong-passphrase": async () => ({
    by: "examine",
    bad: () => encryptedPair("wrong"),
    good: () => encryptedPair("right"),
  }),
  "unsupported-cipher": async () => ({
    by: "examine",
    bad: () => encryptedPair("right", "CAMELLIA-128-CBC"),
    good: () => encryptedPair("right"),
  }),
  "unsupported-curve": async () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "brainpoolP256r1" });
    const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    return { by: "examine", bad: async () => files(await chainText(), pem), good: goodPair };
  },
  "unreadable-key": async () => ({
    by: "inspect",
    bad: async () => files(await chainText(), junkPem("PRIVATE KEY")),
    good: goodPair,
  }),
  "two-leaves": async () => ({
    by: "inspect",
    bad: async () => {
      const { leaf, intermediate, issueLeaf } = await makeChain();
      const other = issueLeaf({ subject: "example.net", names: ["example.net"] });
      return files(leaf.pem + intermediate.pem + other.pem);
    },
    good,
  }),
  "ca-as-server": async () => {
    const { intermediate } = await makeChain();
    const key = keyPem(await testKey("P-256", "intermediate"));
    return { by: "examine", bad: async () => files(intermediate.pem, key), good: goodPair };
  },
  "server-as-ca": async () => {
    const { child, issuer, intermediate } = await issuedByLeaf();
    return { by: "inspect", bad: async () => files(child.pem + issuer.pem + intermediate.pem), good };
  },
  "issuer-constraints": async () => ({
    by: "inspect",
    bad: async () => files(await issuedByTwo({ pathLength: 0 })),
    good: async () => files(await issuedByTwo({ pathLength: 1 })),
  }),
  expired: async () => ({ by: "inspect", ...(await leafCase({ notAfter: now - day })) }),
  expiring: async () => ({ by: "inspect", ...(await leafCase({ notAfter: now + 29 * day })) }),
  "not-yet-valid": async () => ({ by: "inspect", ...(await leafCase({ notBefore: now + day })) }),
  "lifetime-too-long": async () => ({
    by: "inspect",
    bad: async () => files(await chainText({ ...trusted, notAfter: now + 200 * day })),
    good: async () => files(await chainText({ ...trusted, notAfter: now + 199 * day - 1000 })),
  }),
  "weak-key": async () => {
    const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
    const spki = publicKey.export({ type: "spki", format: "der" });
    return { by: "inspect", ...(await leafCase({ key: { spki, algorithm: "RSA 2048" } })) };
  },
  "weak-signature": async () => {
    const { leaf, intermediate } = await makeChain("RSA 2048");
    return {
      by: "inspect",
      bad: async () => files(renamed(leaf.der, sha256Rsa, sha1Rsa) + intermediate.pem),
      good: async () => files(leaf.pem + intermediate.pem),
    };
  },
  "name-only-in-cn": async () => ({ by: "inspect", ...(await leafCase({ names: [] })) }),
  "wildcard-misuse": async () => ({ by: "inspect", ...(await leafCase({ names: ["w*.example.com"] })) }),
  "missing-server-auth": async () => ({
    by: "inspect",
    ...(await leafCase({ extendedKeyUsage: ["clientAuth"] })),
  }),
  "wrong-order": async () => ({
    by: "inspect",
    bad: async () => {
      const { leaf, intermediate } = await makeChain();
      return files(intermediate.pem + leaf.pem);
    },
    good,
  }),
  "missing-intermediate": async () => ({
    by: "inspect",
    bad: async () => files((await makeChain()).leaf.pem),
    good,
  }),
  "root-included": async () => ({
    by: "inspect",
    bad: async () => files((await chainText()) + (await makeChain()).root.pem),
    good,
  }),
  "broken-chain": async () => {
    const { leaf, intermediate } = await makeChain();
    const key = await testKey("P-256", "impostor");
    const impostor = issueCertificate({
      subject: intermediate.subject,
      key,
      isCa: true,
      notBefore: now - day,
      notAfter: now + day,
    });
    return { by: "inspect", bad: async () => files(leaf.pem + impostor.pem), good };
  },
  "unverifiable-signature": async () => {
    const { leaf, intermediate } = await makeChain("RSA 2048");
    return {
      by: "inspect",
      bad: async () => files(renamed(leaf.der, sha256Rsa, md2Rsa) + intermediate.pem),
      good,
    };
  },
  "self-signed": async () => {
    const key = await testKey("P-256");
    const content = { subject: "a.example", names: ["a.example"], key };
    const { pem } = issueCertificate({ ...content, notBefore: now - day, notAfter: now + 60 * day });
    return { by: "inspect", bad: async () => files(pem), good };
  },
  "unrelated-certificate": async () => ({
    by: "inspect",
    bad: async () => files((await chainText()) + (await makeChain("Ed25519")).intermediate.pem),
    good,
  }),
  "key-not-ignored": async () => ({
    by: "inspect",
    bad: async () => ({ ...(await goodPair()), gitIgnored: () => false }),
    good: async () => ({ ...(await goodPair()), gitIgnored: () => true }),
  }),
  "key-readable-by-all": async () => {
    const inOne = async () => files((await goodPair()).texts.join(""));
    return {
      by: "inspect",
      bad: async () => ({ ...(await inOne()), worldReadable: () => true }),
      good: async () => ({ ...(await inOne()), worldReadable: () => false }),
    };
  },
};
