import assert from "node:assert/strict";
import { crc32, deflateRawSync } from "node:zlib";
import { inEnglish } from "../../../src/certificates";
import { readZip } from "../../../src/commands/download/zip";

interface Packed {
  readonly name: string | Buffer;
  readonly text?: string;
  readonly stored?: boolean;
  /** What the archive says of the file, where that differs from the truth. */
  readonly claims?: {
    readonly size?: number;
    readonly crc?: number;
    readonly flags?: number;
    readonly mode?: number;
  };
}

/** A ZIP archive as any packer makes it. */
function zip(...files: readonly Packed[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, text = "", stored = false, claims = {} } of files) {
    const [plain, path] = [Buffer.from(text), Buffer.from(name as string)];
    const packed = stored ? plain : deflateRawSync(plain);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(claims.flags ?? 0, 2);
    common.writeUInt16LE(stored ? 0 : 8, 4);
    common.writeUInt32LE(claims.crc ?? crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claims.size ?? plain.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, path, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((claims.mode ?? 0o100644) << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from("PK\x01\x02"), Buffer.from([20, 3]), common, tail, path]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from("PK\x05\x06"), end]);
}

function filesOf(archive: Uint8Array): Record<string, string> {
  const read = readZip(archive);
  assert.ok(read.ok, read.ok ? "" : inEnglish(read.error));
  return Object.fromEntries(read.value.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]));
}

function refusalOf(archive: Uint8Array): string {
  const read = readZip(archive);
  assert.ok(!read.ok, "it was unpacked");
  return inEnglish(read.error);
}

describe("readZip", () => {
  it("reads packed and stored files, and leaves folders out", () => {
    const archive = zip(
      { name: "Nginx/" },
      { name: "Nginx/example.com.crt", text: "certificate\n".repeat(100) },
      { name: "Nginx\\example.com.key", text: "key", stored: true },
    );
    assert.deepEqual(filesOf(archive), {
      "Nginx/example.com.crt": "certificate\n".repeat(100),
      "Nginx/example.com.key": "key",
    });
  });

  it("reads archives with a comment, empty ones, and a view into a larger buffer", () => {
    const archive = zip({ name: "a.pem", text: "a" });
    archive.writeUInt16LE(5, archive.length - 2);
    assert.deepEqual(filesOf(Buffer.concat([archive, Buffer.from("hello")])), { "a.pem": "a" });
    assert.deepEqual(filesOf(zip()), {});
    const larger = Buffer.concat([Buffer.alloc(7), zip({ name: "b.pem", text: "b" })]);
    assert.deepEqual(filesOf(new Uint8Array(larger.buffer, larger.byteOffset + 7, larger.length - 7)), {
      "b.pem": "b",
    });
  });

  it("reads Chinese names, in UTF-8 and in GBK", () => {
    assert.deepEqual(Object.keys(filesOf(zip({ name: "证书.pem" }))), ["证书.pem"]);
    const gbk = Buffer.from([0xd6, 0xa4, 0xca, 0xe9, 0x2e, 0x70, 0x65, 0x6d]);
    assert.deepEqual(Object.keys(filesOf(zip({ name: gbk }))), ["证书.pem"]);
  });

  const unsafe = [
    "../key.pem",
    "a/../../key.pem",
    "/etc/key.pem",
    "..\\key.pem",
    "C:\\key.pem",
    "a//b.pem",
    "./a.pem",
    "nul.pem",
    "a/CON",
    "a.pem ",
    "a\u0000.pem",
    "server\u202Emep.exe",
  ];
  for (const name of unsafe) {
    it(`refuses the name ${JSON.stringify(name)}`, () => {
      assert.match(refusalOf(zip({ name: "fine.pem" }, { name })), /cannot be unpacked safely/);
    });
  }

  it("refuses links", () => {
    const link = { name: "a.pem", text: "/etc/passwd", claims: { mode: 0o120777 } };
    assert.match(refusalOf(zip(link)), /safely/);
  });

  it("refuses one name twice, in whatever case", () => {
    assert.match(refusalOf(zip({ name: "a/Key.pem" }, { name: "A/key.PEM" })), /twice/);
  });

  it("refuses what is encrypted, and what unpacks to more than it says", () => {
    assert.match(refusalOf(zip({ name: "a.pem", claims: { flags: 1 } })), /encrypted/);
    const bomb = { name: "a.pem", text: "0".repeat(1_000_000), claims: { size: 10 } };
    assert.match(refusalOf(zip(bomb)), /damaged/);
  });

  it("refuses what is too large, before anything is unpacked", () => {
    assert.match(refusalOf(zip({ name: "a.pem", text: "a", claims: { size: 0x7fffffff } })), /too large/);
    const many = Array.from({ length: 501 }, (_, n) => ({ name: `${n}.pem` }));
    assert.match(refusalOf(zip(...many)), /too large/);
  });

  it("refuses what is damaged", () => {
    assert.match(refusalOf(zip({ name: "a.pem", text: "a", claims: { crc: 1 } })), /a\.pem.*damaged/);
    const broken = zip({ name: "a.pem", text: "a".repeat(500) });
    broken.fill(0xff, 40, 44);
    assert.match(refusalOf(broken), /damaged/);
    assert.match(refusalOf(zip({ name: "a.pem", text: "a" }).subarray(20)), /damaged/);
  });

  it("refuses what is no archive", () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from("<html>nothing</html>".repeat(9)), Buffer.alloc(100)]) {
      assert.match(refusalOf(bytes), /not a ZIP/);
    }
  });
});
