import { type Case, type Fields, given, refusal, unknownId, uploadAlias, uploadName } from "./case";

/** The list of an answer of CertGetList. */
function listOf({ data }: Fields): readonly Fields[] | undefined {
  const list = (data as Fields | undefined)?.["list"];
  return Array.isArray(list) ? list : undefined;
}

function totalOf({ data }: Fields): number {
  return Number((data as Fields | undefined)?.["totalNum"]);
}

/** The legacy API: its three actions. */
export const legacyCases: readonly Case[] = [
  {
    name: "lists certificates (legacy)",
    action: "CertGetList",
    parameters: () => ({ page: 1, count: 5 }),
    check: (answer) =>
      listOf(answer)?.length === Math.min(5, totalOf(answer)) ? undefined : "the page has not its size",
  },
  {
    name: "gives twenty records when not told how many (legacy)",
    action: "CertGetList",
    parameters: () => ({}),
    check: (answer) =>
      listOf(answer)?.length === Math.min(20, totalOf(answer)) ? undefined : "not twenty records",
  },
  {
    name: "filters by type and search (legacy)",
    action: "CertGetList",
    parameters: () => ({ certType: "SVR", searchKey: "example", altDomain: "www.example.com" }),
    check: (answer) =>
      listOf(answer)?.every(({ certType }) => certType === "SVR") ? undefined : "records of another type",
  },
  {
    name: "gives one certificate with its PEM (legacy)",
    action: "CertGetList",
    parameters: ({ issuedId }) => given(issuedId, (id) => ({ id, withCert: 1 })),
    check: (answer, { issuedId }) => {
      const [record] = listOf(answer) ?? [];
      if (record?.["id"] !== issuedId) return "another certificate, or none";
      return String(record?.["cert"]).startsWith("-----BEGIN CERTIFICATE-----") ? undefined : "no PEM";
    },
  },
  refusal("refuses a page in words (legacy)", "CertGetList", { page: "two" }, "4000"),
  refusal("refuses to delete without an ID (legacy)", "CertDelete", {}, "4000", true),
  refusal("does not delete what is not there (legacy)", "CertDelete", { id: unknownId }, "5000", true),
  refusal(
    "refuses to upload without a certificate (legacy)",
    "CertUpload",
    { certType: "SVR" },
    "4000",
    true,
  ),
  {
    name: "refuses a certificate with another key (legacy)",
    action: "CertUpload",
    parameters: ({ pair, otherKey }) => ({ cert: pair.certificate, key: otherKey, certType: "SVR" }),
    codes: ["5100"],
    writes: true,
  },
  {
    name: "uploads a pair (legacy)",
    action: "CertUpload",
    parameters: ({ pair }) => ({
      cert: pair.certificate,
      key: pair.privateKey,
      certType: "SVR",
      alias: uploadAlias,
    }),
    check({ data }, memory) {
      memory.legacyId = String((data as Fields)["id"]);
      return /^[0-9A-Za-z]{8}$/.test(memory.legacyId)
        ? undefined
        : "the ID is not of eight letters and digits";
    },
    writes: true,
  },
  {
    name: "lists the upload under its ID (legacy)",
    action: "CertGetList",
    parameters: ({ legacyId }) => given(legacyId, (id) => ({ id })),
    check: (answer) => (listOf(answer)?.[0]?.["domain"] === uploadName ? undefined : "not there"),
    writes: true,
  },
  {
    name: "deletes it (legacy)",
    action: "CertDelete",
    parameters: ({ legacyId }) => given(legacyId, (id) => ({ id })),
    check: (_, memory) => {
      delete memory.legacyId;
      return undefined;
    },
    writes: true,
  },
];
