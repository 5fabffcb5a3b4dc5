// The contract of this room: what it offers to the others. Loaded lazily, it carries node-forge and @noble/curves.

export { type BinaryFile, readBinaryFile } from "./binaryFile";
export { type BlockContent, blockContent } from "./blockContent";
export { blockKind, readBlocks, toPem } from "./blocks";
export { buildChain, type ChainOptions } from "./chain";
export { type CrlSignature, type DecodedCrl, decodeCrl } from "./crl";
export { sm2Point } from "./curves";
export { decodeCertificate, decodeCertificates } from "./decodeCertificates";
export type * from "./examination";
export { examine } from "./examine";
export type { FindingCode } from "./findings/catalogue";
export { findingHelp } from "./findings/findingHelp";
export { applyFix } from "./fixes/applyFix";
export type * from "./fixes/fix";
export { addIntermediateFix } from "./fixes/makeFix";
export { numberedName } from "./fixes/partNames";
export { splitChain } from "./fixes/splitChain";
export { type InspectOptions, inspect } from "./inspect";
export { isEncryptedKey, type KeyProblem, privateKeyPem, publicKeyOf } from "./keys";
export { lookAbove } from "./lookAbove";
export { openPkcs12, type Pkcs12Content } from "./pkcs12";
export { type DecodedRequest, decodeRequest } from "./request";
export { sm3 } from "./sm3";
export { type FileContent, sniff } from "./sniff";
export type * from "./types";
