import { isIP } from "node:net";
import {
  constructed,
  type Der,
  ia5String,
  oid,
  primitive,
  printableString,
  sequence,
  setOf,
  utf8String,
} from "./der";

/** Attributes of a distinguished name, in the order they are written. Or just a common name. */
export type SubjectInput = string | Readonly<Partial<Record<AttributeType, string>>>;

const attributeOids = {
  C: "2.5.4.6",
  ST: "2.5.4.8",
  L: "2.5.4.7",
  O: "2.5.4.10",
  OU: "2.5.4.11",
  CN: "2.5.4.3",
  serialNumber: "2.5.4.5",
  businessCategory: "2.5.4.15",
  jurisdictionC: "1.3.6.1.4.1.311.60.2.1.3",
  emailAddress: "1.2.840.113549.1.9.1",
} as const;

export type AttributeType = keyof typeof attributeOids;

function attributes(subject: SubjectInput): readonly (readonly [AttributeType, string])[] {
  if (typeof subject === "string") return [["CN", subject]];
  return Object.entries(subject) as [AttributeType, string][];
}

/** The common name, or empty. */
export function commonNameOf(subject: SubjectInput): string {
  return attributes(subject).find(([type]) => type === "CN")?.[1] ?? "";
}

/** A DER Name (RFC 5280 4.1.2.4). */
export function distinguishedName(subject: SubjectInput): Der {
  return sequence(
    ...attributes(subject).map(([type, value]) =>
      setOf(sequence(oid(attributeOids[type]), attributeValue(type, value))),
    ),
  );
}

/** Countries and serial numbers must be PrintableString, mail addresses IA5String (RFC 5280 appendix A). */
function attributeValue(type: AttributeType, value: string): Der {
  if (type === "C" || type === "jurisdictionC" || type === "serialNumber") return printableString(value);
  return type === "emailAddress" ? ia5String(value) : utf8String(value);
}

/** A GeneralName (RFC 5280 4.2.1.6): IP address, URI, mail address or DNS name, told apart by its looks. */
export function generalName(name: string): Der {
  if (isIP(name) !== 0) return primitive(7, ipBytes(name));
  if (name.includes("://")) return primitive(6, Buffer.from(name));
  return primitive(name.includes("@") ? 1 : 2, Buffer.from(name));
}

/** A DistributionPointName with one URL. */
export function distributionPoint(url: string): Der {
  return sequence(constructed(0, constructed(0, generalName(url))));
}

function ipBytes(address: string): Der {
  if (isIP(address) === 4) return Buffer.from(address.split(".").map(Number));
  const [head = "", tail] = address.split("::");
  const left = groups(head);
  const right = groups(tail ?? "");
  const zeros = new Array<number>(8 - left.length - right.length).fill(0);
  const bytes = Buffer.alloc(16);
  for (const [index, group] of [...left, ...zeros, ...right].entries()) bytes.writeUInt16BE(group, index * 2);
  return bytes;
}

function groups(text: string): number[] {
  return text === "" ? [] : text.split(":").map((group) => Number.parseInt(group, 16));
}
