import { setTimeout as sleep } from "node:timers/promises";
import { CertificateTree } from "../../src/tree/certificateTree";
import type { TreeNode } from "../../src/tree/node";
import { defaultTreeSettings } from "../../src/tree/treeSettings";
import { MemorySessions, memorySession } from "../unit/tree/fakes";
import { type Benchmark, compare } from "./benchmark";
import { sampleAccount } from "./sampleAccount";

/** Longer than a tree waits for a burst of changes to end. */
const burst = 500;

/** What a refresh tells that found one certificate of 10,000 changed: to whom it concerns, and what is drawn anew. */
export const refreshEvents: Benchmark = {
  name: "refresh-events",
  async run() {
    const session = memorySession("a", sampleAccount(10_000));
    const { store, service } = session;
    await store.load();
    const tree = new CertificateTree(new MemorySessions(session), defaultTreeSettings);
    openAll(tree);
    let changes = 0;
    let redraws = 0;
    let nodes = 0;
    store.onDidChange(({ added, updated, removed }) => {
      if (added.length + updated.length + removed.length > 0) changes += 1;
    });
    tree.onDidChange((changed) => {
      redraws += 1;
      nodes += changed?.length ?? Number.POSITIVE_INFINITY;
    });
    service.certificates = service.certificates.map((certificate, index) =>
      index === 4321 ? { ...certificate, alias: "renamed" } : { ...certificate },
    );
    await store.load();
    await sleep(burst);
    tree.dispose();
    const one = (name: string, ours: number) =>
      compare({ name: `refresh with one change: ${name}`, unit: "", ours, against: "aim of 1", peer: 1 });
    return [
      one("events of the store that name certificates", changes),
      one("events of the tree", redraws),
      one("nodes drawn anew", nodes),
    ];
  },
};

function openAll(tree: CertificateTree, parent?: TreeNode): void {
  for (const child of tree.children(parent)) openAll(tree, child);
}
