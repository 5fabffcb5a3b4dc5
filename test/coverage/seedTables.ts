/** What the tables of the five specification documents list. */
export type ItemKind = "parameter" | "field" | "status" | "error" | "value" | "rule";

/** One line of a table: `name` of an action, and the documents (by number) that have it. */
export interface SeedItem {
  readonly action: string;
  readonly kind: ItemKind;
  readonly name: string;
  /** The document's word for the type, or what a status or value means. */
  readonly text: string;
  readonly seeds: readonly number[];
}

/** One document, and where its tables are. */
interface SeedFormat {
  readonly seed: number;
  readonly read: (text: string) => Found[];
}

interface Found {
  readonly action: string;
  readonly kind: ItemKind;
  readonly name: string;
  readonly text: string;
}

const commonParameters = new Set(["Action", "Version", "Region"]);

/** Reads the tables of the five documents, `texts[n]` being the one whose file name starts with `00n`. */
export function readSeedTables(texts: readonly string[]): SeedItem[] {
  const items = new Map<string, SeedItem>();
  for (const { seed, read } of formats) {
    for (const found of read(texts[seed] ?? "")) {
      const key = `${found.action} ${found.kind} ${found.name}`;
      const known = items.get(key);
      const seeds = new Set([...(known?.seeds ?? []), seed]);
      items.set(key, { ...found, ...known, seeds: [...seeds] });
    }
  }
  return [...items.values()];
}

const formats: readonly SeedFormat[] = [
  {
    seed: 0,
    read: (text) => readLegacyList(text, "2. Input Parameters", "3. Output Parameters", "4. Example"),
  },
  { seed: 1, read: readList },
  { seed: 2, read: (text) => readLegacyList(text, "2. 输入参数", "3. 输出参数", "4. 示例") },
  { seed: 3, read: readDetail },
  { seed: 4, read: readLegacyManual },
];

/** Seeds 0 and 2: CertGetList in English and Chinese. */
function readLegacyList(text: string, input: string, output: string, example: string): Found[] {
  const action = "CertGetList";
  const outputs = between(text, output, example);
  return [
    ...rows(between(text, input, output), /^(\w+) (?:No |Yes )?(Int|String) /).map(as(action, "parameter")),
    ...rows(outputs, /^(\w+) (Int|String|Array|Bool) /).map(as(action, "field")),
    ...rows(outputs, /^(\d) (.+)$/).map(as(action, "status")),
    ...exampleFields(after(text, example)).map(as(action, "field")),
  ];
}

/** Seed 1: DescribeCertificates. */
function readList(text: string): Found[] {
  const action = "DescribeCertificates";
  const input = between(text, "2. Input Parameters", "3. Output Parameters");
  const output = between(text, "3. Output Parameters", "4. Example");
  return [
    ...rows(input, /^([\w.]+) (?:No|Yes) (Array of Integer|Integer|String) /)
      .filter(([name]) => !commonParameters.has(name))
      .map(([name, type]) => [name.replace(/\.N$/, ""), type] as Row)
      .map(as(action, "parameter")),
    ...rows(output, /^(\w+) (Integer|Array of Certificates|String) /).map(as(action, "field")),
    ...pairs(/Certificate status\. (0: .*)/.exec(input)?.[1] ?? "", /(\d+): ([^;.]+)/g).map(
      as(action, "status"),
    ),
    ...exampleFields(between(text, "Output Example", "5. Developer")).map(as(action, "field")),
    ...rows(after(text, "Error Code Description"), /^((?:[A-Z]\w+)(?:\.\w+)?) (.+\.)$/)
      .filter(([name]) => /^(FailedOperation|InternalError|LimitExceeded)/.test(name))
      .map(as(action, "error")),
  ];
}

/** Seed 3: DescribeCertificateDetail. */
function readDetail(text: string): Found[] {
  const action = "DescribeCertificateDetail";
  const cell = (name: string) => new RegExp(`^${name} \\| \\w+ \\| (.*)$`, "m").exec(text)?.[1] ?? "";
  const messages = between(cell("StatusMsg"), "information.", "Certificate review");
  return [
    ...rows(text, /^(\w+) \| (?:Yes|No) \| (\w+) \|/)
      .filter(([name]) => !commonParameters.has(name))
      .map(as(action, "parameter")),
    ...rows(text, /^(\w+) \| (Array of \w+|\w+) \| [^|]*\|$/)
      .filter(([, type]) => type !== "Required" && type !== "Yes" && type !== "No" && type !== "Type")
      .map(as(action, "field")),
    ...pairs(cell("Status"), /(\d+) = ([^,.]+)/g).map(as(action, "status")),
    ...pairs(cell("PackageType"), /(\d+): ([^.]+)/g)
      .map(named("PackageType"))
      .map(as(action, "value")),
    ...pairs(messages, /([A-Z]+-[A-Z]+): ([^.]+)/g)
      .map(named("StatusMsg"))
      .map(as(action, "value")),
    ...pairs(cell("VerifyType"), /([A-Z_]+) : ([^;]+?)(?:;|Note)/g)
      .map(named("VerifyType"))
      .map(as(action, "value")),
    ...pairs(cell("From"), /(trustAsia|upload|wosign|sheca)()/g)
      .map(named("From"))
      .map(as(action, "value")),
    ...exampleFields(after(text, "Obtain the details")).map(as(action, "field")),
    ...rows(
      text,
      /^((?:FailedOperation|InternalError|LimitExceeded|ResourceNotFound)[\w.]*) \| (.+?) \|$/,
    ).map(as(action, "error")),
  ];
}

/** Seed 4: the manual of the legacy API, tables with tabs. */
function readLegacyManual(text: string): Found[] {
  const list = between(text, "本接口(CertGetList)", "本接口(CertUpload)");
  const upload = between(text, "本接口(CertUpload)", "本接口 (CertDelete)");
  const remove = after(text, "本接口 (CertDelete)");
  return [
    ...tabbed("CertGetList", list),
    ...rows(list, /^(\d)\t(.+)$/).map(as("CertGetList", "status")),
    ...exampleFields(list).map(as("CertGetList", "field")),
    ...tabbed("CertUpload", upload),
    ...tabbed("CertDelete", remove),
    ...rows(between(remove, "注意", "4. 示例"), /^(\d)\. (.+)$/).map(as("CertDelete", "rule")),
  ];
}

function tabbed(action: string, text: string): Found[] {
  return [
    ...rows(text, /^(\w+)\t(?:是|否)\t(\w+)\t/).map(as(action, "parameter")),
    ...rows(text, /^(\w+)\t(Int|String|Array|Bool)\t/).map(as(action, "field")),
  ];
}

type Row = readonly [name: string, text: string];

function rows(text: string, pattern: RegExp): Row[] {
  return text.split("\n").flatMap((line) => {
    const [, name, rest = ""] = pattern.exec(line.trim()) ?? [];
    return name === undefined ? [] : [[name, rest] as const];
  });
}

function pairs(text: string, pattern: RegExp): Row[] {
  return [...text.matchAll(pattern)].map(([, name = "", rest = ""]) => [name, rest.trim()] as const);
}

function named(field: string): (row: Row) => Row {
  return ([name, text]) => [`${field} ${name}`, text];
}

/** The names of all members in the JSON of an example, the envelope's aside. */
function exampleFields(text: string): Row[] {
  const names = [...text.matchAll(/"(\w+)":/g)].map(([, name = ""]) => name);
  return [...new Set(names)]
    .filter((name) => name !== "Response" && name !== "Limit")
    .map((name) => [name, ""]);
}

function as(action: string, kind: ItemKind): (row: Row) => Found {
  return ([name, text]) => ({ action, kind, name, text });
}

function between(text: string, start: string, end: string): string {
  const rest = after(text, start);
  const stop = rest.indexOf(end);
  return stop < 0 ? rest : rest.slice(0, stop);
}

function after(text: string, start: string): string {
  const at = text.indexOf(start);
  return at < 0 ? "" : text.slice(at + start.length);
}
