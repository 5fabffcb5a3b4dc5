// node loadOnce.cjs KIND BUNDLE FOLDER: prints the milliseconds that loading takes in this fresh process, together with
// what a user of the library does before anything else: activating the extension, or making a client.
// The modules of Node are loaded before: in the editor's extension host they are there already.
for (const name of [
  "assert",
  "buffer",
  "child_process",
  "crypto",
  "events",
  "fs",
  "fs/promises",
  "http",
  "https",
  "net",
  "os",
  "path",
  "stream",
  "timers/promises",
  "tls",
  "url",
  "util",
  "zlib",
]) {
  require(`node:${name}`);
}
const { commandCount, extensionContext } = require("./vscodeStub.cjs");

const [kind, bundle, folder] = process.argv.slice(2);
const uses = {
  extension(loaded) {
    const context = extensionContext(folder);
    loaded.activate(context);
    return () => commandCount() >= 30 && context.subscriptions.length > 0;
  },
  client(loaded) {
    const { Client } = loaded.ssl.v20191205;
    const client = new Client({ credential: { secretId: "a", secretKey: "b" }, region: "", profile: {} });
    return () => typeof client.DescribeCertificates === "function";
  },
  forge: (loaded) => () => typeof loaded.pki.certificateFromPem === "function",
};

const started = performance.now();
const isReady = uses[kind](require(bundle));
const took = performance.now() - started;
if (!isReady()) throw new Error(`${kind} is not ready after it was loaded`);
process.stdout.write(String(took), () => process.exit());
