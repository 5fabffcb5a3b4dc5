import { createPrivateKey } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { unwrap } from "../../src/certificates";
import {
  generateKey,
  type IssuedCertificate,
  type Issuer,
  type IssuerKey,
  issueCertificate,
} from "../../src/sandbox/issue";
import { type TemporaryFolder, temporaryFolder } from "./temporaryFolder";

const DAY_MS = 86_400_000;
const YEAR_DAYS = 365;
/** As long as certificates are issued for today; CAs may not issue them for a year any more. */
const LEAF_DAYS = 90;

/** The passphrase of the demo's encrypted key. */
export const demoPassphrase = "correct horse";

/** A root and an intermediate certificate, and what signs with the intermediate. */
interface Authority {
  readonly root: IssuedCertificate;
  readonly intermediate: IssuedCertificate;
  readonly signer: Issuer;
}

/** A temporary folder filled by {@link makeDemoWorkspace}. */
export async function demoWorkspace(): Promise<TemporaryFolder> {
  const folder = await temporaryFolder("workspace");
  await makeDemoWorkspace(folder.path);
  return folder;
}

/**
 * Fills a folder with PEM files to try the extension on, made at this moment with new keys: what is right, and what
 * commonly goes wrong.
 */
export async function makeDemoWorkspace(folder: string): Promise<void> {
  const [rsaKey, otherKey, ecKey, authority] = await Promise.all([
    generateKey("RSA 2048"),
    generateKey("RSA 2048"),
    generateKey("P-256"),
    makeAuthority(),
  ]);
  const leaf = (name: string, key: IssuerKey, from = -1, to = LEAF_DAYS) =>
    issueCertificate({
      subject: name,
      names: [name, `www.${name}`],
      key,
      issuer: authority.signer,
      notBefore: daysFromNow(from),
      notAfter: daysFromNow(to),
    }).pem;
  const { root, intermediate } = authority;

  await writeFiles(folder, {
    "README.md": readMe,
    "good-rsa/example.com.pem": leaf("example.com", rsaKey) + intermediate.pem + root.pem,
    "good-rsa/example.com.key": keyText(rsaKey),
    "good-ec/example.org.crt": leaf("example.org", ecKey) + intermediate.pem,
    "good-ec/example.org.key": keyText(ecKey),
    "mismatch/example.net.pem": leaf("example.net", rsaKey) + intermediate.pem,
    "mismatch/example.net.key": keyText(otherKey),
    "wrong-order/shop.example.com.pem": root.pem + leaf("shop.example.com", rsaKey) + intermediate.pem,
    "wrong-order/shop.example.com.key": keyText(rsaKey),
    "expired/old.example.com.pem":
      leaf("old.example.com", rsaKey, -2 * YEAR_DAYS, -YEAR_DAYS) + intermediate.pem,
    "expired/old.example.com.key": keyText(rsaKey),
    "encrypted-key/vault.example.com.pem": leaf("vault.example.com", rsaKey) + intermediate.pem,
    "encrypted-key/vault.example.com.key": encryptedKeyText(rsaKey),
  });
}

const readMe = `# Demo workspace

Made for this session, and removed with it. Right-click a certificate and choose "Check Certificate and Key" or
"Upload Certificate…".

| Folder | What is in it |
|---|---|
| good-rsa | an RSA certificate with its chain up to the root, and its key |
| good-ec | an EC certificate with its intermediate, and its key |
| mismatch | a certificate and the key of another |
| wrong-order | the root first, then the leaf, then the intermediate |
| expired | a certificate that expired a year ago, and its key |
| encrypted-key | a key behind the passphrase "${demoPassphrase}" |
`;

async function makeAuthority(): Promise<Authority> {
  const [rootKey, intermediateKey] = await Promise.all([generateKey("P-384"), generateKey("P-256")]);
  const root = issueCertificate({
    subject: { C: "CN", O: "Example Trust", CN: "Example Demo Root" },
    key: rootKey,
    isCa: true,
    notBefore: daysFromNow(-5 * YEAR_DAYS),
    notAfter: daysFromNow(15 * YEAR_DAYS),
  });
  const intermediate = issueCertificate({
    subject: { C: "CN", O: "Example Trust", CN: "Example Demo Intermediate" },
    key: intermediateKey,
    issuer: { subject: root.subject, key: rootKey },
    isCa: true,
    pathLength: 0,
    notBefore: daysFromNow(-4 * YEAR_DAYS),
    notAfter: daysFromNow(6 * YEAR_DAYS),
  });
  return { root, intermediate, signer: { subject: intermediate.subject, key: intermediateKey } };
}

function daysFromNow(days: number): number {
  return Date.now() + days * DAY_MS;
}

function keyText(key: IssuerKey): string {
  return unwrap(key.privateKeyPem);
}

function encryptedKeyText(key: IssuerKey): string {
  const encryption = { cipher: "aes-256-cbc", passphrase: demoPassphrase };
  return createPrivateKey(keyText(key))
    .export({ type: "pkcs8", format: "pem", ...encryption })
    .toString();
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    await mkdir(join(file, ".."), { recursive: true });
    await writeFile(file, text);
  }
}
