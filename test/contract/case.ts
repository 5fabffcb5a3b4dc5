import { unwrap } from "../../src/certificates";
import { generateKey, issueCertificate } from "../../src/sandbox";
import { isLegacyAction, type Outcome } from "./target";

/** What earlier cases found out and later ones use. */
export interface Memory {
  /** Of some certificate that is issued. */
  issuedId?: string;
  /** Of the certificate this run uploaded. */
  uploadedId?: string;
  /** Of the one it uploaded through the legacy API. */
  legacyId?: string;
  taskId?: string;
  readonly pair: { readonly certificate: string; readonly privateKey: string };
  readonly otherKey: string;
}

export type Fields = Readonly<Record<string, unknown>>;

/** A request, and what the documents say of its answer. */
export interface Case {
  readonly name: string;
  readonly action: string;
  /** Undefined: what it needs is not there (an empty account), so it is skipped. */
  readonly parameters: (memory: Memory) => object | undefined;
  /** The codes it may be refused with. Absent: it must succeed. */
  readonly codes?: readonly string[];
  /** What is wrong with the answer; may also keep something for later. */
  readonly check?: (answer: Fields, memory: Memory) => string | undefined;
  /** It changes something: made only when writing is allowed. */
  readonly writes?: true;
  /** Only the China site has the action. */
  readonly chinaOnly?: true;
}

/** The name and the alias of what the suite uploads. */
export const uploadName = "contract-suite.example.com";
export const uploadAlias = "contract suite";

/** No certificate has it: IDs with eight letters and digits are drawn at random. */
export const unknownId = "zzzzzzz0";

export function refusal(
  name: string,
  action: string,
  parameters: object,
  code: string,
  writes = false,
): Case {
  return {
    name,
    action,
    parameters: () => parameters,
    codes: [code],
    ...(writes && { writes: true as const }),
  };
}

export function ofIssued({ issuedId }: Memory): object | undefined {
  return given(issuedId, (id) => ({ CertificateId: id }));
}

export function given(id: string | undefined, parameters: (id: string) => object): object | undefined {
  return id === undefined ? undefined : parameters(id);
}

export function uploadOf({ pair }: Memory): object {
  return {
    CertificatePublicKey: pair.certificate,
    CertificatePrivateKey: pair.privateKey,
    CertificateType: "SVR",
    Alias: uploadAlias,
    Repeatable: false,
  };
}

/** A memory with a pair of its own: self-signed, for a reserved name, valid for a day. */
export async function newMemory(): Promise<Memory> {
  const [key, otherKey] = await Promise.all([generateKey("RSA 2048"), generateKey("RSA 2048")]);
  const validity = { notBefore: Date.now() - 3_600_000, notAfter: Date.now() + 86_400_000 };
  const { pem } = issueCertificate({ subject: uploadName, names: [uploadName], key, ...validity });
  return {
    pair: { certificate: pem, privateKey: unwrap(key.privateKeyPem) },
    otherKey: unwrap(otherKey.privateKeyPem),
  };
}

/** What an outcome does not keep of its case's promise; undefined when it keeps it. */
export function breach(
  { action, codes, check }: Case,
  { answer, code, message }: Outcome,
  memory: Memory,
): string | undefined {
  if (answer === undefined) {
    return codes?.includes(code ?? "") ? undefined : `refused with ${code}: ${message}`;
  }
  if (codes !== undefined) return `not refused, expected ${codes.join(" or ")}`;
  if (!isLegacyAction(action) && typeof answer["RequestId"] !== "string") return "no RequestId";
  return check?.(answer, memory);
}
