import { Status } from "../../src/certificates";
import { type CertificateContent, issueCertificate } from "../../src/sandbox/issue";
import { type CertificateEntry, makeEntry } from "../../src/sandbox/records/entry";
import { testKey } from "../fixtures/makeCertificates";

const day = 24 * 60 * 60 * 1000;

/** What is wrong with a certificate that its record calls issued, and how the panel says so. */
export interface RefusedRecord {
  readonly entry: CertificateEntry;
  readonly domain: string;
  readonly state: RegExp;
  readonly step: RegExp;
  readonly verdict: RegExp;
}

/** Certificates that clients refuse, or of which nobody knows whether they do, though the service calls them issued. */
export async function refusedRecords(now: number): Promise<readonly RefusedRecord[]> {
  const [rootKey, upperKey, caKey, key] = await Promise.all([
    testKey("P-256", "refused root"),
    testKey("P-256", "refused upper"),
    testKey("P-256", "refused ca"),
    testKey("P-256", "refused leaf"),
  ]);
  const years = { notBefore: now - 100 * day, notAfter: now + 1000 * day };
  const dates = { notBefore: now - 10 * day, notAfter: now + 89.5 * day };
  const root = issueCertificate({ subject: { CN: "Test Root" }, key: rootKey, isCa: true, ...years });
  const ca = (change: Partial<CertificateContent> = {}) =>
    issueCertificate({
      subject: { CN: "Test CA" },
      key: caKey,
      issuer: { subject: root.subject, key: rootKey },
      isCa: true,
      ...years,
      ...change,
    });
  const upper = issueCertificate({
    subject: { CN: "Upper CA" },
    key: upperKey,
    issuer: { subject: root.subject, key: rootKey },
    isCa: true,
    pathLength: 0,
    ...years,
  });
  const leaf = (name: string, change: Partial<CertificateContent> = {}) =>
    issueCertificate({
      subject: { CN: `${name}.example.com` },
      names: [`${name}.example.com`],
      key,
      issuer: { subject: { CN: "Test CA" }, key: caKey },
      ...dates,
      ...change,
    });
  const record = (
    name: string,
    pem: string,
    [state, step, verdict]: readonly [RegExp, RegExp, RegExp],
    change: Partial<CertificateEntry> = {},
  ): RefusedRecord => {
    const domain = `${name}.example.com`;
    const entry = makeEntry({
      id: `${name}00000000`.slice(0, 8),
      domain,
      names: [domain],
      status: Status.issued,
      source: "upload",
      createdAt: now,
      ...dates,
      pem,
      rootPem: root.pem,
      ...change,
    });
    return { entry, domain, state, step, verdict };
  };
  const start = { notBefore: now + 5.5 * day };
  const doubted = /^Its chain does not hold · 89 days left/;
  return [
    record(
      "early",
      leaf("early", start).pem + ca().pem,
      [
        /^Not valid yet · in 5 days/,
        /^Deploy it only from .* on/,
        /^Complete: 2 in the PEM, and the root from/,
      ],
      start,
    ),
    record("noca", leaf("noca").pem + ca({ isCa: false }).pem, [
      doubted,
      /^Have it issued by a certificate authority/,
      /^“Test CA”, on which it rests, is no CA/,
    ]),
    record("nosign", leaf("nosign").pem + ca({ keyUsage: ["cRLSign"] }).pem, [
      doubted,
      /^Have it issued by a certificate authority that may/,
      /^“Test CA”, on which it rests, has a key that may sign no certificates/,
    ]),
    record(
      "toodeep",
      leaf("toodeep").pem + ca({ issuer: { subject: upper.subject, key: upperKey } }).pem + upper.pem,
      [
        doubted,
        /^Have it issued by a certificate authority that may/,
        /^“Upper CA”, on which it rests, allows fewer CA certificates below it/,
      ],
    ),
    record("cnonly", leaf("cnonly", { names: [] }).pem + ca().pem, [
      /^It stands for no host · 89 days left/,
      /^Have it reissued with its host among the alternative names/,
      /^cnonly\.example\.com stands only in the common name/,
    ]),
    record("earlyca", leaf("earlyca").pem + ca(start).pem, [
      doubted,
      /^Deploy it only from .* on/,
      /^“Test CA”, on which it rests, is valid only from .* on/,
    ]),
    record("ended", leaf("ended", { notAfter: now - 1.5 * day }).pem + ca().pem, [
      /^Expired · 1 day ago/,
      /^Upload its successor/,
      /^What it rests on is in order/,
    ]),
    record("lone", leaf("lone", { issuer: { subject: { CN: "Unknown Root" }, key: caKey } }).pem, [
      /^Valid · 89 days left/,
      /^Nothing to do where clients have “Unknown Root” installed/,
      /^Not verified: “Unknown Root”, which is said to have signed it/,
    ]),
    record(
      "own",
      issueCertificate({ subject: { CN: "own.example.com" }, names: ["own.example.com"], key, ...dates }).pem,
      [
        /^Valid · 89 days left/,
        /^Nothing to do where clients have it installed/,
        /^Self-signed: clients trust/,
      ],
    ),
  ];
}
