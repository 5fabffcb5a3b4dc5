import { CertificateTree } from "../../src/tree/certificateTree";
import type { TreeNode } from "../../src/tree/node";
import { defaultTreeSettings } from "../../src/tree/treeSettings";
import { MemorySessions, memorySession } from "../unit/tree/fakes";
import { type Benchmark, compare, median } from "./benchmark";
import { sampleAccount } from "./sampleAccount";

const aimMilliseconds = 50;
const rounds = 9;

/** Opening a node with 10,000 certificates for the first time: they are grouped, sorted and made nodes with their looks. */
export const treeChildren: Benchmark = {
  name: "tree-children",
  async run() {
    const certificates = sampleAccount(10_000).map((certificate) => ({ ...certificate, status: 1 }));
    const session = memorySession("a", certificates);
    await session.store.load();
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const tree = new CertificateTree(new MemorySessions(session), {
        ...defaultTreeSettings,
        groupBy: ["status"],
      });
      const started = performance.now();
      const [group] = tree.children();
      const children = group === undefined ? [] : tree.children(group);
      const faces = children.slice(0, 100).map((child: TreeNode) => tree.face(child));
      times.push(performance.now() - started);
      tree.dispose();
      if (children.length !== 10_000 || faces.length !== 100) throw new Error("The tree is not whole");
    }
    return [
      compare({
        name: "children of a node with 10,000 certificates",
        unit: "ms",
        ours: median(times),
        against: `aim of ${aimMilliseconds} ms`,
        peer: aimMilliseconds,
      }),
    ];
  },
};
