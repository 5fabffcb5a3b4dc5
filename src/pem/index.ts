// The contract of this room: what it offers to the others. Loaded lazily, it carries node-forge and @noble/curves.
export type * from "./types";
