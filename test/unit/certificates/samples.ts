// Certificates, services and stores for the tests of the rooms that see the cloud through `certificates/`.
import {
  type Capabilities,
  type Certificate,
  type CertificateService,
  failure,
  message,
  type PageRequest,
  type ServiceActions,
  type ServiceError,
  Status,
  serviceActions,
  success,
} from "../../../src/certificates";
import { capabilitiesOf } from "../../../src/tencent";

export const day = 24 * 60 * 60 * 1000;

/** 2026-11-21T00:00:00Z */
export const now = Date.UTC(2026, 10, 21);

/** An uploaded certificate that is valid for another 100 days. */
export function sampleCertificate(facts: Partial<Certificate> & { readonly id: string }): Certificate {
  return {
    domain: `${facts.id}.example.com`,
    alias: "",
    type: "SVR",
    status: Status.issued,
    source: "upload",
    product: "Example CA",
    project: { id: 0, name: "Default Project" },
    names: [`${facts.id}.example.com`],
    notBefore: now - 100 * day,
    notAfter: now + 100 * day,
    createdAt: now - 100 * day,
    isDv: false,
    isWildcard: false,
    isPaid: false,
    isSm: false,
    renewable: false,
    deployable: true,
    tags: [],
    ...facts,
  };
}

/** The same without what an unfinished order does not have. */
export function sampleOrder(facts: Partial<Certificate> & { readonly id: string }): Certificate {
  const { notBefore, notAfter, ...rest } = sampleCertificate({
    status: Status.reviewing,
    source: "trustasia",
    ...facts,
  });
  return rest;
}

export function sampleError(facts: Partial<ServiceError> = {}): ServiceError {
  return {
    kind: "network",
    code: "ECONNREFUSED",
    cause: message("No connection"),
    advice: message("Try later"),
    action: "DescribeCertificates",
    retryable: true,
    carriedOut: "no",
    ...facts,
  };
}

/** Refuses every action. The other services of the tests answer those their test is about. */
export const RefusingService = class {} as new () => ServiceActions;
Object.assign(
  RefusingService.prototype,
  serviceActions(async () => failure(sampleError({ kind: "refused", code: "NotForThisTest" }))),
);

/** A service over a list in memory that pages as the real one does. What goes wrong is set by the test. */
export class MemoryService extends RefusingService implements CertificateService {
  certificates: Certificate[];
  error: ServiceError | undefined;
  readonly capabilities: Capabilities;
  readonly pages: PageRequest[] = [];
  readonly deletions: string[] = [];
  /** Called before each page is answered. */
  beforePage: (number: number) => void | Promise<void> = () => {};

  constructor(certificates: Certificate[], maxPageSize = 1000) {
    super();
    this.certificates = certificates;
    this.capabilities = { ...capabilitiesOf("v3", "china"), maxPageSize };
  }

  override async list(...[, page, options]: Parameters<CertificateService["list"]>) {
    this.pages.push(page);
    await this.beforePage(this.pages.length);
    if (options?.signal?.aborted) return failure(sampleError({ kind: "cancelled", code: "Cancelled" }));
    if (this.error !== undefined) return failure(this.error);
    const start = page.index * page.size;
    const certificates = this.certificates.slice(start, start + page.size);
    return success({ certificates, total: this.certificates.length });
  }

  override async detail(id: string) {
    const found = this.certificates.find((certificate) => certificate.id === id);
    if (found === undefined) return failure(sampleError({ kind: "notFound", code: "CertificateNotFound" }));
    return success({
      ...found,
      validationRecords: [],
      revocationRecords: [],
      chain: [],
      submitted: [],
      fields: [],
    });
  }

  override async delete(id: string) {
    this.deletions.push(id);
    if (this.error !== undefined) return failure(this.error);
    const found = this.certificates.some((certificate) => certificate.id === id);
    if (!found) return failure(sampleError({ kind: "notFound", code: "CertificateNotFound" }));
    this.certificates = this.certificates.filter((certificate) => certificate.id !== id);
    return success(undefined);
  }
}
