// A stand-in for the module "vscode" in plain Node: what is asked of it is there, can be called and made, and does
// nothing. `commandCount` tells how many commands were registered: that activation really ran.
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
  return new Proxy(() => {}, {
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

// A bundle copies a module's own members and keeps its prototype: so everything is in the prototype.
const stub = Object.create(anything(""));
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
