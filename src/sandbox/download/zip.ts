import { crc32, deflateRawSync } from "node:zlib";

/** A file of an archive. */
export interface ZipFile {
  /** With folders, separated by slashes. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

const localSignature = 0x04034b50;
const directorySignature = 0x02014b50;
const endSignature = 0x06054b50;
const versionNeeded = 20;
/** General purpose bit 11: names are UTF-8. */
const utf8Names = 0x0800;
const deflated = 8;

/**
 * A ZIP archive (PKWARE APPNOTE 4.3) of a few small files, all dated `now` (milliseconds UTC, written as UTC: the format
 * has no time zone).
 */
export function zipArchive(files: readonly ZipFile[], now: number): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const { common, name, data } = describeFile(file, now);
    const local = Buffer.concat([uint32(localSignature), common, uint16(name.length, 0), name, data]);
    directory.push(directoryEntry(common, name, offset));
    bodies.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.concat([
    uint32(endSignature),
    uint16(0, 0, files.length, files.length),
    uint32(central.length, offset),
    uint16(0),
  ]);
  return Buffer.concat([...bodies, central, end]);
}

/** The fields a local header and a directory entry share, from "version needed" to "uncompressed size". */
function describeFile({ path, content }: ZipFile, now: number) {
  const plain = Buffer.from(content);
  const data = deflateRawSync(plain);
  const common = Buffer.concat([
    uint16(versionNeeded, utf8Names, deflated, dosTime(now), dosDate(now)),
    uint32(crc32(plain), data.length, plain.length),
  ]);
  return { common, name: Buffer.from(path), data };
}

function directoryEntry(common: Buffer, name: Buffer, offset: number): Buffer {
  // After the lengths: disk, internal attributes, external attributes, where the local header is.
  const rest = [uint16(name.length, 0, 0, 0, 0), uint32(0, offset), name];
  return Buffer.concat([uint32(directorySignature), uint16(versionNeeded), common, ...rest]);
}

function dosTime(now: number): number {
  const date = new Date(now);
  return (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
}

function dosDate(now: number): number {
  const date = new Date(now);
  return ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
}

function uint16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => {
    bytes.writeUInt16LE(value, index * 2);
  });
  return bytes;
}

function uint32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    bytes.writeUInt32LE(value, index * 4);
  });
  return bytes;
}
