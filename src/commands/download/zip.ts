import { crc32, inflateRawSync } from "node:zlib";
import { failure, type Message, message, type Result, success } from "../../certificates";
import { isDeviceName } from "../../ui/fileNames";
import { hasUnseen } from "../../ui/visibleText";

/** A file of an archive. */
export interface ZipFile {
  /** Relative, with `/` between folders; never leads out of the folder it is unpacked into. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Archives of certificates are small: what is larger is something else. */
const mostFiles = 500;
const mostBytes = 16 * 1024 * 1024;

// Record signatures and sizes of the fixed parts, see APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
const localHeader = { signature: 0x04034b50, size: 30 };
const centralHeader = { signature: 0x02014b50, size: 46 };
const endRecord = { signature: 0x06054b50, size: 22 };
const longestComment = 0xffff;

/** An entry of the central directory. */
interface Entry {
  readonly path: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
  /** Unix file mode; 0 where the archive was not made on Unix. */
  readonly mode: number;
}

/** Thrown inside this file only, to leave a damaged archive from any depth. */
class BadArchive {
  readonly reason: Message;

  constructor(reason: Message) {
    this.reason = reason;
  }
}

/**
 * The files of a ZIP archive, all of them or none. Archives that would write outside of their folder, that hold links,
 * are encrypted, damaged or larger than certificates can be are refused with the reason.
 */
export function readZip(bytes: Uint8Array): Result<readonly ZipFile[], Message> {
  try {
    return success(filesOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
  } catch (error) {
    if (error instanceof BadArchive) return failure(error.reason);
    // Reading past the end of a buffer, or a broken deflate stream.
    if (error instanceof RangeError || isZlibError(error)) return failure(message("The archive is damaged."));
    throw error;
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
}

function filesOf(archive: Buffer): readonly ZipFile[] {
  const entries = entriesOf(archive).filter(({ path }) => !path.endsWith("/"));
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > mostBytes) throw new BadArchive(message("The archive is too large to be unpacked here."));
  const seen = new Set<string>();
  return entries.map((entry) => {
    const path = safePath(entry);
    // Two names that differ in case only are one file on Windows and macOS.
    const key = path.toLowerCase();
    if (seen.has(key)) throw new BadArchive(message("The archive holds {0} twice.", path));
    seen.add(key);
    return { path, bytes: contentOf(archive, entry) };
  });
}

function entriesOf(archive: Buffer): readonly Entry[] {
  const end = endOf(archive);
  const count = archive.readUInt16LE(end + 10);
  if (count > mostFiles) throw new BadArchive(message("The archive is too large to be unpacked here."));
  const entries: Entry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    const [entry, next] = entryAt(archive, at);
    entries.push(entry);
    at = next;
  }
  return entries;
}

/** Where the end record starts: it is the last one, followed by a comment at most. */
function endOf(archive: Buffer): number {
  const last = archive.length - endRecord.size;
  for (let at = last; at >= 0 && at >= last - longestComment; at -= 1) {
    if (archive.readUInt32LE(at) === endRecord.signature) return at;
  }
  throw new BadArchive(message("This is not a ZIP archive."));
}

function entryAt(archive: Buffer, at: number): [entry: Entry, next: number] {
  if (archive.readUInt32LE(at) !== centralHeader.signature) {
    throw new BadArchive(message("The archive is damaged."));
  }
  const nameEnd = at + centralHeader.size + archive.readUInt16LE(at + 28);
  const flags = archive.readUInt16LE(at + 8);
  const madeOnUnix = archive.readUInt16LE(at + 4) >> 8 === 3;
  const entry = {
    path: nameOf(archive.subarray(at + centralHeader.size, nameEnd)),
    flags,
    method: archive.readUInt16LE(at + 10),
    crc: archive.readUInt32LE(at + 16),
    packedSize: archive.readUInt32LE(at + 20),
    size: archive.readUInt32LE(at + 24),
    offset: archive.readUInt32LE(at + 42),
    mode: madeOnUnix ? archive.readUInt32LE(at + 38) >>> 16 : 0,
  };
  return [entry, nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)];
}

/** Names are UTF-8 whether the archive says so or not; older Chinese tools write GBK. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

const fileTypeMask = 0o170000;
const regularFile = 0o100000;

/** The entry's path, or a refusal when it is anything but a plain file below the folder it is unpacked into. */
function safePath({ path: written, mode }: Entry): string {
  const path = written.replaceAll("\\", "/");
  const type = mode & fileTypeMask;
  const isPlain = type === 0 || type === regularFile;
  if (!isPlain || path.split("/").some((part) => !isSafeName(part))) {
    throw new BadArchive(message("The archive holds a name that cannot be unpacked safely: {0}", written));
  }
  return path;
}

/** Good on every system, and not pretending to be another kind of file, as `server\u202Emep.exe` does. */
function isSafeName(name: string): boolean {
  return /^[^<>:"|?*]+$/.test(name) && !/[. ]$/.test(name) && !isDeviceName(name) && !hasUnseen(name);
}

const encrypted = 1;
const stored = 0;
const deflated = 8;

function contentOf(archive: Buffer, entry: Entry): Uint8Array {
  const { flags, method, packedSize, size, offset, path } = entry;
  if ((flags & encrypted) !== 0) throw new BadArchive(message("The archive is encrypted."));
  if (archive.readUInt32LE(offset) !== localHeader.signature) {
    throw new BadArchive(message("The archive is damaged."));
  }
  // Name and extra field of the local header need not be those of the central directory.
  const start =
    offset + localHeader.size + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  const packed = archive.subarray(start, start + packedSize);
  const content = unpacked(packed, method, size);
  if (content.length !== size || crc32(content) !== entry.crc) {
    throw new BadArchive(message("The file {0} in the archive is damaged.", path));
  }
  return content;
}

function unpacked(packed: Buffer, method: number, size: number): Uint8Array {
  if (method === stored) return packed;
  if (method !== deflated) throw new BadArchive(message("The archive is packed in an unknown way."));
  // Never more than was announced and counted: a small archive can hold gigabytes of zeros.
  return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
}
