import { unwrap } from "../../../src/certificates";
import { generateKey, type IssuerKey, issueCertificate } from "../../../src/sandbox/issue";

export const DAY = 24 * 60 * 60 * 1000;

/** A server certificate with its chain and keys, as PEM. */
export interface SampleChain {
  readonly leaf: string;
  readonly intermediate: string;
  readonly root: string;
  readonly key: string;
  readonly otherKey: string;
  /** Another certificate of the same intermediate for the same key. */
  issue(name: string, over?: { readonly notBefore?: number; readonly notAfter?: number }): string;
}

/** Makes root, intermediate and leaf. `name` keeps the chains of several tests apart in the workspace. */
export async function sampleChain(name: string): Promise<SampleChain> {
  const [rootKey, intermediateKey, key, otherKey] = await Promise.all(
    Array.from({ length: 4 }, () => generateKey("P-256")),
  );
  if (!rootKey || !intermediateKey || !key || !otherKey) throw new Error("no key was made");
  const years = { notBefore: Date.now() - 100 * DAY, notAfter: Date.now() + 1000 * DAY, isCa: true };
  const root = issueCertificate({ subject: { CN: `${name} Root` }, key: rootKey, ...years });
  const intermediate = issueCertificate({
    subject: { CN: `${name} CA` },
    key: intermediateKey,
    issuer: { subject: root.subject, key: rootKey },
    ...years,
  });
  const issue: SampleChain["issue"] = (host, over = {}) =>
    issueCertificate({
      subject: { CN: host },
      names: [host],
      key,
      issuer: { subject: intermediate.subject, key: intermediateKey },
      notBefore: over.notBefore ?? Date.now() - DAY,
      notAfter: over.notAfter ?? Date.now() + 90 * DAY,
    }).pem;
  return {
    leaf: issue(`${name}.example.com`),
    intermediate: intermediate.pem,
    root: root.pem,
    key: privatePem(key),
    otherKey: privatePem(otherKey),
    issue,
  };
}

function privatePem({ privateKeyPem }: IssuerKey): string {
  return unwrap(privateKeyPem);
}
