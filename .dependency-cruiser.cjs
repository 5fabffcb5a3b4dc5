// The rooms and arrows of ARCHITECTURE.md, as rules. `npm run architecture`
const room = (names) => `^src/(${names})/`;

/** from room -> what it may import; everything else inside src/ is forbidden. */
const arrows = {
  certificates: [],
  pem: ["certificates"],
  tencent: ["certificates"],
  sandbox: ["certificates", "pem", "tencent/v2/wire", "tencent/v3/wire"],
  ui: ["certificates"],
  accounts: ["certificates", "tencent", "ui"],
  tree: ["certificates", "accounts", "ui"],
  detail: ["certificates", "accounts", "ui"],
  editor: ["certificates", "accounts", "ui"],
  uploadReport: ["ui"],
  commands: ["certificates", "accounts", "ui", "tree", "detail", "editor", "uploadReport"],
  webview: ["detail/protocol", "uploadReport/protocol"],
};

/** The layers inside pem/: each knows those before it. Findings, fixes and what is above them know all. */
const pemLayers = ["asn1", "text", "x509", "keys"];

module.exports = {
  forbidden: [
    ...pemLayers.map((layer, index) => ({
      name: `pem-${layer}-knows-only-the-layers-below`,
      severity: "error",
      from: { path: `^src/pem/${layer}/` },
      to: {
        path: "^src/pem/",
        pathNot: `^src/pem/(${pemLayers.slice(0, index + 1).join("|")})/`,
        dependencyTypesNot: ["type-only"],
      },
    })),
    ...Object.entries(arrows).map(([from, to]) => ({
      name: `${from}-knows-only-the-rooms-below`,
      severity: "error",
      from: { path: room(from) },
      to: {
        path: "^src/",
        pathNot: [
          `^src/${from}/`,
          ...to.map((name) => (name.includes("/") ? `^src/${name}\\.ts$` : `^src/${name}/`)),
        ],
        // Type-only imports cost nothing at run time; rooms outside `arrows` may name the types of the lazy rooms.
        dependencyTypesNot: ["type-only", "dynamic-import"],
      },
    })),
    {
      name: "types-only-from-pem-and-sandbox",
      comment: "The UI names the types of the lazily loaded rooms, and loads them with import().",
      severity: "error",
      from: { path: "^src/", pathNot: room("pem|sandbox") },
      to: { path: room("pem|sandbox"), dependencyTypesNot: ["type-only", "dynamic-import"] },
    },
    {
      name: "clients-are-loaded-when-first-connected",
      comment:
        "Only tencent/site is cheap enough for activation; accounts/connector loads the rest with import().",
      severity: "error",
      from: { path: "^src/", pathNot: room("tencent|sandbox") },
      to: {
        path: room("tencent"),
        pathNot: "^src/tencent/site\\.ts$",
        dependencyTypesNot: ["type-only", "dynamic-import"],
      },
    },
    {
      name: "commands-are-loaded-when-the-first-runs",
      comment: "Activation registers their names; commands/registerCommands loads the rest with import().",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/commands/(?!registerCommands\\.ts$)" },
      to: {
        path: room("commands"),
        pathNot: "^src/commands/(registerCommands|commandNames)\\.ts$",
        dependencyTypesNot: ["type-only", "dynamic-import"],
      },
    },
    {
      name: "detail-is-loaded-with-the-first-panel",
      comment: "Activation registers the panels' type; detail/registerDetail loads the rest with import().",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/detail/(?!registerDetail\\.ts$)", room("webview")] },
      to: {
        path: room("detail"),
        pathNot: "^src/detail/(registerDetail|viewType)\\.ts$",
        dependencyTypesNot: ["type-only", "dynamic-import"],
      },
    },
    {
      name: "pem-language-is-loaded-with-the-first-pem-file",
      severity: "error",
      from: { path: "^src/", pathNot: room("editor/language") },
      to: {
        path: room("editor/language"),
        pathNot: "^src/editor/language/(embeddedPem|helpUri)\\.ts$",
        dependencyTypesNot: ["type-only", "dynamic-import"],
      },
    },
    {
      name: "sandbox-is-loaded-in-one-place",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/sandbox/", "^src/accounts/sandboxAccount\\.ts$"] },
      to: { path: room("sandbox") },
    },
    {
      name: "pem-and-certificates-are-plain",
      severity: "error",
      from: { path: room("certificates|pem|tencent|sandbox") },
      to: { path: "^vscode$" },
    },
    {
      name: "certificates-runs-anywhere",
      comment: "No Node built-ins in the domain: it runs in a browser too.",
      severity: "error",
      from: { path: room("certificates|webview") },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "wire-stays-behind-the-service",
      comment:
        "The two API generations are seen only inside tencent/ (and by the sandbox, which speaks them).",
      severity: "error",
      from: { path: "^src/", pathNot: room("tencent|sandbox") },
      to: { path: "^src/tencent/v[23]/" },
    },
    {
      name: "no-circles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "only-listed-run-time-dependencies",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], pathNot: "node_modules/@types/" },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^vscode$" } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    builtInModules: { add: ["vscode"] },
  },
};
