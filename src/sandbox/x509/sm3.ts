const initial = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
];

const rotate = (word: number, bits: number) => (word << bits) | (word >>> (32 - bits));
const permute0 = (x: number) => x ^ rotate(x, 9) ^ rotate(x, 17);
const permute1 = (x: number) => x ^ rotate(x, 15) ^ rotate(x, 23);

/** The SM3 hash (GB/T 32905), 32 bytes. The editor's node:crypto does not have it. */
export function sm3(data: Uint8Array): Uint8Array {
  const padded = pad(data);
  let state: readonly number[] = initial;
  for (let offset = 0; offset < padded.length; offset += 64) {
    state = compress(state, expand(padded, offset));
  }
  const digest = Buffer.alloc(32);
  for (const [index, word] of state.entries()) digest.writeInt32BE(word | 0, index * 4);
  return digest;
}

/** A 1 bit, zeros, and the length in bits as 64-bit number, to a multiple of 64 bytes. */
function pad(data: Uint8Array): Buffer {
  const padded = Buffer.alloc(Math.ceil((data.length + 9) / 64) * 64);
  padded.set(data);
  padded[data.length] = 0x80;
  padded.writeBigUInt64BE(BigInt(data.length) * 8n, padded.length - 8);
  return padded;
}

/** Message expansion: 68 words from the 16 of a block. */
function expand(block: Buffer, offset: number): Int32Array {
  const words = new Int32Array(68);
  for (let i = 0; i < 16; i += 1) words[i] = block.readInt32BE(offset + i * 4);
  const at = (i: number) => words[i] ?? 0;
  for (let i = 16; i < 68; i += 1) {
    words[i] = permute1(at(i - 16) ^ at(i - 9) ^ rotate(at(i - 3), 15)) ^ rotate(at(i - 13), 7) ^ at(i - 6);
  }
  return words;
}

function compress(state: readonly number[], words: Int32Array): number[] {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i += 1) {
    const word = words[i] ?? 0;
    const constant = rotate(i < 16 ? 0x79cc4519 : 0x7a879d8a, i % 32);
    const ss1 = rotate((rotate(a, 12) + e + constant) | 0, 7);
    const ss2 = ss1 ^ rotate(a, 12);
    const ff = i < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = i < 16 ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (ff + d + ss2 + (word ^ (words[i + 4] ?? 0))) | 0;
    const tt2 = (gg + h + ss1 + word) | 0;
    [d, c, b, a] = [c, rotate(b, 9), a, tt1];
    [h, g, f, e] = [g, rotate(f, 19), e, permute0(tt2)];
  }
  const mixed = [a, b, c, d, e, f, g, h];
  return mixed.map((word, index) => word ^ (state[index] ?? 0));
}
