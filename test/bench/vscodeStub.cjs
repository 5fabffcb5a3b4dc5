// A stand-in for the module "vscode" in plain Node: what is asked of it is there, can be called and made, and does
// nothing. `commandCount` tells how many commands were registered: that activation really ran.
const { readFileSync } = require("node:fs");
const Module = require("node:module");

let commands = 0;

const disposable = { dispose() {} };

class Disposable {
  dispose() {}
  static from() {
    return disposable;
  }
}

class EventEmitter {
  event = () => disposable;
  fire() {}
  dispose() {}
}

const known = {
  Disposable,
  EventEmitter,
  ExtensionMode: { Production: 1, Development: 2, Test: 3 },
  "env.language": "en",
  "workspace.workspaceFolders": [],
  "workspace.textDocuments": [],
  "window.visibleTextEditors": [],
  "window.activeTextEditor": undefined,
  "window.tabGroups": { all: [], onDidChangeTabs: () => disposable },
  "workspace.getConfiguration": () => ({
    get: (_name, fallback) => fallback,
    inspect: () => undefined,
  }),
  "commands.registerCommand": () => {
    commands += 1;
    return disposable;
  },
  "commands.executeCommand": async () => undefined,
};

/** Anything of the module's: a function, a class and a name space at once. */
function anything(path) {
  const call = () => (/\.(on|register|create)[A-Z]\w*$/.test(path) ? anything(`${path}()`) : undefined);
  // No arrow function, which could not be made with `new`.
  return new Proxy(class {}, {
    get(_target, name) {
      if (typeof name === "symbol" || name === "then") return undefined;
      if (name === "dispose") return () => {};
      const inner = path === "" ? name : `${path}.${name}`;
      return Object.hasOwn(known, inner) ? known[inner] : anything(inner);
    },
    apply: call,
    construct: () => anything(`${path}()`),
  });
}

// The names of the real module are its own, some 300: what it takes to copy them into a bundle is to be seen here too.
const everything = anything("");
const stub = Object.create(everything);
for (const name of exportedNames())
  Object.defineProperty(stub, name, { value: everything[name], enumerable: true });

function exportedNames() {
  const types = readFileSync(require.resolve("@types/vscode/index.d.ts"), "utf8");
  const declared = types.matchAll(/^\texport (?:class|enum|namespace|const|function) (\w+)/gm);
  return new Set([...declared].map(([, name]) => name));
}

const load = Module._load;
Module._load = function (request, ...rest) {
  return request === "vscode" ? stub : load.call(this, request, ...rest);
};

exports.commandCount = () => commands;

/** What the editor gives to `activate`. Nothing is stored. */
exports.extensionContext = (folder) => {
  const uri = { fsPath: folder, path: folder, scheme: "file", with: () => uri, toString: () => folder };
  const memento = { get: (_key, fallback) => fallback, update: async () => {}, keys: () => [] };
  return {
    subscriptions: [],
    extensionMode: 1,
    extensionUri: uri,
    globalStorageUri: uri,
    storageUri: uri,
    globalState: memento,
    workspaceState: memento,
    secrets: {
      get: async () => undefined,
      store: async () => {},
      delete: async () => {},
      onDidChange: () => disposable,
    },
  };
};
