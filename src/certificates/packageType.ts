import { type Message, message } from "./message";

/** The name of a product of the brand given. */
type Product = (brand: string) => Message;

const dv: Product = (brand) => message("{0} DV", brand);
const dvMulti: Product = (brand) => message("{0} DV multi-domain", brand);
const dvWildcard: Product = (brand) => message("{0} DV wildcard", brand);
const dvWildcardMulti: Product = (brand) => message("{0} DV wildcard multi-domain", brand);
const ev: Product = (brand) => message("{0} EV", brand);
const evMulti: Product = (brand) => message("{0} EV multi-domain", brand);
const evPro: Product = (brand) => message("{0} EV Pro", brand);
const evProMulti: Product = (brand) => message("{0} EV Pro multi-domain", brand);
const ov: Product = (brand) => message("{0} OV", brand);
const ovMulti: Product = (brand) => message("{0} OV multi-domain", brand);
const ovPro: Product = (brand) => message("{0} OV Pro", brand);
const ovProMulti: Product = (brand) => message("{0} OV Pro multi-domain", brand);
const ovWildcard: Product = (brand) => message("{0} OV wildcard", brand);
const ovWildcardMulti: Product = (brand) => message("{0} OV wildcard multi-domain", brand);
const smDv: Product = (brand) => message("{0} SM DV", brand);
const smDvMulti: Product = (brand) => message("{0} SM DV multi-domain", brand);
const smDvWildcard: Product = (brand) => message("{0} SM DV wildcard", brand);
const smEv: Product = (brand) => message("{0} SM EV", brand);
const smEvMulti: Product = (brand) => message("{0} SM EV multi-domain", brand);
const smOv: Product = (brand) => message("{0} SM OV", brand);
const smOvMulti: Product = (brand) => message("{0} SM OV multi-domain", brand);
const smOvWildcard: Product = (brand) => message("{0} SM OV wildcard", brand);

/** The service's products by brand and `PackageType`. Some were renumbered, so that two numbers have one name. */
const products: readonly (readonly [brand: string, Readonly<Record<number, Product>>])[] = [
  [
    "SecureSite",
    {
      3: evPro,
      4: ev,
      5: ovPro,
      6: ov,
      7: ovWildcard,
      57: ovProMulti,
      58: ovMulti,
      59: evProMulti,
      60: evMulti,
      75: ov,
      76: ovWildcard,
      77: ev,
      92: ovProMulti,
      93: ovMulti,
      94: evProMulti,
      95: evMulti,
      96: evPro,
      97: ovPro,
    },
  ],
  ["GeoTrust", { 8: ev, 9: ov, 10: ovWildcard, 61: evMulti, 78: ov, 79: ovWildcard, 80: ev, 91: evMulti }],
  [
    "TrustAsia",
    {
      11: dvMulti,
      12: dvWildcard,
      13: ovWildcard,
      14: ov,
      15: ovMulti,
      16: ev,
      17: evMulti,
      21: ovWildcardMulti,
      42: dvWildcardMulti,
    },
  ],
  [
    "GlobalSign",
    {
      18: ov,
      19: ovWildcard,
      20: ev,
      22: ovMulti,
      23: ovWildcardMulti,
      24: evMulti,
      81: ov,
      82: ovWildcard,
      85: ev,
      88: ovWildcardMulti,
      89: ovMulti,
      90: evMulti,
    },
  ],
  [
    "WoTrus",
    {
      25: dv,
      26: dvMulti,
      27: dvWildcard,
      28: ov,
      29: ovMulti,
      30: ovWildcard,
      31: ev,
      32: evMulti,
      33: smDv,
      34: smDvMulti,
      35: smDvWildcard,
      37: smOv,
      38: smOvMulti,
      39: smOvWildcard,
      40: smEv,
      41: smEvMulti,
    },
  ],
  [
    "DNSPod",
    {
      43: ov,
      44: ovWildcard,
      45: ovMulti,
      46: ev,
      47: evMulti,
      48: dv,
      49: dvWildcard,
      50: dvMulti,
      51: smOv,
      52: smOvWildcard,
      53: smOvMulti,
      54: smDv,
      55: smDvWildcard,
      56: smDvMulti,
    },
  ],
  ["CFCA", { 98: ov, 99: ovMulti, 100: ovWildcard, 101: ev }],
];

/** The free products, whose names tell neither brand nor level. */
const freeProducts: Readonly<Record<number, Message>> = {
  2: message("TrustAsia TLS RSA CA (free DV)"),
  83: message("TrustAsia C1 DV Free"),
};

/**
 * What a `PackageType` number stands for: brand, validation level (DV, OV, EV) and kind; "SM" is Chinese national
 * cryptography. A number that is not documented is named by itself. Source: DescribeCertificateDetail, field
 * `PackageType`.
 */
export function packageName(packageType: number): Message {
  for (const [brand, ofBrand] of products) {
    const product = ofBrand[packageType];
    if (product !== undefined) return product(brand);
  }
  return freeProducts[packageType] ?? message("Package {0}", packageType);
}
