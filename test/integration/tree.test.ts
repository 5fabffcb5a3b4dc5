import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import type { TestApi } from "../../src/extension";
import type { CertificateNode } from "../../src/tree/certificateNode";
import { CertificateTree } from "../../src/tree/certificateTree";
import { CertificateTreeProvider } from "../../src/tree/certificateTreeProvider";
import { currentTreeSettings } from "../../src/tree/currentTreeSettings";
import type { TreeNode } from "../../src/tree/node";
import { until } from "../host/eventually";
import { activatedApi } from "./extensionUnderTest";
import { removeAccounts } from "./support/sandboxAccount";

/** The provider over the sandbox's certificates, in the real editor. The view itself is driven by the e2e tests. */
describe("certificate tree", () => {
  let api: TestApi;
  let tree: CertificateTree;
  let provider: CertificateTreeProvider;

  before(async () => {
    api = await activatedApi();
    await vscode.commands.executeCommand("certificateBrowser.openSandbox");
    tree = new CertificateTree(api.sessions, currentTreeSettings());
    provider = new CertificateTreeProvider(tree);
  });

  after(async () => {
    provider.dispose();
    tree.dispose();
    await removeAccounts(api);
  });

  function storeOfSandbox() {
    const session = api.sessions.all().find(({ account }) => account.site === "sandbox");
    assert.ok(session, "there is no sandbox account");
    return session.store;
  }

  function allCertificates(parent?: TreeNode): CertificateNode[] {
    return provider
      .getChildren(parent)
      .flatMap((node) => (node.kind === "certificate" ? [node] : allCertificates(node)));
  }

  function anIssued(): CertificateNode {
    const issued = allCertificates().find((node) => {
      const words = provider.getTreeItem(node).contextValue?.split(" ") ?? [];
      return words.includes("issued") && words.includes("uploaded");
    });
    assert.ok(issued, "no uploaded certificate in the sandbox");
    return issued;
  }

  it("is listed because the view became visible, not because someone asked", async () => {
    const store = storeOfSandbox();
    await until("the list of the account", () => {
      assert.equal(store.state.error, undefined, store.state.error?.code);
      return store.state.loadedAt !== undefined;
    });
    assert.ok(store.size >= 30, `${store.size} certificates`);
  });

  it("groups by project and status, and holds every certificate once", () => {
    const top = provider.getChildren();
    assert.ok(top.length >= 4, `${top.length} projects`);
    for (const project of top) {
      assert.equal(project.kind, "group");
      for (const status of provider.getChildren(project)) assert.equal(status.kind, "group");
    }
    const ids = allCertificates().map(({ certificateId }) => certificateId);
    assert.equal(ids.length, storeOfSandbox().size);
    assert.equal(new Set(ids).size, ids.length);
  });

  it("gives every node an ID of its own, an icon and an accessible label", () => {
    const nodes = function* (parent?: TreeNode): Generator<TreeNode> {
      for (const node of provider.getChildren(parent)) {
        yield node;
        yield* nodes(node);
      }
    };
    const seen = new Set<string>();
    for (const node of nodes()) {
      const item = provider.getTreeItem(node);
      assert.ok(item.id !== undefined && !seen.has(item.id), `ID ${item.id}`);
      seen.add(item.id);
      assert.ok(item.iconPath instanceof vscode.ThemeIcon);
      assert.ok(item.accessibilityInformation?.label, `label of ${item.id}`);
      assert.ok(item.label, `text of ${item.id}`);
    }
  });

  it("opens the detail of the certificate that is clicked", () => {
    const node = anIssued();
    const { command } = provider.getTreeItem(node);
    assert.equal(command?.command, "certificateBrowser.showDetail");
    const { accountId, certificateId } = node;
    assert.deepEqual(command?.arguments, [{ accountId, certificateId }]);
  });

  it("makes the tooltip only when it is asked for: a table without links, HTML or trust", async () => {
    const node = anIssued();
    const item = provider.getTreeItem(node);
    assert.equal(item.tooltip, undefined);
    const { tooltip } = await provider.resolveTreeItem(item, node);
    assert.ok(tooltip instanceof vscode.MarkdownString);
    assert.equal(tooltip.isTrusted, false);
    assert.equal(tooltip.supportHtml, false);
    assert.match(tooltip.value, /^\| \| \|\n\|---\|---\|\n/);
    assert.ok(tooltip.value.includes(node.certificateId));
  });

  it("leads from a certificate up to the top", () => {
    const node = tree.find(anIssued());
    const above: TreeNode[] = [];
    for (let parent = node && provider.getParent(node); parent; parent = provider.getParent(parent)) {
      above.push(parent);
    }
    assert.deepEqual(
      above.map(({ kind }) => kind),
      ["group", "group"],
    );
  });

  it("follows the setting that says how to group", async () => {
    const settings = vscode.workspace.getConfiguration("certificateBrowser");
    await settings.update("groupBy", [], vscode.ConfigurationTarget.Global);
    try {
      tree.configure(currentTreeSettings());
      assert.ok(provider.getChildren().every(({ kind }) => kind === "certificate"));
    } finally {
      await settings.update("groupBy", undefined, vscode.ConfigurationTarget.Global);
      tree.configure(currentTreeSettings());
    }
  });

  it("copies IDs and domains, one a line", async () => {
    const [first, second] = allCertificates().filter((node) => tree.certificate(node)?.domain);
    assert.ok(first && second);
    await vscode.commands.executeCommand("certificateBrowser.copyId", first, [first, second]);
    assert.equal(await vscode.env.clipboard.readText(), `${first.certificateId}\n${second.certificateId}`);
    await vscode.commands.executeCommand("certificateBrowser.copyDomain", first);
    assert.equal(await vscode.env.clipboard.readText(), tree.certificate(first)?.domain);
  });

  it("copies a certificate as PEM, and no private key with it", async () => {
    await vscode.commands.executeCommand("certificateBrowser.copyPem", anIssued());
    const text = await vscode.env.clipboard.readText();
    assert.match(text, /^-----BEGIN CERTIFICATE-----\n/);
    assert.doesNotMatch(text, /PRIVATE KEY/);
  });

  it("lists again when refreshed, and tells only what changed: nothing", async () => {
    const store = storeOfSandbox();
    const before = store.state.loadedAt ?? 0;
    allCertificates();
    let redraws = 0;
    const listening = provider.onDidChangeTreeData(() => {
      redraws += 1;
    });
    await vscode.commands.executeCommand("certificateBrowser.refresh");
    await until("the new list", () => (store.state.loadedAt ?? 0) > before);
    // Longer than redraws are put off.
    await new Promise((resolve) => setTimeout(resolve, 300));
    listening.dispose();
    assert.equal(redraws, 0);
  });
});
