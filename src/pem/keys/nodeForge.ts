// The modules of node-forge we use: they add themselves to the one object that `forge` is.
import forge from "node-forge/lib/forge";
import "node-forge/lib/aes";
import "node-forge/lib/des";
import "node-forge/lib/md5";
import "node-forge/lib/rc2";
import "node-forge/lib/sha1";

export { forge };

/** Bytes as node-forge takes them: a string of one character a byte. */
export function toBinary(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

/** The way back. */
export function fromBinary(binary: string): Uint8Array {
  return Buffer.from(binary, "latin1");
}
