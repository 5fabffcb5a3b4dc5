import { Status } from "../../certificates";
import type { DomainValidationResult } from "../../tencent/v3/wire";
import type { CertificateEntry, ValidationEntry } from "../records/entry";

/** LocalCheck: what the service itself saw. */
const LocalCheck = { passed: 1, limitedOrNoTxt: -1, noFile: -4, noCname: -6 } as const;
const CaCheck = { passed: 2, failed: -1 } as const;

const verifiable: ReadonlySet<number> = new Set([Status.reviewing, Status.dnsRecordAdded, Status.reissuing]);

/** Whether an order waits for the validation of its domains. */
export function isVerifiable({ status, validation }: CertificateEntry): boolean {
  return verifiable.has(status) && validation.length > 0;
}

/**
 * What the check of each domain gives. Records the service set by itself (`DNS_AUTO`) are there. Those an applicant would
 * have to publish never are: nobody can publish anything under example.com.
 *
 * @param tooOften the check came too soon after the last one and was not made
 */
export function checkRecords(entry: CertificateEntry, tooOften: boolean): DomainValidationResult[] {
  return entry.validation.map((record) => {
    if (tooOften) return result(entry, record, LocalCheck.limitedOrNoTxt, "check too frequently", true);
    return entry.verifyType === "DNS_AUTO"
      ? result(entry, record, LocalCheck.passed, "")
      : result(entry, record, ...missing[record.type]);
  });
}

const missing: Record<ValidationEntry["type"], readonly [code: number, reason: string]> = {
  TXT: [LocalCheck.limitedOrNoTxt, "txt record not found"],
  CNAME: [LocalCheck.noCname, "cname record not found"],
  FILE: [LocalCheck.noFile, "file not found"],
};

function result(
  { verifyType }: CertificateEntry,
  { domain, value }: ValidationEntry,
  localCheck: number,
  reason: string,
  frequently = false,
): DomainValidationResult {
  const found = localCheck === LocalCheck.passed;
  return {
    Domain: domain,
    VerifyType: verifyType,
    LocalCheck: localCheck,
    CaCheck: found ? CaCheck.passed : CaCheck.failed,
    LocalCheckFailReason: reason,
    CheckValue: found ? [value] : [],
    Frequently: frequently,
  };
}

export function passed({ LocalCheck: local, CaCheck: ca }: DomainValidationResult): boolean {
  return local === LocalCheck.passed && ca === CaCheck.passed;
}

/** How long the service waits between two checks of one certificate, milliseconds. */
const interval = 3000;

/** Remembers when certificates were last checked, so that the CA is not asked too often. */
export class VerificationChecks {
  readonly #last = new Map<string, number>();

  /** Whether a certificate may be checked at `now` (milliseconds UTC); if so, that is remembered. */
  admit(certificateId: string, now: number): boolean {
    const last = this.#last.get(certificateId);
    if (last !== undefined && now - last < interval) return false;
    this.#last.set(certificateId, now);
    return true;
  }
}
