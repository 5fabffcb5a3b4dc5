import assert from "node:assert/strict";
import ts from "typescript";
import { commandNames } from "../../src/commands/commandNames";
import { callsOf, parse, placeOf, productSources, readJson, type Source } from "./sources";

interface MenuEntry {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title?: string;
      readonly category?: string;
      readonly icon?: string;
      readonly enablement?: string;
    }[];
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly keybindings?: readonly MenuEntry[];
  };
}

/** The one file that registers commands: by the list of their names, so that their code can be loaded later. */
const registering = "src/commands/registerCommands.ts:";

/** Where a file registers commands. */
function registrations(source: Source): readonly string[] {
  return [...callsOf(source)]
    .filter(({ expression }) => /\.register(TextEditor)?Command$/.test(expression.getText()))
    .map((call) => placeOf(source, call));
}

/** Own commands that a file runs by `executeCommand("certificateBrowser.…")`. */
function executions(source: Source): readonly string[] {
  return [...callsOf(source)]
    .filter(({ expression }) => /\.executeCommand$/.test(expression.getText()))
    .flatMap(({ arguments: [id] }) => (id !== undefined && ts.isStringLiteralLike(id) ? [id.text] : []))
    .filter((id) => id.startsWith("certificateBrowser."));
}

/** What can be done without an account: it makes one, is about files, or about how the tree looks. */
const withoutAccount = [
  ...["addAccount", "openSandbox", "showLog"],
  ...["check", "upload", "compare", "openAsPem"],
  ...["groupBy", "sortBy", "hideExpired", "showExpired"],
];

/** Which menus must say when an entry is shown. */
const conditional = ["view/title", "view/item/context", "explorer/context", "editor/context", "editor/title"];

function menuProblems({ contributes: { commands, menus } }: Manifest): readonly string[] {
  const known = new Set(commands.map(({ command }) => command));
  return Object.entries(menus).flatMap(([menu, entries]) =>
    entries.flatMap(({ command, submenu, when }) => [
      ...(submenu === undefined && !known.has(command ?? "") ? [`${menu}: unknown command ${command}`] : []),
      ...(conditional.includes(menu) && !when ? [`${menu}: ${command ?? submenu} has no "when"`] : []),
    ]),
  );
}

/** Context keys that belong to a row of a tree or to its list. */
const keysOfRows = new Set(["view", "viewItem", "listMultiSelection"]);

/**
 * What the menus of tree rows go by beside the rows themselves. When such a key changes, the editor draws all rows anew;
 * if the tree changes at the same moment it looks for rows that are gone, and logs "TreeError: Data tree node not found".
 */
function rowMenuKeys({ contributes: { commands, menus } }: Manifest): readonly string[] {
  const enablements = new Map(commands.map(({ command, enablement = "" }) => [command, enablement]));
  const keys = (menus["view/item/context"] ?? []).flatMap(({ command = "", when = "" }) =>
    keysIn(`${when} && ${enablements.get(command) ?? ""}`).map((key) => `${command}: ${key}`),
  );
  return keys.filter((entry) => !keysOfRows.has(entry.split(": ")[1] ?? ""));
}

/** The context keys of a condition, which stand left of its operators. */
function keysIn(condition: string): readonly string[] {
  return condition
    .split(/&&|\|\|/)
    .map((test) => /^[\s!(]*([\w.:]+)/.exec(test)?.[1])
    .filter((key) => key !== undefined);
}

describe("commands", () => {
  const manifest = readJson("package.json") as Manifest;
  const contributed = manifest.contributes.commands.map(({ command }) => command).sort();
  const sources = productSources();

  it("what is contributed is registered, and the reverse", () => {
    assert.deepEqual(commandNames.map((name) => `certificateBrowser.${name}`).sort(), contributed);
  });

  it("nothing is registered with the editor beside the list", () => {
    const places = sources.flatMap(registrations).filter((place) => !place.startsWith(registering));
    assert.deepEqual(places, []);
  });

  it("what the source runs exists", () => {
    const unknown = sources.flatMap(executions).filter((id) => !contributed.includes(id));
    // The editor makes a focus command for each view.
    assert.deepEqual(
      unknown.filter((id) => !id.endsWith(".focus")),
      [],
    );
  });

  it("each has a title, an icon and the common category", () => {
    for (const { command, title, category, icon } of manifest.contributes.commands) {
      assert.match(title ?? "", /^%command\..+%$/, command);
      assert.equal(category, "%category%", command);
      assert.match(icon ?? "", /^\$\([a-z-]+\)$/, command);
    }
  });

  it("the palette offers those that need an account only when there is one", () => {
    const palette = manifest.contributes.menus["commandPalette"] ?? [];
    const unconditional = manifest.contributes.commands
      .filter(({ command, enablement }) => {
        const when = palette.find((entry) => entry.command === command)?.when;
        return !/accountCount|false|filtered/.test(`${when} ${enablement}`);
      })
      .map(({ command }) => command.replace("certificateBrowser.", ""));
    assert.deepEqual(unconditional.sort(), [...withoutAccount].sort());
  });

  it("menus name known commands and say when they show them", () => {
    assert.deepEqual(menuProblems(manifest), []);
  });

  it("menus of tree rows go by nothing that changes while the tree does", () => {
    assert.deepEqual(rowMenuKeys(manifest), []);
  });

  it("no key is bound to an unknown command", () => {
    const bound = (manifest.contributes.keybindings ?? []).map(({ command }) => command ?? "");
    assert.deepEqual(
      bound.filter((command) => !contributed.includes(command)),
      [],
    );
  });

  describe("would notice", () => {
    it("a command that is registered elsewhere", () => {
      const sample = parse("src/sample.ts", `vscode.commands.registerCommand("a", () => {})`);
      assert.deepEqual(registrations(sample), ["src/sample.ts:1"]);
    });

    it("a menu entry without a condition, and one of an unknown command", () => {
      const commands = [{ command: "a" }];
      const menus = { "view/title": [{ command: "a" }, { command: "b", when: "c" }] };
      assert.deepEqual(menuProblems({ contributes: { commands, menus } }), [
        'view/title: a has no "when"',
        "view/title: unknown command b",
      ]);
    });

    it("a menu of tree rows that goes by the number of accounts", () => {
      const commands = [{ command: "a", enablement: "accountCount != 0" }, { command: "b" }];
      const menus = {
        "view/item/context": [
          { command: "a", when: "view == x && viewItem =~ /y/" },
          { command: "b", when: "view == x && !z.filtered" },
        ],
      };
      assert.deepEqual(rowMenuKeys({ contributes: { commands, menus } }), [
        "a: accountCount",
        "b: z.filtered",
      ]);
    });
  });
});
