// The contract of this room: what it offers to the others. Loaded lazily, it carries node-forge and @noble/curves.

export { blockKind, readBlocks, toPem } from "./blocks";
export { decodeCertificate, decodeCertificates } from "./decodeCertificates";
export type * from "./types";
