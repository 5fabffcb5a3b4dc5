import type { ItemKind, SeedItem } from "./seedTables";

/** Where items of the documents are in the product, and which test shows it. Files are relative to the project. */
export interface PlaceRule {
  readonly kind: ItemKind;
  /** Absent: of every action. */
  readonly actions?: readonly string[];
  /** Absent: every item of the kind. */
  readonly names?: RegExp;
  readonly product: string;
  readonly test: string;
  /**
   * What both files must say of the item for the rule to count: its name as a word, unless given here. `null` means the
   * files treat all such items alike and name none.
   */
  readonly says?: ((item: SeedItem) => string) | null;
}

const legacy = ["CertGetList", "CertUpload", "CertDelete"];

/** Rules in the order they are tried; see `coverageOf`. An item none fits is not shown yet. */
export const placeRules: readonly PlaceRule[] = [
  {
    kind: "parameter",
    actions: ["DescribeCertificates", "DescribeCertificateDetail"],
    product: "src/tencent/v3/client.ts",
    test: "test/unit/tencent/client.test.ts",
  },
  {
    kind: "parameter",
    actions: ["DescribeCertificateDetail"],
    product: "src/tencent/v3/client.ts",
    test: "test/unit/sandbox/v3.test.ts",
  },
  {
    kind: "parameter",
    actions: legacy,
    product: "src/tencent/v2/client.ts",
    test: "test/unit/tencent/client.test.ts",
  },
  {
    kind: "parameter",
    actions: legacy,
    product: "src/tencent/v2/protocol.ts",
    test: "test/unit/tencent/client.test.ts",
  },
  {
    kind: "field",
    names: /^(CertificatePrivateKey|EncryptPrivateKey)$/,
    product: "src/tencent/redaction.ts",
    test: "test/unit/tencent/client.test.ts",
  },
  {
    kind: "field",
    names: /^(RequestId|TotalCount|Certificates)$/,
    product: "src/tencent/v3/envelope.ts",
    test: "test/unit/tencent/client.test.ts",
  },
  {
    kind: "field",
    names: /^(TotalCount|Certificates)$/,
    product: "src/tencent/v3/client.ts",
    test: "test/unit/tencent/client.test.ts",
  },
  {
    kind: "field",
    actions: ["DescribeCertificates", "DescribeCertificateDetail"],
    product: "src/tencent/v3/mapping.ts",
    test: "test/unit/tencent/mapping.test.ts",
  },
  {
    kind: "field",
    actions: legacy,
    names: /^(code|message|codeDesc|data)$/,
    product: "src/tencent/v2/envelope.ts",
    test: "test/unit/tencent/client.test.ts",
  },
  {
    kind: "field",
    actions: legacy,
    names: /^(totalNum|list|id)$/,
    product: "src/tencent/v2/client.ts",
    test: "test/unit/tencent/client.test.ts",
  },
  {
    kind: "field",
    actions: legacy,
    product: "src/tencent/v2/mapping.ts",
    test: "test/unit/tencent/mapping.test.ts",
  },
  // What only the list tells of a certificate is added to what its detail has, whatever its name.
  {
    kind: "field",
    actions: ["DescribeCertificates"],
    names: /^(?!.*PrivateKey$)/,
    product: "src/tencent/v3/listRecord.ts",
    test: "test/unit/tencent/listRecord.test.ts",
    says: null,
  },
  // The detail panel's table of all fields shows what an answer for one certificate has, whatever its name.
  {
    kind: "field",
    actions: ["DescribeCertificateDetail", "CertGetList"],
    names: /^(?!code$|codeDesc$|message$|data$|totalNum$|list$|RequestId$|.*PrivateKey$)/,
    product: "src/detail/sections/fields.ts",
    test: "test/unit/detail/present.test.ts",
    says: null,
  },
  {
    kind: "status",
    product: "src/certificates/status.ts",
    test: "test/unit/certificates/status.test.ts",
    says: null,
  },
  {
    kind: "error",
    product: "src/tencent/errors.ts",
    test: "test/fixtures/reference-tables.json",
  },
  {
    kind: "value",
    names: /^PackageType /,
    product: "src/certificates/packageType.ts",
    test: "test/fixtures/package-types.json",
    says: lastWord,
  },
  {
    kind: "value",
    names: /^StatusMsg /,
    product: "src/ui/serviceWords.ts",
    test: "test/unit/detail/namedValues.test.ts",
    says: lastWord,
  },
  {
    kind: "value",
    names: /^(VerifyType|From) /,
    product: "src/ui/serviceWords.ts",
    test: "test/unit/detail/namedValues.test.ts",
    // The document writes one source with a capital letter that its examples and the service do not.
    says: (item) => lastWord(item).replace("trustAsia", "trustasia"),
  },
  {
    kind: "rule",
    product: "src/certificates/deletion.ts",
    test: "test/unit/certificates/deletion.test.ts",
    says: null,
  },
];

function lastWord({ name }: SeedItem): string {
  return name.slice(name.indexOf(" ") + 1);
}
