import type { CertificateEntry } from "./entry";
import { inLanguage, type Language, type Text } from "./language";

export type ValidationLevel = "DV" | "OV" | "EV";

/** A product of the service, by the number it calls PackageType. */
export interface Product {
  readonly name: Text;
  readonly level: ValidationLevel;
  readonly source: CertificateEntry["source"];
  readonly free?: true;
  readonly sm?: true;
}

/** The products the sample data uses, named as the service's documents name them. */
const products: Readonly<Record<number, Product>> = {
  2: {
    name: { en: "TrustAsia TLS RSA CA", zh: "TrustAsia TLS RSA CA" },
    level: "DV",
    source: "trustasia",
    free: true,
  },
  12: {
    name: { en: "TrustAsia DV wildcard SSL certificate", zh: "TrustAsia 域名型（DV）通配符" },
    level: "DV",
    source: "trustasia",
  },
  14: {
    name: { en: "TrustAsia OV SSL certificate (D3)", zh: "TrustAsia 企业型（OV）SSL 证书（D3）" },
    level: "OV",
    source: "trustasia",
  },
  16: {
    name: { en: "TrustAsia EV SSL certificate (D3)", zh: "TrustAsia 增强型 （EV）SSL 证书（D3）" },
    level: "EV",
    source: "trustasia",
  },
  25: { name: { en: "WoTrus DV certificate", zh: "Wotrus 域名型证书" }, level: "DV", source: "wosign" },
  28: { name: { en: "WoTrus OV certificate", zh: "Wotrus 企业型证书" }, level: "OV", source: "wosign" },
  31: { name: { en: "WoTrus EV certificate", zh: "Wotrus 增强型证书" }, level: "EV", source: "wosign" },
  35: {
    name: { en: "WoTrus SM DV certificate (wildcard)", zh: "WoTrus-国密域名型证书（通配符）" },
    level: "DV",
    source: "wosign",
    sm: true,
  },
  43: {
    name: { en: "DNSPod - organization-validated (OV) SSL certificate", zh: "DNSPod-企业型(OV)SSL证书" },
    level: "OV",
    source: "trustasia",
  },
  44: {
    name: {
      en: "DNSPod - organization-validated (OV) wildcard SSL certificate",
      zh: "DNSPod-企业型(OV)通配符SSL证书",
    },
    level: "OV",
    source: "trustasia",
  },
  45: {
    name: {
      en: "DNSPod - organization-validated (OV) multi-domain SSL certificate",
      zh: "DNSPod-企业型(OV)多域名SSL证书",
    },
    level: "OV",
    source: "trustasia",
  },
  46: {
    name: { en: "DNSPod - extended-validation (EV) SSL certificate", zh: "DNSPod-增强型(EV)SSL证书" },
    level: "EV",
    source: "trustasia",
  },
  48: {
    name: { en: "DNSPod - domain name-based (DV) SSL certificate", zh: "DNSPod-域名型(DV)SSL证书" },
    level: "DV",
    source: "trustasia",
  },
  49: {
    name: {
      en: "DNSPod - domain name-based (DV) wildcard SSL certificate",
      zh: "DNSPod-域名型(DV)通配符SSL证书",
    },
    level: "DV",
    source: "trustasia",
  },
  50: {
    name: {
      en: "DNSPod - domain name-based (DV) multi-domain SSL certificate",
      zh: "DNSPod-域名型(DV)多域名SSL证书",
    },
    level: "DV",
    source: "trustasia",
  },
  54: {
    name: {
      en: "DNSPod (SM) - domain name-based (DV) SSL certificate",
      zh: "DNSPod（国密）-域名型(DV)SSL证书",
    },
    level: "DV",
    source: "wosign",
    sm: true,
  },
  83: {
    name: { en: "TrustAsia C1 DV Free", zh: "TrustAsia C1 DV Free" },
    level: "DV",
    source: "trustasia",
    free: true,
  },
  98: { name: { en: "CFCA OV SSL certificate", zh: "CFCA 企业型(OV)SSL证书" }, level: "OV", source: "sheca" },
};

/** The product with this PackageType; undefined for null (uploads) and numbers the sandbox does not sell. */
export function productOf(packageType: number | null): Product | undefined {
  return packageType === null ? undefined : products[packageType];
}

/** ProductZhName: the product's name, or for an upload the issuer's common name. */
export function productName(entry: CertificateEntry, language: Language): string {
  const product = productOf(entry.packageType);
  return product === undefined ? (entry.issuerName ?? "") : inLanguage(product.name, language);
}

const uploadedType: Text = { en: "Uploaded certificate", zh: "上传证书" };

/** PackageTypeName and TypeName. */
export function typeName(entry: CertificateEntry, language: Language): string {
  const product = productOf(entry.packageType);
  return inLanguage(product?.name ?? uploadedType, language);
}

/** A certificate that was paid for. */
export function isPaid(entry: CertificateEntry): boolean {
  return entry.source !== "upload" && productOf(entry.packageType)?.free !== true;
}

export function isDv(entry: CertificateEntry): boolean {
  return productOf(entry.packageType)?.level === "DV";
}
