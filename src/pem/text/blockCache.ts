/**
 * What certificate blocks were decoded to, by their text, so that after a change of one character only the changed block
 * is decoded again. Only certificates are kept: the text of a private key never is.
 */
const kept = new Map<string, Uint8Array>();

/** In characters: the CA bundle of a system has 220,000. */
const maxKept = 4 * 1024 * 1024;
let size = 0;

/** The bytes that this base64 was decoded to before: the same object each time. */
export function keptBytes(base64: string): Uint8Array | undefined {
  return kept.get(base64);
}

/** Keeps the bytes. When there is no room, all that was kept is dropped: what is still in use comes back soon. */
export function keepBytes(base64: string, bytes: Uint8Array): void {
  if (base64.length > maxKept / 4) return;
  if (size + base64.length > maxKept) {
    kept.clear();
    size = 0;
  }
  size += base64.length;
  kept.set(copyOf(base64), bytes);
}

/** A part of a string keeps the whole in memory; a copy does not. Base64 that could be decoded is ASCII. */
function copyOf(base64: string): string {
  return Buffer.from(base64, "latin1").toString("latin1");
}
