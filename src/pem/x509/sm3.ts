/**
 * The SM3 hash (GB/T 32905-2016). Written here because the desktop editor's crypto (BoringSSL) has none; checked in
 * tests against the standard's examples and openssl.
 */

const initial = Uint32Array.of(
  0x7380166f,
  0x4914b2b9,
  0x172442d7,
  0xda8a0600,
  0xa96f30bc,
  0x163138aa,
  0xe38dee4d,
  0xb0fb0e4e,
);

const blockLength = 64;

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** P0 and P1 of the standard, 4.4. */
const permute0 = (x: number) => x ^ rotate(x, 9) ^ rotate(x, 17);
const permute1 = (x: number) => x ^ rotate(x, 15) ^ rotate(x, 23);

/** T_j rotated by j, 4.2 and 5.3.3. */
const constants = Uint32Array.from({ length: 64 }, (_, round) =>
  rotate(round < 16 ? 0x79cc4519 : 0x7a879d8a, round % 32),
);

/** Message expansion, 5.3.2, into `words` (68 of them). */
function expand(block: DataView, offset: number, words: Int32Array): void {
  const w = (index: number) => words[index] as number;
  for (let index = 0; index < 16; index += 1) words[index] = block.getInt32(offset + index * 4);
  for (let index = 16; index < 68; index += 1) {
    words[index] =
      permute1(w(index - 16) ^ w(index - 9) ^ rotate(w(index - 3), 15)) ^
      rotate(w(index - 13), 7) ^
      w(index - 6);
  }
}

/** Compression, 5.3.3: `state` takes in the expanded block. */
function compress(state: Uint32Array, words: Int32Array): void {
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let round = 0; round < 64; round += 1) {
    const early = round < 16;
    const word = words[round] as number;
    const ss1 = rotate((rotate(a, 12) + e + (constants[round] as number)) | 0, 7);
    const ss2 = ss1 ^ rotate(a, 12);
    const majority = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const choice = early ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (majority + d + ss2 + (word ^ (words[round + 4] as number))) | 0;
    const tt2 = (choice + h + ss1 + word) | 0;
    d = c;
    c = rotate(b, 9);
    b = a;
    a = tt1;
    h = g;
    g = rotate(f, 19);
    f = e;
    e = permute0(tt2);
  }
  const next = [a, b, c, d, e, f, g, h];
  for (let index = 0; index < 8; index += 1) {
    state[index] = (state[index] as number) ^ (next[index] as number);
  }
}

/** Padding, 5.2: a one bit, zeros, and the length in bits as 64-bit number. */
function pad(message: Uint8Array): DataView {
  const length = Math.ceil((message.length + 9) / blockLength) * blockLength;
  const padded = new Uint8Array(length);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(length - 8, BigInt(message.length) * 8n);
  return view;
}

/** The 32-byte SM3 digest of `message`. */
export function sm3(message: Uint8Array): Uint8Array {
  const blocks = pad(message);
  const state = initial.slice();
  const words = new Int32Array(68);
  for (let offset = 0; offset < blocks.byteLength; offset += blockLength) {
    expand(blocks, offset, words);
    compress(state, words);
  }
  const result = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => {
    result.setUint32(index * 4, word);
  });
  return new Uint8Array(result.buffer);
}
