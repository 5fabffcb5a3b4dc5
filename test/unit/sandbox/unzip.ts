import assert from "node:assert/strict";
import { crc32, inflateRawSync } from "node:zlib";

/** The files of a ZIP archive by path, read by way of its directory as an unpacker does; checks sizes and checksums. */
export function unzip(archive: Buffer): Map<string, string> {
  const end = archive.lastIndexOf(Buffer.from("PK\x05\x06"));
  assert.ok(end >= 0);
  const files = new Map<string, string>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    assert.equal(archive.readUInt32LE(at), 0x02014b50);
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.subarray(at + 46, at + 46 + nameLength).toString("utf8");
    const content = readFile(archive, archive.readUInt32LE(at + 42), archive.readUInt32LE(at + 20));
    assert.equal(content.length, archive.readUInt32LE(at + 24));
    assert.equal(crc32(content), archive.readUInt32LE(at + 16));
    files.set(name, content.toString("utf8"));
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  assert.equal(at, end);
  return files;
}

function readFile(archive: Buffer, at: number, size: number): Buffer {
  assert.equal(archive.readUInt32LE(at), 0x04034b50);
  const start = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  return inflateRawSync(archive.subarray(start, start + size));
}
