import { readBlocks } from "../../pem";
import type { CertificateEntry } from "../records/entry";
import { isSm } from "../records/facts";
import { type ZipFile, zipArchive } from "./zip";

const readme = `The sandbox keeps no private keys, so this archive has none: where the real service puts
the key (and files that contain it, .pfx and .jks), there is nothing here. What it holds is
the public chain, in the folders and under the names the real service uses.
`;

/** The archive DownloadCertificate gives for a certificate with PEM: a folder for each kind of web server. */
export function downloadArchive(entry: CertificateEntry, now: number): Buffer {
  const files = entry.type === "CA" ? caFiles(entry) : serverFiles(entry);
  return zipArchive([...files, { path: "README.txt", content: readme }], now);
}

/** The archive for one kind of web server; undefined when there is none of that kind for the certificate. */
export function archiveFor(type: string, entry: CertificateEntry, now: number): Buffer | undefined {
  const isCa = entry.type === "CA";
  const root = isCa ? caFiles(entry) : [{ path: "root.crt", content: parts(entry).root }];
  const byType = new Map(Object.entries({ root, ...(isCa ? {} : filesByServer(entry)) }));
  const files = byType.get(type);
  return files && zipArchive([...files, { path: "README.txt", content: readme }], now);
}

/** What the archive for one kind of web server is called. */
export function archiveName({ domain }: CertificateEntry, type: string): string {
  return `${fileName(domain)}_${type}.zip`;
}

function serverFiles(entry: CertificateEntry): ZipFile[] {
  return Object.values(filesByServer(entry)).flat();
}

/** By the service's names of web servers. Those that want the key in one file with the certificate have no file here. */
function filesByServer(entry: CertificateEntry): Readonly<Record<string, ZipFile[]>> {
  const name = fileName(entry.domain);
  const { leaf, chain, root } = parts(entry);
  const nginx = [{ path: `Nginx/1_${name}_bundle.crt`, content: leaf + chain }];
  if (isSm(entry) && entry.encryptionPem !== null) {
    nginx.push({ path: `Nginx/${name}_encrypt.crt`, content: entry.encryptionPem });
  }
  return {
    nginx,
    apache: [
      { path: "Apache/1_root_bundle.crt", content: chain + root },
      { path: `Apache/2_${name}.crt`, content: leaf },
    ],
    iis: [{ path: `IIS/${name}.cer`, content: leaf }],
    other: [{ path: `${name}.pem`, content: leaf + chain }],
    tomcat: [],
    jks: [],
  };
}

function caFiles(entry: CertificateEntry): ZipFile[] {
  return [{ path: `${fileName(entry.domain)}.crt`, content: entry.pem ?? "" }];
}

/** The leaf, what is between it and the root, and the root, each as PEM; empty where there is none. */
function parts({ pem, rootPem }: CertificateEntry) {
  const blocks = readBlocks({ name: "certificate", text: pem ?? "" }).map(
    ({ range }) => `${(pem ?? "").slice(range.start, range.end).trim()}\n`,
  );
  const [leaf = "", ...chain] = blocks;
  return { leaf, chain: chain.join(""), root: rootPem ?? "" };
}

/** A name as the service writes it into file names: `*` becomes `_`, and so does what no file system likes. */
function fileName(domain: string): string {
  return domain.replace(/[^\p{L}\p{N}.-]/gu, "_") || "certificate";
}
