import { type Message, message } from "../../certificates";
import type { Reference } from "../types";

/** What stands behind every finding of a code. */
interface Entry {
  /** Two to four sentences: what it means, what comes of it, what to do. */
  readonly explanation: Message;
  readonly reference: Reference;
}

function rfc(number: number, section: string): Reference {
  const url = `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`;
  return { name: `RFC ${number}, ${section}`, url };
}

/** The rules of publicly trusted CAs. */
function baseline(section: string): Reference {
  const url = "https://cabforum.org/working-groups/server/baseline-requirements/requirements/";
  return { name: `CA/Browser Forum Baseline Requirements, ${section}`, url };
}

/** What Tencent Cloud asks of the text of certificates. */
const certificateFormat: Reference = {
  name: "Tencent Cloud: Certificate Requirements and Certificate Format Conversion",
  url: "https://www.tencentcloud.com/document/product/214/6155",
};

const uploadCertificate: Reference = {
  name: "Tencent Cloud: UploadCertificate",
  url: "https://www.tencentcloud.com/document/product/1007/36579",
};

/** All findings there are, by their code. */
export const catalogue = {
  "not-pem": {
    explanation: message(
      "A PEM file holds text between a BEGIN and an END line. This file has no such line, so nothing in it can be read. It may be a binary file (DER, PKCS#12) with the wrong extension, or an empty one.",
    ),
    reference: rfc(7468, "2"),
  },
  "broken-block": {
    explanation: message(
      "The text between a BEGIN and an END line must be complete base64. A character was changed, a part was lost, or the two lines do not belong together, which mostly happens when a block is copied by hand. Take the block anew from where it came from: a damaged one cannot be repaired.",
    ),
    reference: rfc(7468, "3"),
  },
  "unreadable-certificate": {
    explanation: message(
      "The base64 is fine, but the bytes are not those of an X.509 certificate. The label may be wrong (a key or a request named CERTIFICATE), or the data was damaged before it was encoded. Take the certificate anew from its CA.",
    ),
    reference: rfc(5280, "4.1"),
  },
  "blank-lines": {
    explanation: message(
      "Tencent Cloud asks for the certificates of a file to follow one another without blank lines, and may refuse files that have them with “CertificateParseError”. What this extension uploads is tidied before. Tidy the file itself when you paste or deploy it elsewhere.",
    ),
    reference: certificateFormat,
  },
  "trailing-spaces": {
    explanation: message(
      "Spaces at the ends of lines are invisible, and Tencent Cloud may refuse files that have them with “CertificateParseError”. What this extension uploads is tidied before. Tidy the file itself when you paste or deploy it elsewhere.",
    ),
    reference: certificateFormat,
  },
  "mixed-line-ends": {
    explanation: message(
      "Some lines end with CR LF (Windows) and others with LF alone, as happens when files from two systems are joined. Some programs take the extra character for a part of the data. Use one kind of line end throughout.",
    ),
    reference: rfc(7468, "2"),
  },
  "long-lines": {
    explanation: message(
      "Each line of base64 has exactly 64 characters, and the last one may be shorter. Tencent Cloud asks for that too, and some programs refuse other lengths. Wrapping the lines anew changes nothing in the certificate.",
    ),
    reference: rfc(7468, "2"),
  },
  "byte-order-mark": {
    explanation: message(
      "The file starts with a byte order mark, an invisible character that some editors on Windows add. Programs such as openssl then do not recognise the first BEGIN line and do not find the first block. It can be removed without any loss.",
    ),
    reference: rfc(7468, "3"),
  },
  "duplicate-certificate": {
    explanation: message(
      "The same certificate stands in the files more than once. It does no good in a chain, makes every TLS handshake longer, and may confuse the order. One copy is enough.",
    ),
    reference: rfc(8446, "4.4.2"),
  },
  "broken-request": {
    explanation: message(
      "A request is signed with the private key whose public key it carries, to prove that whoever asks has it. This signature is another's, so a CA will refuse the request. Make a new request with the right key.",
    ),
    reference: rfc(2986, "3"),
  },
  "unreadable-block": {
    explanation: message(
      "The base64 is fine, but the bytes are not what the label says. The label may be wrong, or the data was damaged before it was encoded. The block is left out of an upload; take it anew from where it came from when you need it.",
    ),
    reference: rfc(7468, "2"),
  },
  "pkcs7-container": {
    explanation: message(
      "Windows and many CAs deliver chains as PKCS #7 (.p7b). Its certificates are read here and used for an upload, but web servers and most other programs want CERTIFICATE blocks. Convert it to have one block for each certificate, in the order of the chain.",
    ),
    reference: rfc(7468, "8"),
  },
  "sm2-upload": {
    explanation: message(
      "Tencent Cloud keeps certificates of the Chinese SM standard apart: a certificate to sign with and one to encrypt for, each with a private key. The interface for uploads takes one certificate with one key, and answers SM2 certificates with “CertificateEncryptInvalid”. Upload them in the console instead, where the standard can be chosen.",
    ),
    reference: uploadCertificate,
  },
  "unused-block": {
    explanation: message(
      "For an upload only certificates and one private key count. Blocks of other kinds, such as requests and revocation lists, are left out. They do no harm in the file.",
    ),
    reference: rfc(7468, "4"),
  },
  "no-certificate": {
    explanation: message(
      "Nothing in the files is a certificate. A request (CSR) is what a CA makes a certificate of; it cannot be uploaded in its place. Select the certificate that the CA returned.",
    ),
    reference: certificateFormat,
  },
  "key-alone": {
    explanation: message(
      "A private key is uploaded together with its certificate, never alone. Select the certificate too; it is often the .crt or .pem file of the same name.",
    ),
    reference: certificateFormat,
  },
  "missing-key": {
    explanation: message(
      "A server proves with the private key that the certificate is its own, so a server certificate is uploaded together with its key. The key was made together with the request (CSR) and was never sent to the CA. Select the file too; it often ends in .key.",
    ),
    reference: certificateFormat,
  },
  "key-mismatch": {
    explanation: message(
      "Certificate and private key belong together when they have the same public key. Here it was computed from the private key, and it is another one. A server with this pair cannot make TLS connections: look for the key that was made together with the request (CSR) of this certificate.",
    ),
    reference: rfc(8446, "4.4.3"),
  },
  "unused-key": {
    explanation: message(
      "Another private key belongs to the certificate, so this one is not sent. If it belongs to another certificate, keep it with that one. A key that belongs to nothing should be deleted.",
    ),
    reference: certificateFormat,
  },
  "needs-passphrase": {
    explanation: message(
      "The private key is encrypted, and without its passphrase nobody can tell which certificate it belongs to. The passphrase is used once and not kept. Tencent Cloud takes keys without encryption, so the key is decrypted in memory for an upload.",
    ),
    reference: rfc(5958, "3"),
  },
  "wrong-passphrase": {
    explanation: message(
      "The private key cannot be decrypted with the passphrase that was given. Passphrases distinguish upper and lower case, and a space at the end counts too. If it is lost, the key is lost: have the certificate reissued for a new key.",
    ),
    reference: rfc(5958, "3"),
  },
  "unsupported-cipher": {
    explanation: message(
      "The private key is encrypted in a way that is rare and not read here. Run “openssl pkey -in FILE -aes256 -out NEW” to encrypt it with AES-256 instead; for old ciphers OpenSSL 3 also needs “-provider legacy -provider default”. The key itself stays the same.",
    ),
    reference: rfc(8018, "6.2"),
  },
  "unsupported-curve": {
    explanation: message(
      "The public key cannot be computed from a private key of this kind here, so key and certificate cannot be compared. Compare what “openssl pkey -pubout” and “openssl x509 -pubkey” print for the two. Public CAs issue certificates for RSA keys and the curves P-256 and P-384: use one of these for a public website.",
    ),
    reference: rfc(5480, "2.1.1"),
  },
  "unreadable-key": {
    explanation: message(
      "The base64 is fine, but the bytes are not those of a private key that is known here. The label may be wrong, or the data was damaged before it was encoded. Take the key anew from where it was made.",
    ),
    reference: rfc(5958, "2"),
  },
  "two-leaves": {
    explanation: message(
      "One upload makes one certificate in Tencent Cloud, with one private key. These files hold certificates for several servers. Upload them one at a time, each with its own key and chain.",
    ),
    reference: certificateFormat,
  },
  "ca-as-server": {
    explanation: message(
      "A CA certificate is meant to issue others, and its basic constraints say so. Some clients refuse a server that presents one, and a CA key does not belong on a server. Issue a certificate for the server and use that.",
    ),
    reference: rfc(5280, "4.2.1.9"),
  },
  "server-as-ca": {
    explanation: message(
      "This certificate has issued another one, but its basic constraints do not make it a CA. Clients that check the chain refuse the certificate it issued. Use a certificate that a CA issued.",
    ),
    reference: rfc(5280, "4.2.1.9"),
  },
  "issuer-constraints": {
    explanation: message(
      "This CA certificate has issued another one though its own extensions forbid that: its key usage lacks the signing of certificates, or more CA certificates stand below it than its path length allows. Clients that check the chain refuse what it issued. Use a certificate of a CA that may issue it.",
    ),
    reference: rfc(5280, "6.1.4"),
  },
  expired: {
    explanation: message(
      "The time of validity is over, and every client refuses the certificate. A certificate cannot be prolonged: have a new one issued. The old private key may be used again, but a new one is better.",
    ),
    reference: rfc(5280, "4.1.2.5"),
  },
  expiring: {
    explanation: message(
      "The certificate ends within the number of days that is set in “certificateBrowser.expiringDays”. Once it has expired, every client refuses it. Have its successor issued and deploy it in time.",
    ),
    reference: rfc(5280, "4.1.2.5"),
  },
  "not-yet-valid": {
    explanation: message(
      "The time of validity has not begun, and clients refuse the certificate until then. If it was issued just now, the clock of this computer may be wrong. Otherwise deploy it later.",
    ),
    reference: rfc(5280, "4.1.2.5"),
  },
  "lifetime-too-long": {
    explanation: message(
      "Publicly trusted server certificates may be valid for at most 398 days when issued from 2020-09-01, 200 days from 2026-03-15, 100 days from 2027-03-15, and 47 days from 2029-03-15 (ballot SC-081v3). A public CA may not issue one for longer, and browsers may refuse it. The rule does not bind private CAs, so it is applied only to certificates of publicly trusted issuers.",
    ),
    reference: baseline("6.3.2"),
  },
  "weak-key": {
    explanation: message(
      "RSA keys need at least 2048 bits and elliptic-curve keys at least 256, since smaller ones can be broken. Public CAs may not issue certificates for them, and current TLS libraries refuse them. Make a new key and have the certificate reissued.",
    ),
    reference: baseline("6.1.5"),
  },
  "weak-signature": {
    explanation: message(
      "The certificate is signed with a hash function (MD2, MD5 or SHA-1) for which collisions, and so forged certificates, can be made. Browsers have refused such signatures since 2017 at the latest. Have the certificate reissued with SHA-256 or better.",
    ),
    reference: baseline("7.1.3.2"),
  },
  "name-only-in-cn": {
    explanation: message(
      "Clients look for the server's name in the subject alternative names and no longer in the common name. This certificate has no such names, so browsers refuse it whatever the common name says. Have it reissued with the names as subject alternative names.",
    ),
    reference: rfc(9525, "2"),
  },
  "wildcard-misuse": {
    explanation: message(
      "A wildcard stands for exactly one label, and only as the whole leftmost one: *.example.com covers www.example.com, but neither example.com nor a.b.example.com. Clients ignore wildcards in other places and directly below a top-level domain. EV certificates may have none at all.",
    ),
    reference: rfc(9525, "6.3"),
  },
  "missing-server-auth": {
    explanation: message(
      "The extended key usage lists what the certificate is for, and the authentication of servers is not among it. Clients refuse it for TLS servers. Use a certificate issued for servers.",
    ),
    reference: rfc(5280, "4.2.1.12"),
  },
  "wrong-order": {
    explanation: message(
      "A chain starts with the certificate of the server, and each further one is that of the issuer of the one before it. Some servers and clients accept another order, others fail. Tencent Cloud asks for the right order.",
    ),
    reference: rfc(8446, "4.4.2"),
  },
  "missing-intermediate": {
    explanation: message(
      "Clients have the roots, not the intermediate certificates: the server has to send these. Where one is missing, desktop browsers often find it elsewhere, but curl, Java, mobile apps and servers that call yours fail. Add it below the certificate it has issued; the CA offers it for download.",
    ),
    reference: rfc(8446, "4.4.2"),
  },
  "root-included": {
    explanation: message(
      "Clients trust a root because they have it already, not because a server sends it. Sending it makes every handshake longer and does no good. It is left out of an upload.",
    ),
    reference: rfc(8446, "4.4.2"),
  },
  "broken-chain": {
    explanation: message(
      "A certificate with the name of the issuer is there, but its key did not make the signature. It is perhaps an older or newer one of the same CA. Clients refuse such a chain: take the chain that the CA delivered with the certificate.",
    ),
    reference: rfc(5280, "6.1.3"),
  },
  "unverifiable-signature": {
    explanation: message(
      "The algorithm of the signature is rare and not computed here, so the certificate was tied to its issuer by names and key identifiers alone. That is mostly right. Check it with “openssl verify” where it matters.",
    ),
    reference: rfc(5280, "6.1.3"),
  },
  "self-signed": {
    explanation: message(
      "The certificate was issued by its own key and by no CA. Browsers warn of it unless it was imported as trusted on each device. It is good for tests and inside a company, not for a public website.",
    ),
    reference: rfc(5280, "3.2"),
  },
  "unrelated-certificate": {
    explanation: message(
      "The certificate has not issued any other of the chain, so clients have no use for it. It may have been left from an earlier chain, when the CA used another intermediate certificate. It is left out of an upload.",
    ),
    reference: rfc(8446, "4.4.2"),
  },
  "key-not-ignored": {
    explanation: message(
      "The private key is not encrypted, and git does not ignore the file: the next commit may publish it, and what was pushed once cannot be taken back. Add the file to .gitignore or encrypt the key. If it was committed already, treat the key as stolen: make a new one, have the certificate reissued and the old one revoked.",
    ),
    reference: rfc(5958, "7"),
  },
  "key-readable-by-all": {
    explanation: message(
      "Certificate and unencrypted private key are in one file that every user of this computer may read. Certificates are public and keys are not: keep the key in a file of its own that only its owner may read (mode 600). Servers take both files separately.",
    ),
    reference: rfc(5958, "7"),
  },
} as const satisfies Readonly<Record<string, Entry>>;

export type FindingCode = keyof typeof catalogue;
