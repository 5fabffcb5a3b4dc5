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

function serverFiles(entry: CertificateEntry): ZipFile[] {
  const name = fileName(entry.domain);
  const { leaf, chain, root } = parts(entry);
  const files = [
    { path: `Nginx/1_${name}_bundle.crt`, content: leaf + chain },
    { path: "Apache/1_root_bundle.crt", content: chain + root },
    { path: `Apache/2_${name}.crt`, content: leaf },
    { path: `IIS/${name}.cer`, content: leaf },
    { path: `${name}.pem`, content: leaf + chain },
  ];
  if (isSm(entry) && entry.encryptionPem !== null) {
    files.push({ path: `Nginx/${name}_encrypt.crt`, content: entry.encryptionPem });
  }
  return files;
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
