// The contract of this room: what it offers to the others. Loaded lazily, it carries node-forge and @noble/curves.

export { type BinaryFile, readBinaryFile } from "./binaryFile";
export { type BlockContent, blockContent } from "./blockContent";
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
export { isEncryptedKey, type KeyProblem, privateKeyPem, publicKeyOf } from "./keys/openKey";
export { openPkcs12, type Pkcs12Content } from "./keys/pkcs12";
export { lookAbove } from "./lookAbove";
export { type FileContent, sniff } from "./sniff";
export { blockKind } from "./text/blockKind";
export { readBlocks } from "./text/blocks";
export { toPem } from "./text/toPem";
export type * from "./types";
export { buildChain, type ChainOptions } from "./x509/chain";
export { type CrlSignature, type DecodedCrl, decodeCrl } from "./x509/crl";
export { sm2Point } from "./x509/curves";
export { decodeCertificate, decodeCertificates } from "./x509/decodeCertificates";
export { type DecodedRequest, decodeRequest } from "./x509/request";
export { sm3 } from "./x509/sm3";
