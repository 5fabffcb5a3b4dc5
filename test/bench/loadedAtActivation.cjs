// node loadedAtActivation.cjs BUNDLE FOLDER: activates the extension in plain Node and prints, one a line, the files that
// were loaded for it, those too that activation started to load for later.
const { dirname } = require("node:path");
const { extensionContext } = require("./vscodeStub.cjs");

const [bundle, folder] = process.argv.slice(2);
require(bundle).activate(extensionContext(folder));
setTimeout(() => {
  const loaded = Object.keys(require.cache).filter((file) => dirname(file) === dirname(bundle));
  process.stdout.write(loaded.join("\n"), () => process.exit());
}, 200);
