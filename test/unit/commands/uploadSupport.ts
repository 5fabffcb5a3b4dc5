import type { Session, Sessions } from "../../../src/accounts";
import {
  type Capabilities,
  type Certificate,
  type CertificateDetail,
  type CertificateService,
  CertificateStore,
  failure,
  message,
  Secret,
  type ServiceError,
  Status,
  success,
  type UploadRequest,
} from "../../../src/certificates";
import type { Examine } from "../../../src/commands/upload/examiner";
import type { SourceFile } from "../../../src/editor";
import type { DecodedCertificate, Examination, Finding, PemBlock } from "../../../src/pem";
import { decodeCertificate, readBlocks, toPem } from "../../../src/pem";
import { generateKey, type IssuerKey, issueCertificate } from "../../../src/sandbox/issue";
import { capabilitiesOf } from "../../../src/tencent";
import { RefusingService, sampleError, sampleOrder } from "../certificates/samples";

export const now = Date.UTC(2026, 10, 21);
export const DAY = 24 * 60 * 60 * 1000;

let sharedKey: Promise<IssuerKey> | undefined;

/** A self-signed certificate of a P-256 key that all tests share. */
export async function makeCertificate(commonName: string, days = 90): Promise<DecodedCertificate> {
  sharedKey ??= generateKey("P-256");
  const { der } = issueCertificate({
    subject: { CN: commonName },
    key: await sharedKey,
    notBefore: now - DAY,
    notAfter: now + days * DAY,
    names: [commonName, `www.${commonName}`],
  });
  const decoded = decodeCertificate(der);
  if (!decoded.ok) throw new Error("the sample certificate cannot be read");
  return decoded.value;
}

export const keyBody = "VEhJUyBJUyBUSEUgUFJJVkFURSBLRVk=";

/** Not a key: what is in it matters to no test but those that look for leaks. */
export function keyText(label = "PRIVATE KEY"): string {
  return `-----BEGIN ${label}-----\n${keyBody}\n-----END ${label}-----\n`;
}

export function certificateText(certificate: DecodedCertificate): string {
  return toPem("CERTIFICATE", certificate.der);
}

export function file(name: string, text: string, folder = "file:///work"): SourceFile {
  return { name, text, folder, uri: `${folder}/${name}`, unsaved: false };
}

/** What an examination of these files finds, put together by hand. */
export function examination(
  files: readonly SourceFile[],
  certificate: DecodedCertificate | undefined,
  key: { readonly matches: boolean; readonly spkiSha256: string } | undefined,
  findings: readonly Finding[] = [],
): Examination {
  const blocks = files.flatMap((source) => readBlocks(source));
  const certificateBlock = blocks.find(({ label }) => label === "CERTIFICATE");
  const keyBlock = blocks.find(({ label }) => label.endsWith("PRIVATE KEY"));
  const sendable = certificate !== undefined && key?.matches === true;
  return {
    blocks,
    findings,
    type: "SVR",
    ...(certificate === undefined || certificateBlock === undefined
      ? {}
      : { leaf: { block: certificateBlock, certificate }, chain: chainOf(certificate) }),
    ...(key === undefined || keyBlock === undefined ? {} : { key: keyPart(keyBlock, key) }),
    ...(sendable
      ? {
          upload: {
            certificate: certificateText(certificate),
            privateKey: new Secret(keyText()),
            type: "SVR",
          },
        }
      : {}),
  };
}

function keyPart(block: PemBlock, { matches, spkiSha256 }: { matches: boolean; spkiSha256: string }) {
  return {
    block,
    publicKey: { type: "EC", curve: "P-256", spkiSha256 } as const,
    matches,
    wasEncrypted: false,
  };
}

function chainOf(certificate: DecodedCertificate): NonNullable<Examination["chain"]> {
  const link = { certificate, role: "leaf", tie: "missing", problems: [] } as const;
  return { links: [link], unrelated: [], complete: false, inOrder: true, problems: [] };
}

/** Examines by a table from the files' names to what is found. Anything else fails the test. */
export function tableExamine(table: Readonly<Record<string, Examination>>): Examine {
  return async (sources) => {
    const names = sources.map(({ name }) => name).join(" + ");
    const found = table[names];
    if (found === undefined) throw new Error(`no examination of ${names} was expected`);
    return found;
  };
}

export function serviceError(over: Partial<ServiceError> = {}): ServiceError {
  const timeout = { kind: "timeout", code: "Timeout", cause: message("It took too long.") } as const;
  return sampleError({ ...timeout, action: "UploadCertificate", carriedOut: "maybe", ...over });
}

/** An account in memory that counts what it is asked. */
export class FakeService extends RefusingService implements CertificateService {
  readonly capabilities: Capabilities;
  readonly records: CertificateDetail[] = [];
  readonly uploads: UploadRequest[] = [];
  readonly searches: (string | undefined)[] = [];
  /** What the next upload answers instead of storing; with `storesFirst` after storing. */
  uploadError: ServiceError | undefined;
  storesFirst = false;
  listError: ServiceError | undefined;

  constructor(over: Partial<Capabilities> = {}) {
    super();
    this.capabilities = { ...capabilitiesOf("v3", "china"), maxPageSize: 2, ...over };
  }

  override async list(
    query: { search?: string; ids?: readonly string[] },
    page: { index: number; size: number },
  ) {
    if (this.listError !== undefined) return failure(this.listError);
    if (query.ids === undefined) this.searches.push(query.search);
    const matching = this.records.filter(
      ({ id, domain }) =>
        (query.ids === undefined || query.ids.includes(id)) && domain.includes(query.search ?? ""),
    );
    const start = page.index * page.size;
    return success({ certificates: matching.slice(start, start + page.size), total: matching.length });
  }

  override async detail(id: string) {
    const found = this.records.find((record) => record.id === id);
    return found === undefined
      ? failure(serviceError({ kind: "notFound", code: "NotFound", carriedOut: "no" }))
      : success(found);
  }

  override async upload(request: UploadRequest) {
    this.uploads.push(request);
    if (this.uploadError === undefined || this.storesFirst) {
      const domain = decoded(request.certificate).subject.commonName ?? "";
      this.records.push(record(`up${this.records.length}`, domain, { pem: request.certificate }));
    }
    if (this.uploadError !== undefined) return failure(this.uploadError);
    return success({ id: this.records.at(-1)?.id ?? "", existed: false });
  }
}

function decoded(pem: string): DecodedCertificate {
  const [block] = readBlocks({ name: "sample", text: pem });
  const certificate = block?.der === undefined ? undefined : decodeCertificate(block.der);
  if (certificate?.ok !== true) throw new Error("not a certificate");
  return certificate.value;
}

/** The detail of an uploaded certificate for a domain, without dates unless the test gives some. */
export function record(id: string, domain: string, over: Partial<CertificateDetail> = {}): CertificateDetail {
  const nothing = { validationRecords: [], revocationRecords: [], chain: [], submitted: [], fields: [] };
  const issued = sampleOrder({ id, domain, names: [domain], status: Status.issued, source: "upload" });
  return { ...issued, ...nothing, ...over };
}

export function session(
  service: CertificateService,
  id = "a1",
  records: readonly Certificate[] = [],
): Session {
  const store = new CertificateStore(service);
  for (const certificate of records) store.put(certificate);
  return { account: { id, name: `Account ${id}`, site: "sandbox", generation: "v3" }, service, store };
}

export function sessionsOf(...all: readonly Session[]): Sessions {
  return {
    all: () => all,
    get: (accountId) => all.find(({ account }) => account.id === accountId),
    onDidChange: () => ({ dispose: () => undefined }),
  };
}
