import { type DecodedCertificate, decodeCertificate } from "../../pem";
import {
  generateKey,
  type IssuedCertificate,
  type IssuerKey,
  issueCertificate,
  type KeyAlgorithm,
} from "../issue";
import type { ValidationLevel } from "../records/products";

const day = 24 * 60 * 60 * 1000;
const year = 365 * day;

/** Key families of the sandbox's certification authorities. */
export type Family = "RSA" | "EC" | "SM2";

/** An intermediate CA, its key and the root above it. */
export interface Authority {
  readonly certificate: IssuedCertificate;
  readonly key: IssuerKey;
  readonly root: IssuedCertificate;
  /** A CA certificate of the same name, also under the root, with another key: the CA has changed its key. */
  readonly namesake: IssuedCertificate;
}

/** Fictitious CAs, made anew by each start that needs them: their keys are never written anywhere. */
export class Authorities {
  readonly #issuing: ReadonlyMap<string, Authority>;
  readonly #subscriberKeys: ReadonlyMap<KeyAlgorithm, IssuerKey>;

  private constructor(issuing: ReadonlyMap<string, Authority>, keys: ReadonlyMap<KeyAlgorithm, IssuerKey>) {
    this.#issuing = issuing;
    this.#subscriberKeys = keys;
  }

  /** Generates the keys, and the roots and intermediates as of `now` (milliseconds UTC). */
  static async make(now: number): Promise<Authorities> {
    const subscriber = ["RSA 2048", "P-256", "P-384", "SM2"] as const;
    const [rsa, ec, sm2, ...keys] = await Promise.all([
      makeFamily("RSA", "RSA 2048", now),
      makeFamily("EC", "P-384", now),
      makeFamily("SM2", "SM2", now),
      ...subscriber.map(generateKey),
    ]);
    return new Authorities(
      new Map([...rsa, ...ec, ...sm2]),
      new Map(keys.map((key) => [key.algorithm, key])),
    );
  }

  /** The CA that issues certificates of this level with keys of this family. */
  issuing(level: ValidationLevel, family: Family): Authority {
    return known(this.#issuing.get(caName(level, family)));
  }

  /** The key all sample certificates of this algorithm share: nobody uses them for real. */
  subscriberKey(algorithm: KeyAlgorithm): IssuerKey {
    return known(this.#subscriberKeys.get(algorithm));
  }
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The sandbox has no such authority or key");
  return value;
}

const familyNames: Record<Family, string> = { RSA: "", EC: " ECC", SM2: " SM2" };

function caName(level: ValidationLevel, family: Family): string {
  return `Example Sandbox ${level}${familyNames[family]} CA G1`;
}

/** A root, and an intermediate for each level. The intermediates share a key: that halves the time of a first start. */
async function makeFamily(
  family: Family,
  algorithm: KeyAlgorithm,
  now: number,
): Promise<[string, Authority][]> {
  const [rootKey, key, formerKey] = await Promise.all([
    generateKey(algorithm),
    generateKey(algorithm),
    // RSA keys take long to make.
    generateKey("P-384"),
  ]);
  const subject = { C: "CN", O: "Example Sandbox", CN: `Example Sandbox${familyNames[family]} Root CA` };
  const validity = { notBefore: now - 5 * year, notAfter: now + 20 * year };
  const root = issueCertificate({ subject, key: rootKey, isCa: true, ...validity });
  return (["DV", "OV", "EV"] as const).map((level) => {
    const name = caName(level, family);
    const content = {
      subject: { C: "CN", O: "Example Sandbox", CN: name },
      issuer: { ...root, key: rootKey },
      isCa: true,
      pathLength: 0,
      policies: [level],
      extendedKeyUsage: ["serverAuth", "clientAuth"],
      notBefore: now - 4 * year,
      notAfter: now + 10 * year,
    };
    const certificate = issueCertificate({ ...content, key });
    const namesake = issueCertificate({ ...content, key: formerKey });
    return [name, { certificate, key, root, namesake }];
  });
}

/** What we issued ourselves always decodes. */
export function decoded(certificate: IssuedCertificate): DecodedCertificate {
  const result = decodeCertificate(certificate.der);
  if (!result.ok) throw new Error("The sandbox issued a certificate it cannot read");
  return result.value;
}
